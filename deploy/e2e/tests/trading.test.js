// A bot that somebody already owns: ccxt, unchanged, trading between two demo accounts.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, hearOrders, live, refused, rest, until } from './clients.js';

const SYMBOL = 'SOL/USDT:USDT';
const alice = rest(account(0));
const bob = rest(account(1));
let price;
let amount;

async function flat(exchange) {
  await exchange.cancelAllOrders(SYMBOL);
}

async function net(exchange) {
  const [position] = await exchange.fetchPositions([SYMBOL]);
  if (position === undefined || !position.contracts) {
    return 0;
  }
  return position.side === 'short' ? -position.contracts : position.contracts;
}

before(async () => {
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  const mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(alice.priceToPrecision(SYMBOL, mark));
  amount = Number(alice.amountToPrecision(SYMBOL, 100 / price));
  await flat(alice);
  await flat(bob);
});

after(async () => {
  await flat(alice);
  await flat(bob);
});

describe('a ccxt bot', () => {
  test('finds the markets', () => {
    for (const symbol of ['BTC/USDT:USDT', 'ETH/USDT:USDT', SYMBOL]) {
      assert.equal(alice.markets[symbol].swap, true);
      assert.equal(alice.markets[symbol].active, true);
    }
    assert.equal(alice.markets['BTC/USDT:USDT'].precision.price, 0.1);
    assert.equal(alice.markets['BTC/USDT:USDT'].limits.cost.min, 10);
  });

  test('sees its balance', async () => {
    const balance = await alice.fetchBalance();
    assert.ok(balance.USDT.total > 0, `total ${balance.USDT.total}`);
  });

  test('places, finds and cancels a limit order', async () => {
    const low = Number(alice.priceToPrecision(SYMBOL, price * 0.95));
    const clientOrderId = `e2e-${Date.now()}`;
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low, { clientOrderId });
    assert.equal(placed.status, 'open');
    const found = await alice.fetchOrder(placed.id, SYMBOL);
    assert.equal(found.clientOrderId, clientOrderId);
    assert.equal(found.price, low);
    const open = await alice.fetchOpenOrders(SYMBOL);
    assert.ok(open.some((order) => order.id === placed.id));
    const book = await until(() => alice.fetchOrderBook(SYMBOL), (seen) => seen.bids.some(([at]) => at === low));
    assert.ok(book.bids.some(([at]) => at === low), 'the order is in the public book');
    const canceled = await alice.cancelOrder(placed.id, SYMBOL);
    assert.equal(canceled.status, 'canceled');
    assert.equal((await alice.fetchOrder(placed.id, SYMBOL)).status, 'canceled');
    assert.deepEqual(await alice.fetchOpenOrders(SYMBOL), []);
  });

  test('trades with another bot: order, fill, fee, position, balance', async () => {
    const [aliceBefore, bobBefore] = [await net(alice), await net(bob)];
    const resting = await alice.createOrder(SYMBOL, 'limit', 'sell', amount, price);
    const taken = await bob.createOrder(SYMBOL, 'limit', 'buy', amount, price, { timeInForce: 'IOC' });
    assert.equal(taken.status, 'closed');
    assert.equal(taken.filled, amount);
    assert.equal(taken.average, price);
    assert.equal((await alice.fetchOrder(resting.id, SYMBOL)).status, 'closed');
    const close = (a, b) => Math.abs(a - b) < 1e-9;
    const aliceNow = await until(() => net(alice), (now) => close(now, aliceBefore - amount));
    const bobNow = await until(() => net(bob), (now) => close(now, bobBefore + amount));
    assert.ok(close(aliceNow, aliceBefore - amount), `alice ${aliceBefore} -> ${aliceNow}`);
    assert.ok(close(bobNow, bobBefore + amount), `bob ${bobBefore} -> ${bobNow}`);
    const trades = await until(
      () => bob.fetchMyTrades(SYMBOL, undefined, 100),
      (all) => all.some((trade) => trade.order === taken.id));
    const fill = trades.find((trade) => trade.order === taken.id);
    assert.equal(fill.amount, amount);
    assert.equal(fill.price, price);
    assert.equal(fill.takerOrMaker, 'taker');
    assert.ok(close(fill.fee.cost, amount * price * 0.0005), `fee ${fill.fee.cost}`);
  });

  test('trades at market and closes its position', async () => {
    const held = await net(bob);
    assert.ok(held > 0, 'the test before left bob long');
    await alice.createOrder(SYMBOL, 'limit', 'buy', held, price);
    const order = await bob.createOrder(SYMBOL, 'market', 'sell', held, undefined, { reduceOnly: true });
    assert.equal(order.status, 'closed');
    assert.equal(await until(() => net(bob), (now) => now === 0), 0);
  });

  test('sets its leverage', async () => {
    const set = await alice.setLeverage(10, SYMBOL);
    assert.equal(Number(set.leverage), 10);
  });

  test('hears of its orders and positions on the private stream', async () => {
    const listening = await hearOrders(account(0), SYMBOL);
    try {
      const { heard } = listening;
      const low = Number(alice.priceToPrecision(SYMBOL, price * 0.96));
      const hears = (id, status) => heard.some((order) => order.id === id && order.status === status);
      // The stream is live: what came before it was open is not heard. Orders are placed until one is.
      const probed = await until(async () => {
        const probe = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low);
        await alice.cancelOrder(probe.id, SYMBOL);
        return heard.length > 0;
      }, (any) => any, 20_000);
      assert.ok(probed, 'the stream is open');
      const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low);
      assert.ok(await until(async () => hears(placed.id, 'open'), (yes) => yes), 'the order is heard of');
      await alice.cancelOrder(placed.id, SYMBOL);
      assert.ok(await until(async () => hears(placed.id, 'canceled'), (yes) => yes), 'its cancel is heard of');
    } finally {
      await listening.close();
    }
  });

  test('watches the book', async () => {
    const listening = await live();
    try {
      const low = Number(alice.priceToPrecision(SYMBOL, price * 0.97));
      const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low);
      const book = await until(() => listening.watchOrderBook(SYMBOL), (now) => now.bids.some(([at]) => at === low));
      assert.ok(book.bids.some(([at]) => at === low));
      await alice.cancelOrder(placed.id, SYMBOL);
    } finally {
      await listening.close();
    }
  });
});

