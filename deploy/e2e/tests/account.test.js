// How an account trades and what it can look up, by ccxt: modes, margin, countdown, income, statistics.
import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, curious, refused, rest, until } from './clients.js';

const SYMBOL = 'SOL/USDT:USDT';
const ID = 'SOLUSDT';
const alice = rest(account(2));
const bob = rest(account(3));
let mark;
let amount;
let begun;

const at = (share) => Number(alice.priceToPrecision(SYMBOL, mark * share));
const near = (a, b, within = 1e-6) => Math.abs(a - b) <= within;
const rowsOf = (exchange) => exchange.fapiPrivateV2GetPositionRisk({ symbol: ID });
const config = async () => (await alice.fapiPrivateGetSymbolConfig({ symbol: ID }))[0];
const ignoring = (code, call) => call.catch((error) => {
  if (!error.message.includes(code)) {
    throw error;
  }
});

/** Trades at the mark price: the one buys, the other sells. */
async function trade(buyer, seller, params = { buyer: {}, seller: {} }) {
  const resting = await seller.createOrder(SYMBOL, 'limit', 'sell', amount, at(1), params.seller);
  const taken = await buyer.createOrder(SYMBOL, 'limit', 'buy', amount, at(1), { timeInForce: 'IOC', ...params.buyer });
  assert.equal(taken.filled, amount);
  assert.equal((await seller.fetchOrder(resting.id, SYMBOL)).status, 'closed');
}

/** Cancels all orders and closes all positions of both, against each other. */
async function flatten() {
  await Promise.all([alice, bob].map((exchange) => exchange.cancelAllOrders(SYMBOL)));
  for (const side of ['BOTH', 'LONG', 'SHORT']) {
    const held = Object.fromEntries((await rowsOf(alice)).map((row) => [row.positionSide, Number(row.positionAmt)]))[side];
    if (!held) {
      continue;
    }
    const others = (await rowsOf(bob)).find((row) => Math.sign(Number(row.positionAmt)) === -Math.sign(held));
    const [own, other] = held > 0 ? ['sell', 'buy'] : ['buy', 'sell'];
    const closing = (hedged) => (hedged === 'BOTH' ? { reduceOnly: true } : { positionSide: hedged });
    await bob.createOrder(SYMBOL, 'limit', other, Math.abs(held), at(1), closing(others.positionSide));
    await alice.createOrder(SYMBOL, 'limit', own, Math.abs(held), at(1), { timeInForce: 'IOC', ...closing(side) });
  }
}

async function reset() {
  await flatten();
  for (const exchange of [alice, bob]) {
    await ignoring('-4171', exchange.fapiPrivatePostMultiAssetsMargin({ multiAssetsMargin: 'false' }));
    await ignoring('-4059', exchange.setPositionMode(false));
    await exchange.setMarginMode('cross', SYMBOL).catch((error) => {
      assert.ok(error instanceof ccxt.MarginModeAlreadySet, error.message);
    });
  }
}

before(async () => {
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: ID })).markPrice);
  amount = Number(alice.amountToPrecision(SYMBOL, 400 / mark));
  begun = Date.now();
});

beforeEach(reset);
after(reset);

