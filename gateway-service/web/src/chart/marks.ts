import type { Algo, Order, Position } from '../api/types';
import { dec } from '../decimal/decimal';
import type { Translate } from '../i18n/i18n';

/** A line across the chart. */
export type PriceMark = { price: string; title: string; tone: 'up' | 'down' | 'warn'; dashed: boolean };

/** What the account has in a market, as lines. */
export function marksOf(symbol: string, orders: Order[], algos: Algo[], positions: Position[], t: Translate): PriceMark[] {
  const of = <T extends { symbol: string }>(all: T[]) => all.filter((each) => each.symbol === symbol);
  return [
    ...of(orders).map((order): PriceMark => ({
      price: order.price, title: `${t(`ticket.${order.side}`)} ${order.origQty}`, tone: order.side === 'BUY' ? 'up' : 'down', dashed: true,
    })),
    ...of(algos).filter((algo) => dec(algo.triggerPrice || '0').gt(0)).map((algo): PriceMark => ({
      price: algo.triggerPrice, title: t(algo.orderType.startsWith('TAKE') ? 'kind.shortTp' : 'kind.shortSl'), tone: algo.side === 'BUY' ? 'up' : 'down', dashed: true,
    })),
    ...of(positions).filter((held) => !dec(held.positionAmt).isZero()).flatMap((held): PriceMark[] => [
      { price: held.entryPrice, title: `${t('position.entry')} ${held.positionAmt}`, tone: dec(held.positionAmt).isPositive() ? 'up' : 'down', dashed: false },
      ...(dec(held.liquidationPrice || '0').gt(0) ? [{ price: held.liquidationPrice, title: t('position.liquidation'), tone: 'warn' as const, dashed: false }] : []),
    ]),
  ];
}
