import { z } from 'zod';
import type { Params } from '../api/http';
import type { Side } from '../api/types';
import { dec, isDecimal, isMultiple } from '../decimal/decimal';
import type { Key } from '../i18n/en';
import type { Market } from '../market/markets';
import { KINDS, LASTING, hasTrigger, isConditional, isPriced, trails } from './kinds';

const says = (key: Key): string => key;

/** The exchange asks for ten minutes at least; one more for the way. */
export const GTD_MINUTES_MIN = 11;

const shape = z.object({
  kind: z.enum(KINDS),
  side: z.enum(['BUY', 'SELL']),
  price: z.string().trim(),
  size: z.string().trim(),
  trigger: z.string().trim(),
  working: z.enum(['MARK_PRICE', 'CONTRACT_PRICE']),
  callback: z.string().trim(),
  activation: z.string().trim(),
  lasting: z.enum(LASTING),
  minutes: z.string().trim(),
  visible: z.string().trim(),
  reduceOnly: z.boolean(),
});

export type TicketForm = z.infer<typeof shape>;

export const EMPTY: TicketForm = {
  kind: 'LIMIT', side: 'BUY', price: '', size: '', trigger: '', working: 'MARK_PRICE', callback: '1', activation: '',
  lasting: 'GTC', minutes: '60', visible: '', reduceOnly: false,
};

type Complain = (field: keyof TicketForm, key: Key) => void;

function checkPrice(field: 'price' | 'trigger' | 'activation', text: string, market: Market, complain: Complain): void {
  if (!isDecimal(text) || dec(text).isZero()) {
    complain(field, 'ticket.priceNeeded');
  } else if (!isMultiple(text, market.tick)) {
    complain(field, 'ticket.priceTick');
  } else if (dec(text).lt(dec(market.minPrice)) || (dec(market.maxPrice).gt(0) && dec(text).gt(dec(market.maxPrice)))) {
    complain(field, 'ticket.priceRange');
  }
}

function checkSize(form: TicketForm, market: Market, complain: Complain): void {
  const most = isPriced(form.kind) ? market.maxSize : market.maxMarketSize;
  if (!isDecimal(form.size) || dec(form.size).isZero()) {
    complain('size', 'ticket.sizeNeeded');
  } else if (!isMultiple(form.size, market.step)) {
    complain('size', 'ticket.sizeStep');
  } else if (dec(form.size).lt(dec(market.minSize))) {
    complain('size', 'ticket.sizeSmall');
  } else if (dec(most).gt(0) && dec(form.size).gt(dec(most))) {
    complain('size', 'ticket.sizeLarge');
  } else if (isPriced(form.kind) && !form.reduceOnly && isDecimal(form.price) && dec(form.price).times(dec(form.size)).lt(dec(market.minNotional))) {
    complain('size', 'ticket.notionalSmall');
  }
}

function checkVisible(form: TicketForm, market: Market, complain: Complain): void {
  if (form.kind !== 'LIMIT' || form.visible === '') {
    return;
  }
  const good = isDecimal(form.visible) && dec(form.visible).gt(0) && isMultiple(form.visible, market.step)
    && isDecimal(form.size) && dec(form.visible).lt(dec(form.size));
  if (!good) {
    complain('visible', 'ticket.visibleInvalid');
  } else if (form.lasting === 'IOC' || form.lasting === 'FOK') {
    complain('visible', 'ticket.visibleRests');
  }
}

/** Checks a ticket against the filters of its market, before the exchange does. */
export const ticketForm = (market: Market) =>
  shape.superRefine((form, context) => {
    const complain: Complain = (field, key) => context.addIssue({ code: 'custom', path: [field], message: says(key) });
    checkSize(form, market, complain);
    checkVisible(form, market, complain);
    if (isPriced(form.kind)) {
      checkPrice('price', form.price, market, complain);
    }
    if (hasTrigger(form.kind)) {
      checkPrice('trigger', form.trigger, market, complain);
    }
    if (trails(form.kind)) {
      const rate = isDecimal(form.callback) ? dec(form.callback) : dec('0');
      if (rate.lt(dec('0.1')) || rate.gt(10) || rate.decimalPlaces() > 1) {
        complain('callback', 'ticket.callbackInvalid');
      }
      if (form.activation !== '') {
        checkPrice('activation', form.activation, market, complain);
      }
    }
    if (form.kind === 'LIMIT' && form.lasting === 'GTD' && !(/^\d{1,5}$/.test(form.minutes) && Number(form.minutes) >= GTD_MINUTES_MIN)) {
      complain('minutes', 'ticket.minutesInvalid');
    }
  });

/** In hedge mode an order names its position: what only reduces is meant for the opposite one. */
function positionOf(form: TicketForm, hedge: boolean): Params {
  if (!hedge) {
    return { reduceOnly: form.reduceOnly || undefined };
  }
  return { positionSide: (form.side === 'BUY') !== form.reduceOnly ? 'LONG' : 'SHORT' };
}

/**
 * Where a checked ticket is sent, and with which parameters.
 *
 * @param hedge whether the account has a long and a short position in a market
 */
export function orderOf(form: TicketForm, symbol: string, nowMillis: number, hedge: boolean): { path: string; params: Params } {
  const common = { symbol, side: form.side as Side, type: form.kind, quantity: form.size, ...positionOf(form, hedge) };
  if (isConditional(form.kind)) {
    return {
      path: '/fapi/v1/algoOrder',
      params: {
        ...common,
        algoType: 'CONDITIONAL',
        workingType: form.working,
        ...(hasTrigger(form.kind) ? { triggerPrice: form.trigger } : { callbackRate: form.callback, activatePrice: form.activation || undefined }),
        ...(isPriced(form.kind) ? { price: form.price, timeInForce: form.lasting } : {}),
      },
    };
  }
  const priced = form.kind === 'LIMIT'
    ? {
        price: form.price,
        timeInForce: form.lasting,
        icebergQty: form.visible || undefined,
        goodTillDate: form.lasting === 'GTD' ? nowMillis + Number(form.minutes) * 60_000 : undefined,
      }
    : {};
  return { path: '/fapi/v1/order', params: { ...common, ...priced, newOrderRespType: 'RESULT' } };
}
