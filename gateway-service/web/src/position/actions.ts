import { act, type Params } from '../api/http';
import type { Position, Side } from '../api/types';
import { dec } from '../decimal/decimal';

const away = (held: Position): Side => (dec(held.positionAmt).isPositive() ? 'SELL' : 'BUY');
const size = (held: Position, times = 1): string => dec(held.positionAmt).abs().times(times).toFixed();

/** With one position in a market, an order says that it only reduces; with two, it names the one. */
const closing = (held: Position): Params => (held.positionSide === 'BOTH' ? { reduceOnly: true } : { positionSide: held.positionSide });

export const close = (held: Position) =>
  act('POST', '/fapi/v1/order', { symbol: held.symbol, side: away(held), type: 'MARKET', quantity: size(held), newOrderRespType: 'RESULT', ...closing(held) });

/** Turns a position over in one order, of which one half closes. */
export const reverse = (held: Position) =>
  act('POST', '/fapi/v1/order', { symbol: held.symbol, side: away(held), type: 'MARKET', quantity: size(held, 2), newOrderRespType: 'RESULT' });

/** Closes all of a position when the mark price passes a trigger. */
export const closeAt = (held: Position, type: 'TAKE_PROFIT_MARKET' | 'STOP_MARKET', triggerPrice: string) =>
  act('POST', '/fapi/v1/algoOrder', {
    algoType: 'CONDITIONAL', symbol: held.symbol, side: away(held), type, triggerPrice, closePosition: true, workingType: 'MARK_PRICE',
    ...(held.positionSide === 'BOTH' ? {} : { positionSide: held.positionSide }),
  });
