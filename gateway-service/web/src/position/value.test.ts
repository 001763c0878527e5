import { expect, it } from 'vitest';
import type { Position } from '../api/types';
import { valueOf } from './value';

const held: Position = {
  symbol: 'BTCUSDT', positionSide: 'BOTH', positionAmt: '-0.500', entryPrice: '60000', breakEvenPrice: '60000', markPrice: '60000',
  unRealizedProfit: '0', liquidationPrice: '0', isolatedMargin: '0', isolatedWallet: '0', notional: '-30000', marginAsset: 'USDT', initialMargin: '1500', maintMargin: '120', adl: 1,
};

it('values a short by the mark price: it gains what the price falls', () => {
  const value = valueOf(held, '59000', { symbol: 'BTCUSDT', marginType: 'CROSSED', leverage: 20 }, '10000', '250');
  expect(value.profit.toFixed()).toBe('500');
  expect(value.roe.toDecimalPlaces(4).toFixed()).toBe('0.3333');
  expect(value.margin.toFixed()).toBe('1475');
  expect(value.ratio.toFixed()).toBe('0.025');
});

it('covers an isolated position by its own wallet alone', () => {
  const value = valueOf({ ...held, isolatedWallet: '1500' }, '61000', { symbol: 'BTCUSDT', marginType: 'ISOLATED', leverage: 20 }, '10000', '250');
  expect(value.margin.toFixed()).toBe('1500');
  expect(value.ratio.toFixed()).toBe('0.12');
});

it('shows a position that nothing covers as fully used', () => {
  expect(valueOf(held, '90000', undefined, '0', '250').ratio.toFixed()).toBe('1');
});
