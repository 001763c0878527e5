import type { Levels } from './chain';

/** A row of the book: price, its size, and the size of all rows down to it. Whole numbers of the smallest units. */
export type Row = { price: number; size: number; total: number };

export type BookSide = 'bids' | 'asks';

/** Adds levels up into steps. A bid belongs to the step at or below it, an ask to the one at or above: no row looks better than it is. */
export function groupLevels(levels: Levels, side: BookSide, step: number, rowsMax: number): Row[] {
  const sizes = new Map<number, number>();
  for (const [price, size] of levels) {
    const at = side === 'bids' ? Math.floor(price / step) * step : Math.ceil(price / step) * step;
    sizes.set(at, (sizes.get(at) ?? 0) + size);
  }
  const prices = [...sizes.keys()].sort(side === 'bids' ? (a, b) => b - a : (a, b) => a - b).slice(0, rowsMax);
  let total = 0;
  return prices.map((price) => {
    const size = sizes.get(price) ?? 0;
    total += size;
    return { price, size, total };
  });
}

/** Steps that a trader may group by: the tick times 1, 10, 100, 1000 and 10,000, as whole numbers of the smallest units. */
export function groupingSteps(tick: number): number[] {
  return [1, 10, 100, 1_000, 10_000].map((times) => tick * times);
}
