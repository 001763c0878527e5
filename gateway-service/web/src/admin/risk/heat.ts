import { Decimal, ZERO, dec } from '../../decimal/decimal';

const STEPS = 5;

/** Returns what says how large a part of the largest an amount is, in steps from 0 (nothing) to 5. */
export function heatOf(amounts: readonly string[]): (amount: string) => number {
  const largest = amounts.reduce((most, each) => Decimal.max(most, dec(each).abs()), ZERO);
  return (amount) => (largest.isZero() ? 0 : dec(amount).abs().times(STEPS).div(largest).ceil().toNumber());
}
