import { describe, expect, it } from 'vitest';
import { compact, fixed, floorTo, grouped, isDecimal, isMultiple, placesOf, signed, signedPercent, tone } from './decimal';

describe('decimals', () => {
  it('keeps every digit that a float would lose', () => {
    expect(fixed('90071992547409931.12345678', 8)).toBe('90,071,992,547,409,931.12345678');
    expect(fixed('0.1', 1)).toBe('0.1');
  });

  it('cuts off instead of rounding up, on both sides of zero', () => {
    expect(fixed('1.999', 2)).toBe('1.99');
    expect(fixed('-1.999', 2)).toBe('-1.99');
    expect(fixed('-0.001', 2)).toBe('0.00');
  });

  it('groups thousands of negative and whole numbers too', () => {
    expect(grouped('-1234567')).toBe('-1,234,567');
    expect(grouped('123')).toBe('123');
  });

  it('shows a sign only where there is one', () => {
    expect(signed('2.5', 2)).toBe('+2.50');
    expect(signed('-2.5', 2)).toBe('-2.50');
    expect(signed('0.001', 2)).toBe('0.00');
    expect(signedPercent('0.0123')).toBe('+1.23%');
  });

  it('writes large amounts short', () => {
    expect(compact('1234567.8')).toBe('1.23M');
    expect(compact('999')).toBe('999.00');
    expect(compact('1000')).toBe('1.00K');
  });

  it('counts in steps', () => {
    expect(placesOf('0.10')).toBe(1);
    expect(placesOf('1')).toBe(0);
    expect(isMultiple('61659.8', '0.10')).toBe(true);
    expect(isMultiple('61659.85', '0.10')).toBe(false);
    expect(floorTo('0.0019999', '0.001')).toBe('0.001');
  });

  it('accepts what people type and nothing else', () => {
    expect(['1', '1.', '.5', '0.25'].every(isDecimal)).toBe(true);
    expect(['', '-1', '1e3', 'abc', '1,000', '.', 'Infinity'].some(isDecimal)).toBe(false);
  });

  it('tells gains from losses', () => {
    expect([tone('1'), tone('-1'), tone('0.00')]).toEqual(['up', 'down', '']);
  });
});
