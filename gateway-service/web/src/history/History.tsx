import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { get } from '../api/http';
import type { Income, Order, UserTrade } from '../api/types';
import { dec, fixed, signed, tone } from '../decimal/decimal';
import { useText } from '../i18n/i18n';
import type { Key } from '../i18n/en';
import type { Market } from '../market/markets';
import { SideTag } from '../orders/OpenOrders';
import { useSession } from '../session/session';
import { kindName } from '../ticket/kinds';
import { Empty, Failed, Loading } from '../ui/states';
import { dateTime } from '../ui/text';

const ROWS = 100;
const STATES = ['NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'EXPIRED', 'EXPIRED_IN_MATCH', 'REJECTED'] as const;
const stateName = (state: string): Key => ((STATES as readonly string[]).includes(state) ? `state.${state as 'NEW'}` : 'state.NEW');

export function useUserTrades(symbol: string) {
  const session = useSession();
  return useQuery({ queryKey: ['own', 'trades', symbol], queryFn: () => get<UserTrade[]>('/fapi/v1/userTrades', { symbol, limit: ROWS }), enabled: !!session });
}

function Rows<T>({ result, head, row }: { result: UseQueryResult<T[]>; head: ReactNode; row: (each: T) => ReactNode }) {
  if (result.isPending) {
    return <Loading />;
  }
  if (result.isError) {
    return <Failed why={result.error} retry={() => void result.refetch()} />;
  }
  if (result.data.length === 0) {
    return <Empty />;
  }
  return (
    <table className="dense">
      <thead><tr>{head}</tr></thead>
      <tbody>{result.data.map(row)}</tbody>
    </table>
  );
}

/** Orders of a market, the newest first. */
export function OrderHistory({ market }: { market: Market }) {
  const { t } = useText();
  const result = useQuery({
    queryKey: ['own', 'history', market.symbol],
    queryFn: async () => (await get<Order[]>('/fapi/v1/allOrders', { symbol: market.symbol, limit: ROWS })).reverse(),
  });
  return (
    <Rows
      result={result}
      head={
        <>
          <th>{t('wallet.time')}</th><th>{t('market.market')}</th><th>{t('ticket.kind')}</th><th>{t('ticket.side')}</th>
          <th className="end">{t('book.price')}</th><th className="end">{t('order.average')}</th><th className="end">{t('book.size')}</th>
          <th className="end">{t('order.filled')}</th><th>{t('wallet.state')}</th>
        </>
      }
      row={(order) => (
        <tr key={order.orderId}>
          <td className="num">{dateTime(order.time)}</td>
          <td><b>{order.symbol}</b></td>
          <td>{t(kindName(order.origType))}</td>
          <td><SideTag side={order.side} reduceOnly={order.reduceOnly} /></td>
          <td className="num end">{dec(order.price).gt(0) ? fixed(order.price, market.pricePlaces) : t('kind.MARKET')}</td>
          <td className="num end">{dec(order.avgPrice).gt(0) ? fixed(order.avgPrice, market.pricePlaces) : '–'}</td>
          <td className="num end">{fixed(order.origQty, market.sizePlaces)}</td>
          <td className="num end">{fixed(order.executedQty, market.sizePlaces)}</td>
          <td>{t(stateName(order.status))}</td>
        </tr>
      )}
    />
  );
}

/** Fills of a market, the newest first. */
export function TradeHistory({ market }: { market: Market }) {
  const { t } = useText();
  const asked = useUserTrades(market.symbol);
  const result = asked.data ? ({ ...asked, data: [...asked.data].reverse() } as typeof asked) : asked;
  return (
    <Rows
      result={result}
      head={
        <>
          <th>{t('wallet.time')}</th><th>{t('market.market')}</th><th>{t('ticket.side')}</th><th className="end">{t('book.price')}</th>
          <th className="end">{t('book.size')}</th><th>{t('trade.role')}</th><th className="end">{t('ticket.fee')}</th><th className="end">{t('trade.realised')}</th>
        </>
      }
      row={(trade) => (
        <tr key={`${trade.id}${trade.side}`}>
          <td className="num">{dateTime(trade.time)}</td>
          <td><b>{trade.symbol}</b></td>
          <td><SideTag side={trade.side} /></td>
          <td className="num end">{fixed(trade.price, market.pricePlaces)}</td>
          <td className="num end">{fixed(trade.qty, market.sizePlaces)}</td>
          <td>{t(trade.maker ? 'trade.maker' : 'trade.taker')}</td>
          <td className="num end">{fixed(trade.commission, 4)} {trade.commissionAsset}</td>
          <td className={`num end ${tone(trade.realizedPnl)}`}>{signed(trade.realizedPnl, 4)}</td>
        </tr>
      )}
    />
  );
}

/** What funding has paid or cost, the newest first. */
export function FundingHistory() {
  const { t } = useText();
  const result = useQuery({
    queryKey: ['own', 'income', 'funding'],
    queryFn: async () => (await get<Income[]>('/fapi/v1/income', { incomeType: 'FUNDING_FEE', limit: ROWS })).reverse(),
  });
  return (
    <Rows
      result={result}
      head={<><th>{t('wallet.time')}</th><th>{t('market.market')}</th><th className="end">{t('wallet.amount')}</th></>}
      row={(each) => (
        <tr key={`${each.tranId}${each.symbol}`}>
          <td className="num">{dateTime(each.time)}</td>
          <td><b>{each.symbol}</b></td>
          <td className={`num end ${tone(each.income)}`}>{signed(each.income, 8)} {each.asset}</td>
        </tr>
      )}
    />
  );
}
