import { describe, expect, it } from 'vitest';
import { BookChain, type DepthEvent } from './chain';
import { groupLevels, groupingSteps } from './grouping';
import { fromUnits, toUnits } from './units';

const scale = { pricePlaces: 2, sizePlaces: 3 };
const event = (U: number, u: number, pu: number, b: [string, string][] = [], a: [string, string][] = []): DepthEvent => ({ U, u, pu, b, a });

describe('units', () => {
  it('reads and writes decimals exactly', () => {
    expect(toUnits('61659.80', 2)).toBe(6_165_980);
    expect(toUnits('61659.8', 2)).toBe(6_165_980);
    expect(toUnits('0.00000001', 8)).toBe(1);
    expect(fromUnits(6_165_980, 2)).toBe('61659.80');
    expect(fromUnits(-5, 3)).toBe('-0.005');
    expect(fromUnits(7, 0)).toBe('7');
  });

  it('refuses what it cannot hold', () => {
    expect(() => toUnits('1.001', 2)).toThrow(RangeError);
    expect(() => toUnits('99999999999999999', 2)).toThrow(RangeError);
  });
});

describe('the chain of a book', () => {
  it('joins the change that spans the snapshot and drops those before', () => {
    const book = new BookChain(scale);
    book.offer(event(1, 4, 0, [['99', '9']]));
    book.offer(event(5, 8, 4, [['100', '1']]));
    expect(book.isLive).toBe(false);
    expect(book.begin({ lastUpdateId: 6, bids: [['98', '2']], asks: [] })).toBe(true);
    expect([...book.bids]).toEqual([[9_800, 2_000], [10_000, 1_000]]);
    expect(book.offer(event(9, 9, 8, [['100', '0']]))).toBe(true);
    expect([...book.bids]).toEqual([[9_800, 2_000]]);
  });

  it('joins a change that names the snapshot as its predecessor', () => {
    const book = new BookChain(scale);
    expect(book.begin({ lastUpdateId: 6, bids: [], asks: [] })).toBe(true);
    expect(book.offer(event(7, 7, 6, [], [['101', '1']]))).toBe(true);
    expect(book.asks.get(10_100)).toBe(1_000);
  });

  it('gives up at a gap, keeps what comes after it, and recovers with the next snapshot', () => {
    const book = new BookChain(scale);
    book.begin({ lastUpdateId: 6, bids: [['98', '2']], asks: [] });
    book.offer(event(7, 7, 6));
    expect(book.offer(event(10, 11, 9, [['97', '3']]))).toBe(false);
    expect(book.isLive).toBe(false);
    expect(book.bids.size).toBe(0);
    expect(book.begin({ lastUpdateId: 10, bids: [['98', '2']], asks: [] })).toBe(true);
    expect(book.bids.get(9_700)).toBe(3_000);
  });

  it('asks for a newer snapshot when it is older than all changes', () => {
    const book = new BookChain(scale);
    book.offer(event(10, 11, 9));
    expect(book.begin({ lastUpdateId: 5, bids: [], asks: [] })).toBe(false);
    expect(book.begin({ lastUpdateId: 11, bids: [], asks: [] })).toBe(true);
  });
});

describe('grouping', () => {
  const levels = new Map([[10_010, 1], [10_000, 2], [9_999, 4], [9_990, 8]]);

  it('puts bids below and asks above their price', () => {
    expect(groupLevels(levels, 'bids', 100, 9)).toEqual([
      { price: 10_000, size: 3, total: 3 },
      { price: 9_900, size: 12, total: 15 },
    ]);
    expect(groupLevels(levels, 'asks', 100, 9)).toEqual([
      { price: 10_000, size: 14, total: 14 },
      { price: 10_100, size: 1, total: 15 },
    ]);
  });

  it('keeps the best rows', () => {
    expect(groupLevels(levels, 'bids', 1, 2).map((row) => row.price)).toEqual([10_010, 10_000]);
    expect(groupLevels(levels, 'asks', 1, 1).map((row) => row.price)).toEqual([9_990]);
  });

  it('never loses size', () => {
    for (const step of groupingSteps(1)) {
      expect(groupLevels(levels, 'asks', step, 99).at(-1)?.total).toBe(15);
    }
  });
});
