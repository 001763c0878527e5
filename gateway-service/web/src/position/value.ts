import type { Position, SymbolConfig } from '../api/types';
import { ZERO, dec, type Decimal } from '../decimal/decimal';

/** What a position is worth at a mark price that is newer than the answer which told of it. */
export type Value = { profit: Decimal; roe: Decimal; notional: Decimal; margin: Decimal; ratio: Decimal };

/**
 * @param marginBalance of the whole account, which covers a cross position
 * @param maintenance of the whole account
 */
export function valueOf(held: Position, mark: string, settings: SymbolConfig | undefined, marginBalance: string, maintenance: string): Value {
  const amount = dec(held.positionAmt);
  const notional = amount.times(dec(mark)).abs();
  const profit = dec(mark).minus(dec(held.entryPrice)).times(amount);
  const isolated = settings?.marginType === 'ISOLATED' || dec(held.isolatedWallet || '0').gt(0);
  const margin = isolated ? dec(held.isolatedWallet || '0') : notional.div(settings?.leverage ?? 20);
  const basis = amount.abs().times(dec(held.entryPrice)).div(settings?.leverage ?? 20);
  const cover = isolated ? dec(held.isolatedWallet || '0').plus(profit) : dec(marginBalance);
  const needed = isolated ? dec(held.maintMargin) : dec(maintenance);
  return {
    profit,
    roe: basis.isZero() ? ZERO : profit.div(basis),
    notional,
    margin,
    ratio: cover.lte(0) ? dec('1') : needed.div(cover),
  };
}
