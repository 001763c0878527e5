import type { Trade } from '../api/types';

/** How many trades are shown. */
export const KEPT = 60;

/** The newest trades first, each once. */
export function newest(trades: Trade[], more: Trade[], kept = KEPT): Trade[] {
  const known = new Set(trades.map((each) => each.id));
  const fresh = more.filter((each) => !known.has(each.id));
  return fresh.length === 0 ? trades : [...trades, ...fresh].sort((a, b) => b.id - a.id).slice(0, kept);
}
