import type { Depth } from '../api/types';
import { toUnits } from './units';

/** A change of the book on the stream; a size of zero takes a level away. */
export type DepthEvent = { U: number; u: number; pu: number; b: [string, string][]; a: [string, string][] };

/** Levels of one side by price; both are whole numbers of the smallest units. */
export type Levels = Map<number, number>;

export type Scale = { pricePlaces: number; sizePlaces: number };

const BUFFER_MAX = 2_000;

/**
 * A book that follows a snapshot and the chain of changes behind it. Changes are kept until the snapshot is there; the
 * first that counts spans it, and each after it names its predecessor. A gap makes the book worthless: it says so, and
 * waits for another snapshot.
 */
export class BookChain {
  readonly bids: Levels = new Map();
  readonly asks: Levels = new Map();
  private waiting: DepthEvent[] = [];
  private last: number | undefined;
  private joined = false;

  constructor(private readonly scale: Scale) {}

  /** Whether the book has a snapshot and nothing is missing behind it. */
  get isLive(): boolean {
    return this.last !== undefined;
  }

  /** Forgets everything, as after a lost connection. */
  reset(): void {
    this.bids.clear();
    this.asks.clear();
    this.waiting = [];
    this.last = undefined;
    this.joined = false;
  }

  /** Takes a change from the stream. Returns false if another snapshot is needed. */
  offer(event: DepthEvent): boolean {
    if (this.last === undefined) {
      this.waiting.push(event);
      if (this.waiting.length > BUFFER_MAX) {
        this.waiting.shift();
      }
      return true;
    }
    return this.follow(event);
  }

  /** Takes a snapshot and the changes that waited for it. Returns false if another snapshot is needed. */
  begin(snapshot: Depth): boolean {
    const waiting = this.waiting;
    this.reset();
    this.last = snapshot.lastUpdateId;
    this.put(this.bids, snapshot.bids);
    this.put(this.asks, snapshot.asks);
    return waiting.every((event) => this.follow(event));
  }

  private follow(event: DepthEvent): boolean {
    const last = this.last;
    if (last === undefined || (!this.joined && event.u < last)) {
      return last !== undefined;
    }
    const fits = event.pu === last || (!this.joined && event.U <= last && last <= event.u);
    if (!fits) {
      this.reset();
      this.waiting.push(event);
      return false;
    }
    this.joined = true;
    this.last = event.u;
    this.put(this.bids, event.b);
    this.put(this.asks, event.a);
    return true;
  }

  private put(levels: Levels, rows: [string, string][]): void {
    for (const [price, size] of rows) {
      const at = toUnits(price, this.scale.pricePlaces);
      const units = toUnits(size, this.scale.sizePlaces);
      if (units === 0) {
        levels.delete(at);
      } else {
        levels.set(at, units);
      }
    }
  }
}
