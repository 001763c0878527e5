import { useEffect, useState } from 'react';
import { get } from '../api/http';
import type { Trade } from '../api/types';
import { fixed } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import { publicSocket } from '../live/socket';
import { Store, useStore } from '../live/store';
import type { Market } from '../market/markets';
import { Empty } from '../ui/states';
import { clock } from '../ui/text';
import { KEPT, newest } from './newest';

type TradeEvent = { t: number; p: string; q: string; T: number; m: boolean };

/** Follows the trades of a market; after a lost connection, asks for what it missed. */
export function useTrades(symbol: string): Trade[] {
  const [store] = useState(() => new Store<{ symbol: string; trades: Trade[] }>({ symbol, trades: [] }));
  useEffect(() => {
    store.set({ symbol, trades: [] });
    const add = (more: Trade[]) => store.set({ symbol, trades: newest(store.get().trades, more) });
    return publicSocket.read(`${symbol.toLowerCase()}@trade`, {
      message: (event: TradeEvent) => add([{ id: event.t, price: event.p, qty: event.q, time: event.T, isBuyerMaker: event.m }]),
      joined: () =>
        void get<Trade[]>('/fapi/v1/trades', { symbol, limit: KEPT }).then(
          (trades) => store.get().symbol === symbol && add(trades),
          () => undefined,
        ),
    });
  }, [store, symbol]);
  const { symbol: held, trades } = useStore(store);
  return held === symbol ? trades : [];
}

export function TradesTape({ market, trades }: { market: Market; trades: Trade[] }) {
  const { t } = useText();
  return (
    <section className="tape" aria-label={t('trades.title')}>
      <div className="columns dim">
        <span>{t('book.price')}</span>
        <span className="end">{t('book.size')}</span>
        <span className="end">{t('wallet.time')}</span>
      </div>
      {trades.length === 0 ? (
        <Empty text={t('trades.none')} />
      ) : (
        <ol tabIndex={0} aria-label={t('trades.title')}>
          {trades.map((trade) => (
            <li key={trade.id}>
              <span className={`num ${trade.isBuyerMaker ? 'down' : 'up'}`}>{fixed(trade.price, market.pricePlaces)}</span>
              <span className="num end">{fixed(trade.qty, market.sizePlaces)}</span>
              <span className="num end dim">{clock(trade.time)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
