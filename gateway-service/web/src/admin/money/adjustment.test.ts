import { expect, test } from 'vitest';
import { reasonForm } from '../kit/reason';
import { adjustmentForm } from './adjustment';

const isTaken = (form: object): boolean => adjustmentForm.safeParse({ userId: '1001', asset: 'USDT', amount: '12.5', ...form }).success;

test('an adjustment is of a user and an amount above zero that the ledger can hold', () => {
  expect(isTaken({})).toBe(true);
  for (const form of [{ userId: '0' }, { userId: 'x' }, { amount: '0' }, { amount: '-1' }, { amount: '1e3' }, { amount: '0.000000001' }, { asset: ' ' }]) {
    expect(isTaken(form), JSON.stringify(form)).toBe(false);
  }
});

test('a reason has three characters at least, without blanks around it', () => {
  expect(reasonForm.safeParse({ reason: '  no ' }).success).toBe(false);
  expect(reasonForm.parse({ reason: ' a deposit that was missed ' }).reason).toBe('a deposit that was missed');
  expect(reasonForm.safeParse({ reason: 'x'.repeat(501) }).success).toBe(false);
});
