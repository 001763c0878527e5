// The official connector through a trading life: REST, streams and the WebSocket API. Its addresses are set as it documents, nothing else.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DerivativesTradingUsdsFutures } from '@binance/derivatives-trading-usds-futures';
import { demo, until } from './clients.js';
import { newcomer, units } from './newcomers.js';

const SYMBOL = 'SOL/USDT:USDT';
const ID = 'SOLUSDT';
const TIMEOUT_MILLIS = 10_000; // its own is 1,000, which is short for a machine that builds besides
let alice;
let bob;
let price;
let quantity;

/** The connector with all that a trader configures, and what came over its private stream. */
async function trader(name) {
  const { owner: { apiKey, apiSecret }, client: reference } = await newcomer(name, '2000');
  const client = new DerivativesTradingUsdsFutures({
    configurationRestAPI: { apiKey, apiSecret, basePath: demo.baseUrl, timeout: TIMEOUT_MILLIS },
    configurationWebsocketAPI: { apiKey, apiSecret, wsURL: `${demo.wsUrl}/ws-fapi/v1`, timeout: TIMEOUT_MILLIS },
    configurationWebsocketStreams: { wsURL: demo.wsUrl },
  });
  const api = await client.websocketAPI.connect();
  const streams = await client.websocketStreams.connect();
  const { listenKey } = await body(client.restAPI.startUserDataStream());
  const heard = [];
  streams.userData(listenKey).on('message', (event) => heard.push(event));
  return { rest: client.restAPI, api, streams, heard, reference };
}

/** What was answered, from either interface. */
const body = async (asked) => (await asked).data();
const answered = async (asked) => (await asked).data;

const limit = (side, at) => ({ symbol: ID, side, type: 'LIMIT', timeInForce: 'GTC', quantity, price: at });
const market = (side, more) => ({ symbol: ID, side, type: 'MARKET', quantity, ...more });
const away = (factor) => Number(alice.reference.priceToPrecision(SYMBOL, price * factor));
const event = (who, type, wanted) => until(
  async () => who.heard.find((each) => each.e === type && wanted(each)), Boolean, 10_000);
const order = (who, id, state) => event(who, 'ORDER_TRADE_UPDATE', ({ o }) => Number(o.i) === Number(id) && o.X === state);

async function position(who) {
  const all = await body(who.rest.positionInformationV3({ symbol: ID }));
  return Number(all.find(({ positionSide }) => positionSide === 'BOTH')?.positionAmt ?? 0);
}

before(async () => {
  alice = await trader('connector-alice');
  bob = await trader('connector-bob');
  const { markPrice } = await body(alice.rest.markPrice({ symbol: ID }));
  price = Number(alice.reference.priceToPrecision(SYMBOL, Number(markPrice)));
  quantity = Number(alice.reference.amountToPrecision(SYMBOL, 20 / price));
  for (const [side, factor] of [['BUY', 0.96], ['SELL', 1.04]]) {
    await body(bob.rest.newOrder(limit(side, away(factor)))); // so that the book has two sides
  }
});

after(async () => {
  for (const { rest, api, streams } of [alice, bob].filter(Boolean)) {
    await rest.cancelAllOpenOrders({ symbol: ID });
    await api.disconnect();
    await streams.disconnect();
  }
});

