import type { Bracket, Side } from '../api/types';
import { Decimal, ZERO, dec, type Amount } from '../decimal/decimal';

/*
 * Estimates for a ticket that has not been sent. The exchange decides by its own rules and the prices at that moment;
 * what stands here only shows the order of magnitude, and is labelled as an estimate wherever it is shown.
 */

/** What opening takes: the notional over the leverage. */
export const margin = (price: Amount, size: Amount, leverage: number): Decimal => dec(price).times(dec(size)).div(leverage);

export const fee = (price: Amount, size: Amount, rate: string): Decimal => dec(price).times(dec(size)).times(dec(rate));

export type Holding = { amount: Amount; entryPrice: Amount };

/** The position that stands after a trade. */
export function after(held: Holding, side: Side, size: Amount, price: Amount): { amount: Decimal; entryPrice: Decimal } {
  const before = dec(held.amount);
  const change = side === 'BUY' ? dec(size) : dec(size).negated();
  const amount = before.plus(change);
  if (before.isZero() || before.isPositive() === change.isPositive()) {
    const value = before.times(dec(held.entryPrice)).plus(change.times(dec(price)));
    return { amount, entryPrice: amount.isZero() ? ZERO : value.div(amount) };
  }
  // Reduced or closed at the old price, or turned over at the new one.
  const turned = !amount.isZero() && amount.isPositive() !== before.isPositive();
  return { amount, entryPrice: amount.isZero() ? ZERO : turned ? dec(price) : dec(held.entryPrice) };
}

/** The bracket that a notional falls into. */
export function bracketOf(brackets: Bracket[], notional: Decimal): Bracket | undefined {
  return brackets.find((each) => notional.lte(each.notionalCap)) ?? brackets.at(-1);
}

/**
 * The price at which collateral no longer covers the maintenance margin: for a long (entry x size - collateral - cum) /
 * (size x (1 - ratio)), for a short (entry x size + collateral + cum) / (size x (1 + ratio)). Null if no price does it.
 */
export function liquidation(position: { amount: Decimal; entryPrice: Decimal }, collateral: Amount, brackets: Bracket[]): Decimal | null {
  const size = position.amount.abs();
  if (size.isZero()) {
    return null;
  }
  const value = size.times(position.entryPrice);
  const bracket = bracketOf(brackets, value);
  if (!bracket) {
    return null;
  }
  const ratio = new Decimal(String(bracket.maintMarginRatio));
  const cover = dec(collateral).plus(String(bracket.cum));
  const price = position.amount.isPositive()
    ? value.minus(cover).div(size.times(new Decimal(1).minus(ratio)))
    : value.plus(cover).div(size.times(ratio.plus(1)));
  return price.lte(0) ? null : price;
}

/** How much may be opened with this much margin, fees of the fill included. */
export function affordable(available: Amount, price: Amount, leverage: number, feeRate: string): Decimal {
  const each = dec(price).times(dec(feeRate).plus(new Decimal(1).div(leverage)));
  return each.isZero() ? ZERO : Decimal.max(dec(available), ZERO).div(each);
}
