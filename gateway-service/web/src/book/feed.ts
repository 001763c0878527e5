import { useEffect, useMemo } from 'react';
import { get } from '../api/http';
import type { Depth } from '../api/types';
import { publicSocket } from '../live/socket';
import { Store } from '../live/store';
import type { Market } from '../market/markets';
import { BookChain, type DepthEvent } from './chain';

const RETRY_MILLIS = 1_000;
const LEVELS = 1_000;

/** What watchers of a book see; another object each time the book has changed. */
export type BookView = { book: BookChain; live: boolean };

/** A book that begins again by itself when its chain breaks or its connection is lost. */
class BookFeed {
  readonly view: Store<BookView>;
  private readonly book: BookChain;
  private asking = false;
  private stopped = false;
  private epoch = 0;

  constructor(private readonly market: Market) {
    this.book = new BookChain({ pricePlaces: market.pricePlaces, sizePlaces: market.sizePlaces });
    this.view = new Store<BookView>({ book: this.book, live: false });
  }

  start(): () => void {
    this.stopped = false;
    const leave = publicSocket.read(`${this.market.symbol.toLowerCase()}@depth@100ms`, {
      message: (event: DepthEvent) => this.hear(event),
      joined: () => this.rejoin(),
    });
    return () => {
      this.stopped = true;
      leave();
    };
  }

  private rejoin(): void {
    this.epoch += 1;
    this.book.reset();
    this.show();
    void this.begin();
  }

  private hear(event: DepthEvent): void {
    if (!this.book.offer(event)) {
      void this.begin();
    }
    this.show();
  }

  private async begin(): Promise<void> {
    if (this.asking || this.stopped) {
      return;
    }
    this.asking = true;
    const epoch = this.epoch;
    let done = false;
    try {
      const snapshot = await get<Depth>('/fapi/v1/depth', { symbol: this.market.symbol, limit: LEVELS });
      done = epoch === this.epoch && this.book.begin(snapshot);
    } catch {
      // Asked again below.
    }
    this.asking = false;
    this.show();
    if (!done) {
      window.setTimeout(() => void this.begin(), RETRY_MILLIS);
    }
  }

  private show(): void {
    this.view.set({ book: this.book, live: this.book.isLive });
  }
}

/** Follows the book of a market. */
export function useBookFeed(market: Market): Store<BookView> {
  const { symbol, pricePlaces, sizePlaces } = market;
  const feed = useMemo(() => new BookFeed(market), [symbol, pricePlaces, sizePlaces]);
  useEffect(() => feed.start(), [feed]);
  return feed.view;
}
