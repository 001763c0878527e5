import { App, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Algo, Order, Side } from '../api/types';
import { useOpenAlgos, useOpenOrders } from '../account/queries';
import { dec, fixed } from '../decimal/decimal';
import { useText, type Translate } from '../i18n/i18n';
import type { Market } from '../market/markets';
import { kindName } from '../ticket/kinds';
import { useAction } from '../ui/refusal';
import { Empty } from '../ui/states';
import { dateTime } from '../ui/text';
import { AmendDialog } from './AmendDialog';
import { cancel, cancelAlgo, cancelAll } from './actions';

export function SideTag({ side, reduceOnly }: { side: Side; reduceOnly?: boolean }) {
  const { t } = useText();
  return (
    <>
      <span className={side === 'BUY' ? 'up' : 'down'}>{t(`ticket.${side}`)}</span>
      {reduceOnly && <span className="tag">{t('ticket.reduceOnlyShort')}</span>}
    </>
  );
}

/** What a conditional order waits for, in words. */
export function conditionOf(algo: Algo, places: number, t: Translate): string {
  if (algo.orderType === 'TRAILING_STOP_MARKET') {
    return t('order.trails', { percent: algo.callbackRate ?? '' });
  }
  const price = t(algo.workingType === 'MARK_PRICE' ? 'market.mark' : 'market.last');
  const above = algo.orderType.startsWith('TAKE') === (algo.side === 'SELL');
  return `${price} ${above ? '≥' : '≤'} ${fixed(algo.triggerPrice, places)}`;
}

function OrderRow({ order, market }: { order: Order; market: Market }) {
  const { t } = useText();
  const run = useAction();
  const [dialog, setDialog] = useState(false);
  return (
    <tr>
      <td className="num">{dateTime(order.time)}</td>
      <td><b>{order.symbol}</b></td>
      <td>{t(kindName(order.type))}<span className="tag">{t(`lasting.${order.timeInForce as 'GTC'}`)}</span></td>
      <td><SideTag side={order.side} reduceOnly={order.reduceOnly} /></td>
      <td className="num end">{fixed(order.price, market.pricePlaces)}</td>
      <td className="num end">{fixed(order.origQty, market.sizePlaces)}</td>
      <td className="num end">{fixed(order.executedQty, market.sizePlaces)}</td>
      <td>–</td>
      <td>
        <span className="rowend">
          {order.type === 'LIMIT' && <Button size="small" onClick={() => setDialog(true)}>{t('order.amend')}</Button>}
          <Button size="small" onClick={() => void run(() => cancel(order), t('order.canceled'))}>{t('order.cancel')}</Button>
        </span>
        {dialog && <AmendDialog order={order} market={market} close={() => setDialog(false)} />}
      </td>
    </tr>
  );
}

function AlgoRow({ algo, market }: { algo: Algo; market: Market }) {
  const { t } = useText();
  const run = useAction();
  const queries = useQueryClient();
  const end = async () => {
    await run(() => cancelAlgo(algo), t('order.canceled'));
    await queries.invalidateQueries({ queryKey: ['own', 'algos'] });
  };
  return (
    <tr>
      <td className="num">{dateTime(algo.createTime)}</td>
      <td><b>{algo.symbol}</b></td>
      <td>{t(kindName(algo.orderType))}</td>
      <td><SideTag side={algo.side} reduceOnly={algo.reduceOnly} /></td>
      <td className="num end">{dec(algo.price || '0').gt(0) ? fixed(algo.price, market.pricePlaces) : t('kind.MARKET')}</td>
      <td className="num end">{algo.closePosition ? t('order.wholePosition') : fixed(algo.quantity, market.sizePlaces)}</td>
      <td className="num end">–</td>
      <td className="num">{conditionOf(algo, market.pricePlaces, t)}</td>
      <td><span className="rowend"><Button size="small" onClick={() => void end()}>{t('order.cancel')}</Button></span></td>
    </tr>
  );
}

/** Orders that rest or wait, the newest first. */
export function OpenOrders({ markets }: { markets: Market[] }) {
  const { t } = useText();
  const run = useAction();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const orders = useOpenOrders().data ?? [];
  const algos = useOpenAlgos().data ?? [];
  const marketOf = (symbol: string) => markets.find((each) => each.symbol === symbol);
  if (orders.length + algos.length === 0) {
    return <Empty text={t('order.none')} />;
  }
  const ask = () =>
    modal.confirm({
      title: t('order.cancelAll'), content: t('order.cancelAllAsk'), okText: t('confirm.yes'), cancelText: t('confirm.no'),
      onOk: async () => {
        await run(() => cancelAll(orders, algos), t('order.canceledAll'));
        await queries.invalidateQueries({ queryKey: ['own'] });
      },
    });
  return (
    <table className="dense">
      <thead>
        <tr>
          <th>{t('wallet.time')}</th>
          <th>{t('market.market')}</th>
          <th>{t('ticket.kind')}</th>
          <th>{t('ticket.side')}</th>
          <th className="end">{t('book.price')}</th>
          <th className="end">{t('book.size')}</th>
          <th className="end">{t('order.filled')}</th>
          <th>{t('order.condition')}</th>
          <td className="th end"><Button size="small" danger onClick={ask}>{t('order.cancelAll')}</Button></td>
        </tr>
      </thead>
      <tbody>
        {[...orders].sort((a, b) => b.time - a.time).map((order) => {
          const market = marketOf(order.symbol);
          return market && <OrderRow key={order.orderId} order={order} market={market} />;
        })}
        {[...algos].sort((a, b) => b.createTime - a.createTime).map((algo) => {
          const market = marketOf(algo.symbol);
          return market && <AlgoRow key={`a${algo.algoId}`} algo={algo} market={market} />;
        })}
      </tbody>
    </table>
  );
}