describe('what is refused loses nothing and says why', () => {
  test('an order beyond the balance', () => refused(
    () => alice.createOrder(SYMBOL, 'limit', 'buy', Number(alice.amountToPrecision(SYMBOL, 5_000_000 / price)),
      Number(alice.priceToPrecision(SYMBOL, price * 0.99))),
    ccxt.ExchangeError, /-2019|-2027/));

  test('an order off the price band', () => refused(
    () => alice.createOrder(SYMBOL, 'limit', 'buy', amount, Number(alice.priceToPrecision(SYMBOL, price * 1.5))),
    ccxt.BadRequest, /-4016/));

  test('a cancel of an order that does not exist', () => refused(
    () => alice.cancelOrder('999999999', SYMBOL), ccxt.OrderNotFound, /-2011.*Unknown order sent/));

  test('a query of an order that does not exist', () => refused(
    () => alice.fetchOrder('999999999', SYMBOL), ccxt.OrderNotFound, /-2013.*Order does not exist/));

  test("a query of somebody else's order", async () => {
    const low = Number(alice.priceToPrecision(SYMBOL, price * 0.95));
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low);
    await refused(() => bob.fetchOrder(placed.id, SYMBOL), ccxt.OrderNotFound, /-2013/);
    await refused(() => bob.cancelOrder(placed.id, SYMBOL), ccxt.OrderNotFound, /-2011/);
    await alice.cancelOrder(placed.id, SYMBOL);
  });

  test('a post-only order that would take', async () => {
    const resting = await alice.createOrder(SYMBOL, 'limit', 'sell', amount, price);
    await refused(
      () => bob.createOrder(SYMBOL, 'limit', 'buy', amount, price, { postOnly: true }),
      ccxt.OrderNotFillable, /-5022/);
    await alice.cancelOrder(resting.id, SYMBOL);
  });

  test('a key with a wrong secret', () => {
    const forger = rest({ apiKey: account(0).apiKey, apiSecret: 'wrong' });
    return refused(() => forger.fetchBalance(), ccxt.AuthenticationError, /-1022/);
  });

  test('a key that does not exist', () => {
    const stranger = rest({ apiKey: 'x'.repeat(64), apiSecret: 'x' });
    return refused(() => stranger.fetchBalance(), ccxt.AuthenticationError, /-201[45]/);
  });
});
