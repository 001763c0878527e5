import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { act } from '../api/http';
import type { Order, Side } from '../api/types';
import { socketOrigin } from '../live/socket';

const KEEP_ALIVE_MILLIS = 25 * 60_000;
const ASK_AGAIN_MILLIS = 700;
const RETRY_MILLIS = [500, 1_000, 2_000, 5_000, 10_000] as const;
const OPEN = new Set(['NEW', 'PARTIALLY_FILLED']);

/** An order as the private stream speaks of it. */
export type OrderEvent = {
  s: string; c: string; S: Side; o: string; ot: string; f: string; q: string; p: string; ap: string; X: string; i: number; z: string; T: number; R: boolean; ps: string; gtd: number;
};

/** Applies an event to the open orders that are known: a new one comes, a changed one is replaced, one that ended goes. */
export function withOrder(orders: Order[], event: OrderEvent): Order[] {
  const known = orders.find((each) => each.orderId === event.i);
  const rest = orders.filter((each) => each.orderId !== event.i);
  if (!OPEN.has(event.X)) {
    return rest;
  }
  return [...rest, {
    orderId: event.i, symbol: event.s, status: event.X, clientOrderId: event.c, price: event.p, avgPrice: event.ap,
    origQty: event.q, executedQty: event.z, timeInForce: event.f, type: event.o, origType: event.ot,
    reduceOnly: event.R, side: event.S, positionSide: event.ps, goodTillDate: event.gtd, time: known?.time ?? event.T, updateTime: event.T,
  }];
}

/** Asks again for what an event has changed, at most once in a while however many events there are. */
class Refresher {
  private readonly names = new Set<string>();
  private timer: number | undefined;

  constructor(private readonly queries: QueryClient) {}

  want(...names: string[]): void {
    names.forEach((name) => this.names.add(name));
    this.timer ??= window.setTimeout(() => {
      this.timer = undefined;
      const wanted = [...this.names];
      this.names.clear();
      wanted.forEach((name) => void this.queries.invalidateQueries({ queryKey: ['own', name] }));
    }, ASK_AGAIN_MILLIS);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}

type Event = { e: string; o?: OrderEvent };

class PrivateStream {
  private socket: WebSocket | undefined;
  private stopped = false;
  private attempts = 0;
  private readonly refresher: Refresher;
  private readonly keepAlive: number;
  private retry: number | undefined;

  constructor(private readonly queries: QueryClient) {
    this.refresher = new Refresher(queries);
    this.keepAlive = window.setInterval(() => void act('PUT', '/fapi/v1/listenKey').catch(() => this.socket?.close()), KEEP_ALIVE_MILLIS);
    void this.open();
  }

  stop(): void {
    this.stopped = true;
    window.clearInterval(this.keepAlive);
    window.clearTimeout(this.retry);
    this.refresher.stop();
    this.socket?.close();
  }

  private async open(): Promise<void> {
    try {
      const { listenKey } = await act<{ listenKey: string }>('POST', '/fapi/v1/listenKey');
      if (this.stopped) {
        return;
      }
      const socket = new WebSocket(`${socketOrigin()}/ws/${listenKey}`);
      this.socket = socket;
      socket.onopen = () => {
        this.attempts = 0;
        // What happened before the stream stood was not heard.
        void this.queries.invalidateQueries({ queryKey: ['own'] });
      };
      socket.onmessage = (message) => this.hear(JSON.parse(message.data as string) as Event);
      socket.onclose = () => this.again();
    } catch {
      this.again();
    }
  }

  private again(): void {
    if (!this.stopped) {
      const delay = RETRY_MILLIS[Math.min(this.attempts, RETRY_MILLIS.length - 1)] ?? 10_000;
      this.attempts += 1;
      this.retry = window.setTimeout(() => void this.open(), delay);
    }
  }

  private hear(event: Event): void {
    switch (event.e) {
      case 'ORDER_TRADE_UPDATE':
        if (event.o) {
          const changed = event.o;
          this.queries.setQueryData<Order[]>(['own', 'orders'], (orders) => orders && withOrder(orders, changed));
        }
        this.refresher.want('account', 'positions', 'history', 'trades');
        break;
      case 'ALGO_UPDATE':
        this.refresher.want('algos', 'history');
        break;
      case 'ACCOUNT_UPDATE':
        this.refresher.want('account', 'positions', 'balances', 'transfers', 'income');
        break;
      case 'ACCOUNT_CONFIG_UPDATE':
        this.refresher.want('settings', 'account', 'mode');
        break;
      case 'listenKeyExpired':
        this.socket?.close();
        break;
      default:
    }
  }
}

/** Keeps what is known of the account up to date while somebody is signed in. */
export function usePrivateStream(userId: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (userId === undefined) {
      return undefined;
    }
    const stream = new PrivateStream(queries);
    return () => stream.stop();
  }, [queries, userId]);
}