describe('the margin of a market', () => {
  test('is cross until it is set', async () => {
    assert.equal((await config()).marginType, 'CROSSED');
    await alice.setMarginMode('isolated', SYMBOL);
    assert.equal((await until(config, ({ marginType }) => marginType === 'ISOLATED')).marginType, 'ISOLATED');
    await refused(() => alice.setMarginMode('isolated', SYMBOL), ccxt.MarginModeAlreadySet, /No need to change margin type/);
    await alice.setMarginMode('cross', SYMBOL);
    assert.equal((await until(config, ({ marginType }) => marginType === 'CROSSED')).marginType, 'CROSSED');
  });

  test('stays while an order or a position is open', async () => {
    const order = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    await refused(() => alice.setMarginMode('isolated', SYMBOL), ccxt.ExchangeError, /-4047/);
    await alice.cancelOrder(order.id, SYMBOL);
    await trade(alice, bob);
    await refused(() => alice.setMarginMode('isolated', SYMBOL), ccxt.ExchangeError, /-4048/);
  });

  test('is added to an isolated position and taken from it again', async () => {
    await alice.setMarginMode('isolated', SYMBOL);
    await refused(() => alice.addMargin(SYMBOL, 5), ccxt.ExchangeError, /-4054/);
    await trade(alice, bob);
    const margin = async () => Number((await rowsOf(alice)).find(({ positionAmt }) => Number(positionAmt)).isolatedWallet);
    const before = await margin();
    assert.ok(before > 0, `the position holds margin of its own: ${before}`);
    const [position] = await alice.fetchPositions([SYMBOL]);
    assert.equal(position.marginMode, 'isolated');
    assert.equal((await alice.addMargin(SYMBOL, 5)).status, 'ok');
    assert.ok(near(await until(margin, (now) => near(now, before + 5)), before + 5), 'five more');
    assert.equal((await alice.reduceMargin(SYMBOL, 2)).type, 'reduce');
    assert.ok(near(await until(margin, (now) => near(now, before + 3)), before + 3), 'two less');
    await refused(() => alice.reduceMargin(SYMBOL, 5_000), ccxt.ExchangeError, /-4051/);
    const changes = (await alice.fetchMarginAdjustmentHistory(SYMBOL, undefined, begun)).slice(-2);
    assert.deepEqual(changes.map(({ type }) => type), ['add', 'reduce']);
  });
});

describe('the position mode', () => {
  test('is one position in each market until it is set', async () => {
    assert.equal((await alice.fetchPositionMode(SYMBOL)).hedged, false);
    await refused(() => alice.setPositionMode(false), ccxt.ExchangeError, /-4059/);
    await refused(
      () => alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95), { positionSide: 'LONG' }),
      ccxt.ExchangeError, /-4061/);
  });
});

test('multi-asset mode is set and taken back, and admits no isolated margin', async () => {
  const mode = async () => (await alice.fapiPrivateGetMultiAssetsMargin()).multiAssetsMargin;
  await alice.fapiPrivatePostMultiAssetsMargin({ multiAssetsMargin: 'true' });
  assert.equal(await until(mode, (now) => now === true), true);
  await refused(() => alice.setMarginMode('isolated', SYMBOL), ccxt.ExchangeError, /-4168/);
  await refused(() => alice.fapiPrivatePostMultiAssetsMargin({ multiAssetsMargin: 'true' }), ccxt.ExchangeError, /-4171/);
  await alice.fapiPrivatePostMultiAssetsMargin({ multiAssetsMargin: 'false' });
  assert.equal(await until(mode, (now) => now === false), false);
});

describe('a countdown', () => {
  const set = (millis) => alice.fapiPrivatePostCountdownCancelAll({ symbol: ID, countdownTime: millis });

  test('cancels the orders of its market when it ends', async () => {
    const order = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    assert.deepEqual(await set(1_500), { symbol: ID, countdownTime: '1500' });
    assert.equal((await alice.fetchOrder(order.id, SYMBOL)).status, 'open');
    const ended = await until(() => alice.fetchOrder(order.id, SYMBOL), ({ status }) => status === 'canceled');
    assert.equal(ended.status, 'canceled');
  });

  test('cancels nothing that it was stopped before', async () => {
    const order = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    const other = await bob.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95));
    await bob.fapiPrivatePostCountdownCancelAll({ symbol: ID, countdownTime: 1_500 });
    await set(1_500);
    await set(0);
    // Bob's, which was started before, tells that the time is over.
    const ended = await until(() => bob.fetchOrder(other.id, SYMBOL), ({ status }) => status === 'canceled');
    assert.equal(ended.status, 'canceled');
    assert.equal((await alice.fetchOrder(order.id, SYMBOL)).status, 'open');
  });
});

