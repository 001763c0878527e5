// Conditional orders, by ccxt: stops, take-profits and trailing stops that the exchange holds until their price comes.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, refused, rest, until } from './clients.js';

const SYMBOL = 'SOL/USDT:USDT';
const TRIGGER = { trigger: true };
// Two that trade nowhere else: a trigger looks at every traded price of the market.
const alice = rest(account(2));
const bob = rest(account(3));
let mark;
let amount;

const at = (share) => Number(alice.priceToPrecision(SYMBOL, mark * share));
const found = (id) => alice.fetchOrder(id, SYMBOL, TRIGGER);
const statusOf = async (id) => (await found(id)).info.algoStatus;
const becomes = (id, status) => until(() => statusOf(id), (seen) => seen === status);
const positionOf = async (client) => {
  const [position] = await client.fetchPositions([SYMBOL]);
  return position === undefined ? 0 : position.contracts * (position.side === 'short' ? -1 : 1);
};

/** A trade of the smallest sizes between the two: Alice buys, or sells, at a price. */
async function trade(side, size, price) {
  await bob.createOrder(SYMBOL, 'limit', side === 'buy' ? 'sell' : 'buy', size, price);
  await alice.createOrder(SYMBOL, 'limit', side, size, price);
}

async function clear() {
  for (const client of [alice, bob]) {
    await client.cancelAllOrders(SYMBOL);
    await client.cancelAllOrders(SYMBOL, TRIGGER);
  }
  const held = await positionOf(alice);
  if (held !== 0) {
    await trade(held > 0 ? 'sell' : 'buy', Math.abs(held), at(1));
  }
}

before(async () => {
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  amount = Number(alice.amountToPrecision(SYMBOL, 400 / mark));
  await clear();
});

after(clear);

describe('a stop', () => {
  test('is shown while it waits, and gone when it is canceled', async () => {
    const placed = await alice.createOrder(
      SYMBOL, 'market', 'sell', amount, undefined, { stopLossPrice: at(0.9), reduceOnly: true });
    assert.equal(placed.info.algoStatus, 'NEW');
    assert.equal(placed.info.orderType, 'STOP_MARKET');
    assert.equal(Number(placed.info.triggerPrice), at(0.9));
    const open = await alice.fetchOpenOrders(SYMBOL, undefined, undefined, TRIGGER);
    assert.deepEqual(open.map((order) => order.id), [placed.id]);
    await alice.cancelOrder(placed.id, SYMBOL, TRIGGER);
    assert.equal(await statusOf(placed.id), 'CANCELED');
    assert.deepEqual(await alice.fetchOpenOrders(SYMBOL, undefined, undefined, TRIGGER), []);
    await refused(alice.cancelOrder(placed.id, SYMBOL, TRIGGER), ccxt.ExchangeError, /-2011/);
  });

  test('sells the position when a trade reaches its price', async () => {
    await trade('buy', amount, at(1));
    const stop = await alice.createOrder(
      SYMBOL, 'market', 'sell', amount, undefined, { stopLossPrice: at(0.97), reduceOnly: true });
    // What takes the order when it comes, and then the trade that fires it.
    await bob.createOrder(SYMBOL, 'limit', 'buy', amount * 2, at(0.97));
    await alice.createOrder(SYMBOL, 'limit', 'sell', alice.amountToPrecision(SYMBOL, amount / 2), at(0.97));
    assert.equal(await becomes(stop.id, 'FINISHED'), 'FINISHED');
    const done = await found(stop.id);
    const order = await alice.fetchOrder(done.info.actualOrderId, SYMBOL);
    assert.equal(order.side, 'sell');
    assert.equal(order.average, at(0.97));
    assert.equal(await until(() => positionOf(alice), (held) => held === 0), 0);
    await clear();
  });

  test('closes whatever the position is, and goes with it', async () => {
    await trade('buy', amount, at(1));
    const stop = await alice.createOrder(
      SYMBOL, 'STOP_MARKET', 'sell', undefined, undefined, { stopPrice: at(0.9), closePosition: true });
    await refused(
      alice.createOrder(
        SYMBOL, 'STOP_MARKET', 'sell', undefined, undefined, { stopPrice: at(0.89), closePosition: true }),
      ccxt.ExchangeError, /-4130/);
    await trade('sell', amount, at(1));
    assert.equal(await becomes(stop.id, 'EXPIRED'), 'EXPIRED');
    await clear();
  });

  test('is refused when its price is there, and on the endpoint of plain orders', async () => {
    await trade('buy', amount, at(1));
    await refused(
      alice.createOrder(SYMBOL, 'market', 'sell', amount, undefined, { stopLossPrice: at(1.05) }),
      ccxt.ExchangeError, /-2021/);
    await refused(
      alice.fapiPrivatePostOrder({
        symbol: 'SOLUSDT', side: 'SELL', type: 'STOP_MARKET', quantity: amount, stopPrice: at(0.9),
      }), ccxt.ExchangeError, /-4120/);
    await clear();
  });
});

describe('a take-profit', () => {
  test('waits for the mark price if it is told to', async () => {
    await trade('buy', amount, at(1));
    const placed = await alice.createOrder(SYMBOL, 'market', 'sell', amount, undefined, {
      takeProfitPrice: at(1.09), workingType: 'MARK_PRICE', reduceOnly: true,
    });
    await trade('buy', amount, at(1.05));
    assert.equal(placed.info.workingType, 'MARK_PRICE');
    assert.equal(await statusOf(placed.id), 'NEW');
    await clear();
    assert.equal(await statusOf(placed.id), 'CANCELED');
  });
});

describe('a trailing stop', () => {
  test('follows the price and sells when it comes back', async () => {
    await trade('buy', amount, at(1));
    const placed = await alice.createOrder(
      SYMBOL, 'market', 'sell', amount, undefined, { trailingPercent: 2, reduceOnly: true });
    assert.equal(placed.info.orderType, 'TRAILING_STOP_MARKET');
    assert.equal(Number(placed.info.callbackRate), 2);
    await trade('buy', amount, at(1.04));
    assert.equal(await statusOf(placed.id), 'NEW');
    await bob.createOrder(SYMBOL, 'limit', 'buy', amount * 3, at(1.01));
    await alice.createOrder(SYMBOL, 'limit', 'sell', amount, at(1.01));
    assert.equal(await becomes(placed.id, 'FINISHED'), 'FINISHED');
    await clear();
  });
});
