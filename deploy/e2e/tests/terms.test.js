// Orders that change while they wait and orders that ask for more than price and size, by ccxt.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, hearOrders, refused, rest, until } from './clients.js';

const SYMBOL = 'SOL/USDT:USDT';
// Two that trade nowhere else: what an order binds, and which side closes, depends on the position before it.
const alice = rest(account(2));
const bob = rest(account(3));
let mark;
let amount;

const at = (share) => Number(alice.priceToPrecision(SYMBOL, mark * share));
const lots = (share) => Number(alice.amountToPrecision(SYMBOL, amount * share));
const marginOf = async () => Number((await alice.fapiPrivateV3GetAccount()).totalOpenOrderInitialMargin);
const amendmentsOf = (id) => alice.fapiPrivateGetOrderAmendment({ symbol: 'SOLUSDT', orderId: id });

async function clear() {
  await alice.cancelAllOrders(SYMBOL);
  await bob.cancelAllOrders(SYMBOL);
}

before(async () => {
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  amount = Number(alice.amountToPrecision(SYMBOL, 400 / mark));
  await clear();
});

after(clear);

describe('an amended order', () => {
  test('is found with its new price and size, and its margin follows', async () => {
    const before = await marginOf();
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    const amended = await alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', lots(0.5), at(0.94));
    assert.equal(amended.id, placed.id);
    assert.equal(amended.status, 'open');
    assert.equal(amended.price, at(0.94));
    assert.equal(amended.amount, lots(0.5));
    const found = await alice.fetchOrder(placed.id, SYMBOL);
    assert.equal(found.price, at(0.94));
    assert.equal(found.amount, lots(0.5));
    const bound = await marginOf() - before;
    const [{ leverage }] = await alice.fapiPrivateGetSymbolConfig({ symbol: 'SOLUSDT' });
    assert.ok(Math.abs(bound - at(0.94) * lots(0.5) / Number(leverage)) < 0.01, `bound ${bound} at ${leverage}`);
    const book = await until(() => alice.fetchOrderBook(SYMBOL), (seen) => seen.bids.some(([p]) => p === at(0.94)));
    assert.ok(book.bids.some(([p]) => p === at(0.94)), 'the book shows it where it is now');
    assert.ok(!book.bids.some(([p]) => p === at(0.95)), 'and no more where it was');
    await alice.cancelOrder(placed.id, SYMBOL);
    assert.ok(Math.abs(await marginOf() - before) < 1e-6, 'nothing is left bound');
  });

  test('tells its history, the newest first', async () => {
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    await alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', lots(0.5), at(0.95));
    await alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', lots(0.5), at(0.94));
    const [newest, oldest, ...more] = await amendmentsOf(placed.id);
    assert.deepEqual(more, []);
    assert.equal(Number(newest.amendment.count), 2);
    assert.equal(Number(newest.amendment.price.before), at(0.95));
    assert.equal(Number(newest.amendment.price.after), at(0.94));
    assert.equal(Number(oldest.amendment.count), 1);
    assert.equal(Number(oldest.amendment.origQty.before), amount);
    assert.equal(Number(oldest.amendment.origQty.after), lots(0.5));
    await alice.cancelOrder(placed.id, SYMBOL);
  });

  test('trades where it comes to meet another', async () => {
    const resting = await bob.createOrder(SYMBOL, 'limit', 'sell', lots(0.5), at(1.02));
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    const amended = await alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', amount, at(1.02));
    assert.equal(amended.filled, lots(0.5));
    assert.equal(amended.average, at(1.02));
    assert.equal((await bob.fetchOrder(resting.id, SYMBOL)).status, 'closed');
    await alice.cancelOrder(placed.id, SYMBOL);
    await bob.createOrder(SYMBOL, 'limit', 'buy', lots(0.5), at(1.02));
    await alice.createOrder(SYMBOL, 'market', 'sell', lots(0.5), undefined, { reduceOnly: true });
  });

  test('is heard of on the private stream', async () => {
    const listening = await hearOrders(account(2), SYMBOL);
    try {
      const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
      // The stream is live: what came before it was open is not heard. The order is amended until one is.
      let size = 0.9;
      const amendment = await until(async () => {
        size = size === 0.9 ? 0.8 : 0.9;
        await alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', lots(size), at(0.95));
        return listening.heard.find((order) => order.id === placed.id && order.info.x === 'AMENDMENT');
      }, (found) => found !== undefined, 20_000);
      assert.ok(amendment, 'an amendment is heard of');
      assert.equal(amendment.status, 'open');
      assert.ok([lots(0.8), lots(0.9)].includes(amendment.amount), `amount ${amendment.amount}`);
      await alice.cancelOrder(placed.id, SYMBOL);
    } finally {
      await listening.close();
    }
  });

  test('stays as it was when the amendment is refused', async () => {
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    const refuses = (call, text) => refused(call, ccxt.ExchangeError, text);
    await refuses(() => alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', amount, at(0.95)), /-5027/);
    await refuses(() => alice.editOrder(placed.id, SYMBOL, 'limit', 'buy', amount, at(1.5)), /-4016/);
    await refuses(() => alice.editOrder(placed.id, SYMBOL, 'limit', 'sell', amount, at(1.01)), /-2013/);
    await refuses(() => bob.editOrder(placed.id, SYMBOL, 'limit', 'buy', amount, at(0.94)), /-2013/);
    assert.equal((await alice.fetchOrder(placed.id, SYMBOL)).price, at(0.95));
    assert.deepEqual(await amendmentsOf(placed.id), []);
    await alice.cancelOrder(placed.id, SYMBOL);
  });
});

describe('an order that takes its price from the book', () => {
  test('stands at the best price of its side', async () => {
    const best = await bob.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.98));
    const book = await until(
      () => bob.fetchOrderBook(SYMBOL, 5), (seen) => seen.bids.some(([price]) => price === at(0.98)));
    const [queue] = book.bids[0];
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', lots(0.5), undefined, { priceMatch: 'QUEUE' });
    assert.equal(placed.status, 'open');
    assert.equal(placed.price, queue);
    assert.equal(placed.info.priceMatch, 'QUEUE');
    await alice.cancelOrder(placed.id, SYMBOL);
    await bob.cancelOrder(best.id, SYMBOL);
  });

  // The client itself leaves a price out that does not belong there, so this is said in the exchange's own words.
  test('names no price beside it', () => assert.rejects(
    () => alice.fapiPrivatePostOrder({
      symbol: 'SOLUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: String(amount), price: String(at(0.95)),
      priceMatch: 'QUEUE',
    }),
    /-1106/));
});

describe('an iceberg', () => {
  test('shows a part of its size and is owned whole', async () => {
    const placed = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.93), { icebergQty: String(lots(0.5)) });
    const shown = await until(
      () => bob.fetchOrderBook(SYMBOL), (seen) => seen.bids.some(([price]) => price === at(0.93)));
    const [, size] = shown.bids.find(([price]) => price === at(0.93));
    assert.equal(size, lots(0.5));
    assert.equal((await alice.fetchOrder(placed.id, SYMBOL)).amount, amount);
    await alice.cancelOrder(placed.id, SYMBOL);
  });
});
