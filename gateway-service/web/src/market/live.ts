import { useEffect, useState } from 'react';
import { publicSocket } from '../live/socket';
import { Store } from '../live/store';

/** Mark price, index price and funding of a market as the stream says them each second. */
export type MarkPrice = { mark: string; index: string; fundingRate: string; nextFunding: number };

type MarkEvent = { s: string; p: string; i: string; r: string; T: number };
type TickerEvent = { s: string; c: string; p: string; P: string; h: string; l: string; q: string };

/** A market's 24 hours. */
export type Day = { last: string; change: string; changePercent: string; high: string; low: string; quoteVolume: string };

/** The mark prices of all markets by symbol: positions in any of them are valued. */
export const markPrices = new Store<Record<string, MarkPrice>>({});

export function useMarkStream(): void {
  useEffect(
    () =>
      publicSocket.read('!markPrice@arr@1s', {
        message: (all: MarkEvent[]) => {
          const next = { ...markPrices.get() };
          for (const each of all) {
            next[each.s] = { mark: each.p, index: each.i, fundingRate: each.r, nextFunding: each.T };
          }
          markPrices.set(next);
        },
      }),
    [],
  );
}

export const dayOf = (event: TickerEvent): Day => ({
  last: event.c, change: event.p, changePercent: event.P, high: event.h, low: event.l, quoteVolume: event.q,
});

/** Reads one stream into state, from nothing each time its name changes. */
export function useStream<E, T>(stream: string, read: (event: E) => T): T | undefined {
  const [held, setHeld] = useState<{ stream: string; value: T }>();
  useEffect(() => publicSocket.read(stream, { message: (event: E) => setHeld({ stream, value: read(event) }) }), [stream, read]);
  return held?.stream === stream ? held.value : undefined;
}

export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
