import { describe, expect, test } from 'vitest';
import type { Terms } from '../api';
import { changesOf, fieldOf, formOf, stepOf, termsForm, termsOf } from './terms';

const terms: Terms = {
  priceMin: '0.42', priceMax: '6857.00', sizeMin: '0.01', sizeMax: '1000000.00', marketSizeMax: '5000.00', notionalMin: '10.00000000',
  priceUp: '1.100000', priceDown: '0.900000', takeBound: '0.100000', openOrdersMax: 200,
  makerFee: '0.000200', takerFee: '0.000500', liquidationFee: '0.030000', triggerProtect: '0.050000',
  brackets: [
    { cap: '50000.00000000', maintenance: '0.010000', leverageMax: 50 },
    { cap: '500000.00000000', maintenance: '0.020000', leverageMax: 25 },
  ],
};

describe('the form of terms', () => {
  test('says what it was made of, so that nothing typed is nothing changed', () => {
    expect(changesOf(terms, formOf(terms))).toEqual({});
    expect(formOf(terms).takerFee).toBe('0.0005');
    expect(termsOf(formOf(terms)).brackets[1]).toEqual({ cap: '500000', maintenance: '0.02', leverageMax: 25 });
  });

  test('sends what was typed and nothing else', () => {
    const form = { ...formOf(terms), takerFee: ' 0.00051 ', makerFee: '-0.0001', openOrdersMax: '100' };
    expect(changesOf(terms, form)).toEqual({ takerFee: '0.00051', makerFee: '-0.0001', openOrdersMax: 100 });
  });

  test('takes another way to write a number for no change', () => {
    expect(changesOf(terms, { ...formOf(terms), priceMax: '6857.000', sizeMin: '.010' })).toEqual({});
  });

  test('sends the whole margin table if one step is another, or gone', () => {
    const form = formOf(terms);
    const [first, second] = form.brackets;
    const raised = { ...form, brackets: [{ ...first!, maintenance: '0.015' }, second!] };
    expect(changesOf(terms, raised).brackets).toEqual([
      { cap: '50000', maintenance: '0.015', leverageMax: 50 },
      { cap: '500000', maintenance: '0.02', leverageMax: 25 },
    ]);
    expect(changesOf(terms, { ...form, brackets: [first!] }).brackets).toHaveLength(1);
  });

  test('refuses what is no number, and leaves limits to the service', () => {
    const said = (form: object) => termsForm.safeParse(form).error?.issues.map(({ path }) => path.join('.')) ?? [];
    expect(said(formOf(terms))).toEqual([]);
    expect(said({ ...formOf(terms), takerFee: '1e-3' })).toEqual(['takerFee']);
    expect(said({ ...formOf(terms), takerFee: '0.5', makerFee: '-0.1' })).toEqual([]);
    expect(said({ ...formOf(terms), openOrdersMax: '1.5' })).toEqual(['openOrdersMax']);
  });

  test('finds the field that a service names', () => {
    expect(fieldOf('brackets[3].leverageMax')).toBe('brackets.3.leverageMax');
    expect(fieldOf('takerFee')).toBe('takerFee');
    expect(stepOf('brackets[0]')).toBe(1);
    expect(stepOf('priceMin')).toBe(0);
  });
});