describe('the official connector', () => {
  test('reads the market', async () => {
    const { symbols } = await body(alice.rest.exchangeInformation());
    assert.ok(symbols.some(({ symbol, status }) => symbol === ID && status === 'TRADING'));
    const { bids, asks } = await body(alice.rest.orderBook({ symbol: ID, limit: 5 }));
    assert.ok(bids.length > 0 && asks.length > 0);
    assert.ok(Number(bids[0][0]) < Number(asks[0][0]));
    const { serverTime } = await body(alice.rest.checkServerTime());
    assert.ok(Math.abs(Number(serverTime) - Date.now()) < 10_000);
  });

  test('hears the market: the book in an unbroken chain, trades', async () => {
    const [books, trades] = [[], []];
    const book = alice.streams.diffBookDepthStreams({ symbol: ID.toLowerCase(), updateSpeed: '100ms' });
    const tape = alice.streams.aggregateTradeStreams({ symbol: ID.toLowerCase() });
    book.on('message', (each) => books.push(each));
    tape.on('message', (each) => trades.push(each));
    await until(async () => trades.length, async () => false, 500); // both subscriptions are under way
    const resting = await body(bob.rest.newOrder(limit('SELL', price)));
    await body(alice.rest.newOrder({ ...limit('BUY', price), timeInForce: 'IOC' }));
    assert.ok(await until(async () => trades.some(({ s }) => s === ID), Boolean, 10_000), 'a trade was heard');
    const klines = () => body(alice.rest.klineCandlestickData({ symbol: ID, interval: '1m', limit: 3 }));
    const candles = await until(klines, (all) => all.length > 0); // as many as there have been minutes since a first trade
    assert.ok(candles.length >= 1 && candles.length <= 3, `${candles.length}`);
    candles.forEach(([opened, , high, low]) => {
      assert.equal(Number(opened) % 60_000, 0);
      assert.ok(Number(high) >= Number(low));
    });
    // What comes and goes within one interval of the stream is no change: more comes until two were heard.
    const heard = await until(async () => {
      await body(bob.rest.newOrder(limit('SELL', away(1.03))));
      return books.length;
    }, (count) => count > 1, 10_000);
    assert.ok(heard > 1, 'the book was heard');
    books.slice(1).forEach(({ pu }, i) => assert.equal(Number(pu), Number(books[i].u)));
    book.unsubscribe();
    tape.unsubscribe();
    assert.ok(Number(resting.orderId) > 0);
  });

  test('places, queries, changes and cancels over REST, and hears of each', async () => {
    const newClientOrderId = `c-${randomUUID().slice(0, 30)}`;
    const placed = await body(alice.rest.newOrder({ ...limit('BUY', away(0.95)), newClientOrderId }));
    assert.equal(placed.status, 'NEW');
    assert.equal(placed.clientOrderId, newClientOrderId);
    assert.ok(await order(alice, placed.orderId, 'NEW'));
    const found = await body(alice.rest.queryOrder({ symbol: ID, origClientOrderId: newClientOrderId }));
    assert.equal(Number(found.orderId), Number(placed.orderId));
    assert.equal(Number(found.price), away(0.95));
    assert.equal((await body(alice.rest.currentAllOpenOrders({ symbol: ID }))).length, 1);
    const amended = await body(alice.rest.modifyOrder({
      orderId: placed.orderId, symbol: ID, side: 'BUY', quantity, price: away(0.94),
    }));
    assert.equal(Number(amended.price), away(0.94));
    assert.equal((await body(alice.rest.cancelOrder({ symbol: ID, orderId: placed.orderId }))).status, 'CANCELED');
    assert.ok(await order(alice, placed.orderId, 'CANCELED'));
    assert.deepEqual(await body(alice.rest.currentAllOpenOrders({ symbol: ID })), []);
  });

  test('places, queries and cancels over the WebSocket API; REST says the same', async () => {
    const placed = await answered(alice.api.newOrder(limit('BUY', away(0.95))));
    assert.equal(placed.status, 'NEW');
    const found = await answered(alice.api.queryOrder({ symbol: ID, orderId: placed.orderId }));
    const same = await body(alice.rest.queryOrder({ symbol: ID, orderId: placed.orderId }));
    assert.equal(Number(found.orderId), Number(same.orderId));
    assert.equal(found.price, same.price);
    const canceled = await answered(alice.api.cancelOrder({ symbol: ID, orderId: placed.orderId }));
    assert.equal(canceled.status, 'CANCELED');
    assert.ok(await order(alice, placed.orderId, 'CANCELED'));
  });

  test('fills: two accounts agree on trade, position and wallet', async () => {
    const [aliceBefore, bobBefore] = [await position(alice), await position(bob)];
    const resting = await body(bob.rest.newOrder(limit('SELL', price)));
    const taken = await body(alice.rest.newOrder({ ...limit('BUY', price), newOrderRespType: 'RESULT' }));
    assert.equal(taken.status, 'FILLED');
    assert.ok(await order(alice, taken.orderId, 'FILLED'));
    assert.ok(await order(bob, resting.orderId, 'FILLED'));
    assert.equal(units(await position(alice) - aliceBefore), units(quantity));
    assert.equal(units(await position(bob) - bobBefore), units(-quantity));
    const own = await until(
      () => body(alice.rest.accountTradeList({ symbol: ID })), (all) => all.some(({ orderId }) => Number(orderId) === Number(taken.orderId)));
    const trade = own.find(({ orderId }) => Number(orderId) === Number(taken.orderId));
    assert.equal(Number(trade.qty), quantity);
    assert.equal(trade.maker, false);
    const update = await event(alice, 'ACCOUNT_UPDATE', ({ a }) => a.P?.some(({ s, pa }) => s === ID && Number(pa) !== 0));
    const { assets } = await body(alice.rest.accountInformationV3());
    const wallet = assets.find(({ asset }) => asset === 'USDT').walletBalance;
    const heard = alice.heard.filter(({ e, a }) => e === 'ACCOUNT_UPDATE' && a.B?.some(({ a: asset }) => asset === 'USDT'));
    assert.ok(update);
    assert.equal(Number(heard.at(-1).a.B.find(({ a }) => a === 'USDT').wb), Number(wallet));
  });

  test('closes the positions again', async () => {
    const size = await position(alice);
    await body(bob.rest.newOrder({ ...limit('BUY', price), quantity: Math.abs(size) }));
    await body(alice.rest.newOrder({ ...market('SELL', { reduceOnly: 'true' }), quantity: Math.abs(size) }));
    assert.equal(await until(() => position(alice), (left) => left === 0), 0);
  });

  test('is told what was wrong, in its own classes of errors', async () => {
    const wrong = (work, name, text) => assert.rejects(work, (error) => {
      assert.match(`${error.name} ${error.constructor.name}`, name);
      assert.match(error.message, text);
      return true;
    });
    await wrong(body(alice.rest.newOrder({ ...limit('BUY', price), symbol: 'NOSUCH' })), /BadRequestError/, /Invalid symbol/);
    await wrong(body(alice.rest.queryOrder({ symbol: ID, orderId: 1 })), /BadRequestError/, /Order does not exist/);
    await wrong(body(alice.rest.cancelOrder({ symbol: ID, orderId: 1 })), /BadRequestError/, /Unknown order sent/);
  });
});
