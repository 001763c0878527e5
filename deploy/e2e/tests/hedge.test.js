// Hedge mode, by ccxt: a long and a short position in one market, each with orders of its own.
import { after, afterEach, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, hearAll, refused, rest, until } from './clients.js';

const SYMBOL = 'SOL/USDT:USDT';
const ID = 'SOLUSDT';
const LONG = { positionSide: 'LONG' };
const SHORT = { positionSide: 'SHORT' };
const alice = rest(account(2));
// Bob has one position, whatever Alice has: what she closes on either side comes off it.
const bob = rest(account(3));
let mark;
let amount;
let twice;
let begun;

const at = (share) => Number(alice.priceToPrecision(SYMBOL, mark * share));
const size = (notional) => Number(alice.amountToPrecision(SYMBOL, notional / mark));
const other = (side) => (side === 'buy' ? 'sell' : 'buy');
const inUse = (client) => client.fapiPrivateV3GetPositionRisk({ symbol: ID });
const held = async () => Object.fromEntries(
  (await alice.fapiPrivateV2GetPositionRisk({ symbol: ID })).map((row) => [row.positionSide, Number(row.positionAmt)]));
const holds = (long, short) => until(held, (now) => now.LONG === long && now.SHORT === -short);

/** Alice's order meets one of Bob's that is as large. */
async function trade(side, lots, params) {
  await bob.createOrder(SYMBOL, 'limit', other(side), lots, at(1));
  const taken = await alice.createOrder(SYMBOL, 'limit', side, lots, at(1), { timeInForce: 'IOC', ...params });
  assert.equal(taken.filled, lots);
  return taken;
}

/** Leaves neither orders nor positions, as the engine sees it that judges a change of the mode. */
async function clear() {
  for (const client of [alice, bob]) {
    await client.cancelAllOrders(SYMBOL);
  }
  await alice.cancelAllOrders(SYMBOL, { trigger: true });
  for (const [positionSide, lots] of Object.entries(await held())) {
    if (lots !== 0) {
      const closing = positionSide === 'BOTH' ? { reduceOnly: true } : { positionSide };
      await trade(lots > 0 ? 'sell' : 'buy', Math.abs(lots), closing);
    }
  }
  for (const client of [alice, bob]) {
    assert.deepEqual(await until(() => inUse(client), (rows) => rows.length === 0), []);
  }
}

async function hedge(enabled) {
  await clear();
  const mode = async () => (await alice.fetchPositionMode(SYMBOL)).hedged;
  if (await mode() !== enabled) {
    await alice.setPositionMode(enabled);
  }
  assert.equal(await until(mode, (now) => now === enabled), enabled);
}

before(async () => {
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: ID })).markPrice);
  amount = size(400);
  twice = Number(alice.amountToPrecision(SYMBOL, amount * 2));
  begun = Date.now();
  await hedge(true);
});

afterEach(clear);
after(() => hedge(false));