describe('what an account can look up', () => {
  test('income that sums to the change of its wallet', async () => {
    const wallet = async () => Number((await alice.fapiPrivateV3GetBalance()).find(({ asset }) => asset === 'USDT').balance);
    const before = await wallet();
    const since = Number((await alice.fapiPublicGetTime()).serverTime);
    await trade(alice, bob);
    await trade(bob, alice);
    const change = await wallet() - before;
    assert.ok(change < 0, `fees were paid: ${change}`);
    const income = () => alice.fapiPrivateGetIncome({ symbol: ID, startTime: since - 1_000, limit: 1_000 });
    const sum = (rows) => rows.reduce((total, row) => total + Number(row.income), 0);
    const fills = await alice.fapiPrivateGetUserTrades({ symbol: ID, startTime: since - 1_000 });
    const ids = new Set(fills.slice(-2).map(({ id }) => String(id)));
    const ofTrades = (rows) => rows.filter(({ tradeId }) => ids.has(String(tradeId)));
    const rows = ofTrades(await until(income, (all) => near(sum(ofTrades(all)), change)));
    assert.ok(near(sum(rows), change), `${sum(rows)} of ${change}`);
    const fromFills = fills.slice(-2).reduce((total, fill) => total + Number(fill.realizedPnl) - Number(fill.commission), 0);
    assert.ok(near(fromFills, change), `${fromFills} of ${change}`);
  });

  test('its fills and orders from a start on, the oldest first', async () => {
    await trade(alice, bob);
    await trade(bob, alice);
    const fills = await alice.fetchMyTrades(SYMBOL, begun, 1_000);
    const [first] = await alice.fetchMyTrades(SYMBOL, begun, 1);
    assert.equal(first.id, fills[0].id);
    const orders = await alice.fetchOrders(SYMBOL, begun, 1_000);
    const [oldest] = await alice.fetchOrders(SYMBOL, begun, 1);
    assert.equal(oldest.id, orders[0].id);
  });

  test('funding, liquidations, fees, brackets and settings', async () => {
    assert.ok(Array.isArray(await alice.fetchFundingHistory(SYMBOL)));
    assert.deepEqual(await alice.fetchMyLiquidations(SYMBOL), []);
    assert.equal((await alice.fetchTradingFee(SYMBOL)).taker, 0.0005);
    assert.ok((await alice.fetchLeverageTiers([SYMBOL]))[SYMBOL].length > 1);
    assert.equal((await alice.fetchMarginModes([SYMBOL]))[SYMBOL].marginMode, 'cross');
    assert.deepEqual(await alice.fapiPrivateGetFeeBurn(), { feeBurn: false });
    assert.deepEqual((await alice.fapiPrivateGetApiTradingStatus()).indicators, {});
  });

  test('how many orders it may place, as the exchange lists it', async () => {
    const { rateLimits } = await alice.fapiPublicGetExchangeInfo();
    const ofOrders = rateLimits.filter(({ rateLimitType }) => rateLimitType === 'ORDERS');
    const byInterval = (all) => Object.fromEntries(all.map(({ interval, intervalNum, limit }) => [interval, [intervalNum, limit]]));
    assert.deepEqual(byInterval(await alice.fapiPrivateGetRateLimitOrder()), byInterval(ofOrders));
  });

  test('statistics of its market', async () => {
    assert.ok(Array.isArray(await alice.fetchOpenInterestHistory(SYMBOL, '5m')));
    const index = await alice.fapiPublicGetConstituents({ symbol: ID });
    assert.ok(Array.isArray(index.constituents));
    assert.ok(Array.isArray(await alice.fapiDataGetTakerlongshortRatio({ symbol: ID, period: '5m' })));
    assert.ok(Array.isArray(await alice.fapiDataGetGlobalLongShortAccountRatio({ symbol: ID, period: '5m' })));
    assert.ok(Array.isArray(await alice.fapiDataGetBasis({ pair: ID, contractType: 'PERPETUAL', period: '5m' })));
  });
});

test('a client as it comes finds markets and currencies', async () => {
  const client = curious(account(2));
  await client.loadMarkets();
  assert.equal(client.markets[SYMBOL].active, true);
  assert.deepEqual(await client.fetchCurrencies(), {});
  assert.ok(client.currencies.USDT, 'by the markets');
});
