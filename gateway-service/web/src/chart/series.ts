import type { UTCTimestamp } from 'lightweight-charts';
import { get } from '../api/http';
import type { KlineRow } from '../api/types';

export const INTERVALS = ['1m', '3m', '5m', '15m', '30m', '1h', '2h', '4h', '6h', '8h', '12h', '1d', '3d', '1w', '1M'] as const;
export type Interval = (typeof INTERVALS)[number];

/** Those that stand beside the chart; the others are in a list. */
export const FAVOURITES: readonly Interval[] = ['1m', '5m', '15m', '1h', '4h', '1d'];

/** Pixels, not money: the chart draws floats. */
export type Candle = { time: UTCTimestamp; open: number; high: number; low: number; close: number; volume: number };

const ROWS = 500;

/** The chart knows no time zones: it is given the reader's own clock as if it were UTC. */
export const chartTime = (millis: number): UTCTimestamp => (Math.floor(millis / 1_000) - new Date(millis).getTimezoneOffset() * 60) as UTCTimestamp;

export const candle = ([at, open, high, low, close, volume]: KlineRow): Candle => ({
  time: chartTime(at), open: Number(open), high: Number(high), low: Number(low), close: Number(close), volume: Number(volume),
});

export type Source = 'klines' | 'markPriceKlines' | 'indexPriceKlines';

/** Returns rows of a symbol up to a time, the oldest first. */
export function rows(source: Source, symbol: string, interval: Interval, endMillis?: number): Promise<KlineRow[]> {
  const name = source === 'indexPriceKlines' ? 'pair' : 'symbol';
  return get<KlineRow[]>(`/fapi/v1/${source}`, { [name]: symbol, interval, limit: ROWS, endTime: endMillis });
}