describe('an account of hedge mode', () => {
  test('says which position an order works on', async () => {
    const order = (params) => alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95), params);
    await refused(() => order({}), ccxt.ExchangeError, /-4061/);
    await refused(() => order({ positionSide: 'BOTH' }), ccxt.ExchangeError, /-4061/);
    await refused(() => order({ ...LONG, reduceOnly: true }), ccxt.ExchangeError, /-1106/);
    await refused(() => order({ positionSide: 'UP' }), ccxt.ExchangeError, /-1130/);
    const placed = await order(LONG);
    assert.equal(placed.info.positionSide, 'LONG');
    const [open] = await alice.fetchOpenOrders(SYMBOL);
    assert.deepEqual([open.id, open.info.positionSide], [placed.id, 'LONG']);
  });

  test('has a long and a short position at once', async () => {
    assert.deepEqual(await held(), { LONG: 0, SHORT: 0 });
    await trade('buy', amount, LONG);
    await trade('sell', twice, SHORT);
    assert.deepEqual(await holds(amount, twice), { LONG: amount, SHORT: -twice });
    const positions = await alice.fetchPositions([SYMBOL]);
    assert.deepEqual(
      positions.map(({ side, contracts, hedged }) => [side, contracts, hedged]).sort(),
      [['long', amount, true], ['short', twice, true]]);
    const fills = (await alice.fetchMyTrades(SYMBOL, begun)).slice(-2);
    assert.deepEqual(fills.map(({ info }) => info.positionSide), ['LONG', 'SHORT']);
    const orders = (await alice.fetchOrders(SYMBOL, begun)).slice(-2);
    assert.deepEqual(orders.map(({ info }) => info.positionSide), ['LONG', 'SHORT']);
  });

  test('reduces the position that an order names, and never turns it over', async () => {
    await trade('buy', amount, LONG);
    await trade('sell', amount, SHORT);
    await bob.createOrder(SYMBOL, 'limit', 'buy', twice, at(1));
    const sold = await alice.createOrder(SYMBOL, 'limit', 'sell', twice, at(1), { timeInForce: 'IOC', ...LONG });
    assert.equal(sold.filled, amount);
    assert.deepEqual(await holds(0, amount), { LONG: 0, SHORT: -amount });
    await refused(
      () => alice.createOrder(SYMBOL, 'limit', 'sell', amount, at(1), { timeInForce: 'IOC', ...LONG }),
      ccxt.ExchangeError, /-2022/);
    await bob.cancelAllOrders(SYMBOL);
    await trade('buy', amount, SHORT);
    assert.deepEqual(await holds(0, 0), { LONG: 0, SHORT: 0 });
    assert.deepEqual(await alice.fetchPositions([SYMBOL]), []);
  });

  test('closes one of two positions by a conditional order', async () => {
    await trade('buy', amount, LONG);
    const stop = await alice.fapiPrivatePostAlgoOrder({
      algoType: 'CONDITIONAL', symbol: ID, side: 'SELL', type: 'STOP_MARKET', triggerPrice: String(at(0.97)),
      closePosition: 'true', ...LONG,
    });
    assert.deepEqual([stop.positionSide, stop.algoStatus], ['LONG', 'NEW']);
    await bob.createOrder(SYMBOL, 'limit', 'buy', twice, at(0.96));
    // Opening the short is the trade that the stop of the long waits for.
    await alice.createOrder(SYMBOL, 'limit', 'sell', amount, at(0.96), { timeInForce: 'IOC', ...SHORT });
    assert.deepEqual(await holds(0, amount), { LONG: 0, SHORT: -amount });
  });

  test('hears which position changed', async () => {
    const listening = await hearAll(account(2), SYMBOL);
    const { heard } = listening;
    try {
      // The stream is live: what came before it was open is not heard. Orders are placed until one is.
      await until(async () => {
        const probe = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95), LONG);
        await alice.cancelOrder(probe.id, SYMBOL);
        return heard.length;
      }, (count) => count > 0, 20_000);
      for (const [side, params, sign] of [['buy', LONG, 1], ['sell', SHORT, -1]]) {
        const order = await trade(side, amount, params);
        const fill = () => heard.find(({ e, o }) => e === 'ORDER_TRADE_UPDATE' && String(o.i) === order.id && o.x === 'TRADE');
        assert.equal((await until(async () => fill(), (found) => found !== undefined))?.o.ps, params.positionSide);
        const told = () => heard.filter(({ e }) => e === 'ACCOUNT_UPDATE')
          .flatMap(({ a }) => a.P)
          .filter(({ s, ps, pa }) => s === ID && ps === params.positionSide && Number(pa) === sign * amount);
        assert.equal((await until(async () => told(), (all) => all.length > 0)).length, 1, JSON.stringify(heard));
      }
    } finally {
      await listening.close();
    }
  }, { timeout: 90_000 });
});

describe('the position mode', () => {
  test('is set once', async () => {
    await refused(() => alice.setPositionMode(true), ccxt.ExchangeError, /-4059/);
    assert.equal((await alice.fapiPrivateGetAccountConfig()).dualSidePosition, true);
  });

  test('stays while an order is open', async () => {
    await alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95), LONG);
    await refused(() => alice.setPositionMode(false), ccxt.ExchangeError, /-4067/);
  });

  test('stays while there is a position', async () => {
    await trade('sell', amount, SHORT);
    await refused(() => alice.setPositionMode(false), ccxt.ExchangeError, /-4068/);
  });

  test('comes back when both positions are closed, and with it the one position', async () => {
    await trade('buy', amount, LONG);
    await trade('sell', amount, SHORT);
    await hedge(false);
    await refused(
      () => alice.createOrder(SYMBOL, 'limit', 'buy', amount, at(0.95), LONG), ccxt.ExchangeError, /-4061/);
    await trade('buy', amount, {});
    assert.deepEqual(await until(held, (now) => now.BOTH === amount), { BOTH: amount });
    await hedge(true);
  });
});
