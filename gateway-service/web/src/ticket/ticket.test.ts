import { describe, expect, it } from 'vitest';
import { dec } from '../decimal/decimal';
import type { Market } from '../market/markets';
import { affordable, after, bracketOf, fee, liquidation, margin } from './estimate';
import { EMPTY, orderOf, ticketForm, type TicketForm } from './form';

const market: Market = {
  symbol: 'BTCUSDT', base: 'BTC', quote: 'USDT', asset: 'USDT', status: 'TRADING', tick: '0.10', step: '0.001', minSize: '0.001',
  maxSize: '1000.000', maxMarketSize: '120.000', minPrice: '556.80', maxPrice: '4529764.00', minNotional: '10', pricePlaces: 1, sizePlaces: 3,
};
const good: TicketForm = { ...EMPTY, price: '60000.1', size: '0.010' };
const complaints = (change: Partial<TicketForm>): string[] => {
  const result = ticketForm(market).safeParse({ ...good, ...change });
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('a ticket', () => {
  it('takes a limit order that fits its market', () => {
    expect(complaints({})).toEqual([]);
  });

  it.each([
    [{ price: '' }, 'price: ticket.priceNeeded'],
    [{ price: '1e5' }, 'price: ticket.priceNeeded'],
    [{ price: '60000.15' }, 'price: ticket.priceTick'],
    [{ price: '1.0', size: '100' }, 'price: ticket.priceRange'],
    [{ size: '0' }, 'size: ticket.sizeNeeded'],
    [{ size: '0.0015' }, 'size: ticket.sizeStep'],
    [{ size: '1000.001' }, 'size: ticket.sizeLarge'],
    [{ price: '1000.0', size: '0.009' }, 'size: ticket.notionalSmall'],
    [{ visible: '0.010' }, 'visible: ticket.visibleInvalid'],
    [{ visible: '0.005', lasting: 'IOC' as const }, 'visible: ticket.visibleRests'],
    [{ lasting: 'GTD' as const, minutes: '10' }, 'minutes: ticket.minutesInvalid'],
    [{ kind: 'MARKET' as const, size: '121' }, 'size: ticket.sizeLarge'],
    [{ kind: 'STOP_MARKET' as const }, 'trigger: ticket.priceNeeded'],
    [{ kind: 'TRAILING_STOP_MARKET' as const, callback: '0.05' }, 'callback: ticket.callbackInvalid'],
    [{ kind: 'TRAILING_STOP_MARKET' as const, callback: '10.1' }, 'callback: ticket.callbackInvalid'],
  ])('refuses %o', (change, complaint) => {
    expect(complaints(change)).toEqual([complaint]);
  });

  it('leaves the smallest notional aside for an order that only reduces', () => {
    expect(complaints({ price: '1000.0', size: '0.009', reduceOnly: true })).toEqual([]);
  });

  it('asks a market order for no price', () => {
    expect(complaints({ kind: 'MARKET', price: '' })).toEqual([]);
  });
});

describe('the order of a ticket', () => {
  it('carries what its kind asks for and nothing else', () => {
    expect(orderOf({ ...good, lasting: 'GTD', minutes: '20', visible: '0.005' }, 'BTCUSDT', 1_000, false)).toEqual({
      path: '/fapi/v1/order',
      params: {
        symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.010', reduceOnly: undefined, price: '60000.1',
        timeInForce: 'GTD', icebergQty: '0.005', goodTillDate: 1_201_000, newOrderRespType: 'RESULT',
      },
    });
    const market = orderOf({ ...good, kind: 'MARKET', lasting: 'IOC' }, 'BTCUSDT', 0, false).params;
    expect(market).not.toHaveProperty('price');
    expect(market).not.toHaveProperty('timeInForce');
  });

  it('names its position in hedge mode, where nothing is reduce-only', () => {
    const sides = [['BUY', false], ['BUY', true], ['SELL', false], ['SELL', true]] as const;
    const named = sides.map(([side, reduceOnly]) => orderOf({ ...good, side, reduceOnly }, 'BTCUSDT', 0, true).params);
    expect(named.map((params) => params['positionSide'])).toEqual(['LONG', 'SHORT', 'SHORT', 'LONG']);
    expect(named.some((params) => 'reduceOnly' in params)).toBe(false);
  });

  it('goes with its trigger to where conditional orders go', () => {
    const stop = orderOf({ ...good, kind: 'STOP', trigger: '59000', side: 'SELL', reduceOnly: true }, 'BTCUSDT', 0, false);
    expect(stop.path).toBe('/fapi/v1/algoOrder');
    expect(stop.params).toMatchObject({ algoType: 'CONDITIONAL', triggerPrice: '59000', price: '60000.1', timeInForce: 'GTC', reduceOnly: true });
    const trailing = orderOf({ ...good, kind: 'TRAILING_STOP_MARKET', callback: '2' }, 'BTCUSDT', 0, false);
    expect(trailing.params).toMatchObject({ callbackRate: '2', activatePrice: undefined });
    expect(trailing.params).not.toHaveProperty('triggerPrice');
  });
});

describe('estimates', () => {
  const brackets = [
    { initialLeverage: 125, notionalFloor: 0, notionalCap: 50_000, maintMarginRatio: 0.004, cum: 0 },
    { initialLeverage: 100, notionalFloor: 50_000, notionalCap: 600_000, maintMarginRatio: 0.005, cum: 50 },
  ];

  it('divides the notional by the leverage and charges the rate', () => {
    expect(margin('60000', '0.5', 20).toFixed()).toBe('1500');
    expect(fee('60000', '0.5', '0.000500').toFixed()).toBe('15');
    expect(affordable('1530', '60000', 20, '0.001').toFixed()).toBe('0.5');
  });

  it('averages what is added, keeps the entry of what is reduced, and starts anew when turned over', () => {
    const held = { amount: '1', entryPrice: '100' };
    expect(after(held, 'BUY', '1', '110').entryPrice.toFixed()).toBe('105');
    expect(after(held, 'SELL', '0.5', '110').entryPrice.toFixed()).toBe('100');
    const turned = after(held, 'SELL', '3', '110');
    expect([turned.amount.toFixed(), turned.entryPrice.toFixed()]).toEqual(['-2', '110']);
    expect(after(held, 'SELL', '1', '110').amount.isZero()).toBe(true);
  });

  it('finds the price at which the maintenance margin is no longer covered', () => {
    // Long 1 at 60,000 with 3,000: at P, 3000 + P - 60000 = 0.005 P - 50.
    const long = liquidation({ amount: dec('1'), entryPrice: dec('60000') }, '3000', brackets);
    expect(long?.times('0.995').minus(56_950).abs().lt('0.000001')).toBe(true);
    const short = liquidation({ amount: dec('-1'), entryPrice: dec('60000') }, '3000', brackets);
    expect(short?.times('1.005').minus(63_050).abs().lt('0.000001')).toBe(true);
  });

  it('knows no such price for a long that is fully paid, or no position', () => {
    expect(liquidation({ amount: dec('1'), entryPrice: dec('100') }, '200', brackets)).toBeNull();
    expect(liquidation({ amount: dec('0'), entryPrice: dec('0') }, '200', brackets)).toBeNull();
  });

  it('takes the last bracket for what is above all of them', () => {
    expect(bracketOf(brackets, dec('9000000'))?.cum).toBe(50);
  });
});
