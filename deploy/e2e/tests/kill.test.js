// Engines die in the middle of the load and come back: what was acknowledged is there once, and the books agree.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, demo, rest, until } from './clients.js';
import { call, login } from './admin.js';
import { engine, kill, replayed, restart } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const KILLS = Number(process.env.PERPEX_KILLS ?? 10);
const ORDERS = 60;
const trader = rest(account(2));
let admin;
let price;
let amount;

/** Places orders one after the other until told to stop; returns what was acknowledged and what nobody knows. */
async function load(stopped) {
  const acknowledged = [];
  const unknown = [];
  for (let i = 0; i < ORDERS || !stopped(); i++) {
    if (acknowledged.length >= ORDERS) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    const clientOrderId = `kill-${Date.now()}-${i}`;
    try {
      const order = await trader.createOrder(SYMBOL, 'limit', 'buy', amount, price, { clientOrderId });
      acknowledged.push(order.id);
    } catch (error) {
      if (error instanceof ccxt.RequestTimeout) {
        unknown.push(clientOrderId);
      } else {
        assert.match(error.message, /-1001|-1008|-1015/, error.message);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
  return { acknowledged, unknown };
}

/** Asks again while nobody answers: what only asks, or has the same effect twice, may be sent again. */
async function again(ask) {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const unanswered = error instanceof ccxt.NetworkError || /-1001|-1007|-1008/.test(error.message);
      if (!unanswered || Date.now() > end) {
        throw error;
      }
    }
  }
}

async function checkpointIsEqual() {
  const asked = await until(
    () => call(admin, 'POST', '/api/admin/risk/checkpoints'), ({ status }) => status === 200, 30_000);
  const compared = await until(
    () => call(admin, 'GET', '/api/admin/finance/checkpoints/latest'),
    ({ status, body }) => status === 200 && body.checkpoint >= asked.body.checkpoint,
    60_000);
  assert.equal(compared.body?.state, 'EQUAL', JSON.stringify(compared));
}

/** It started from a snapshot and the inputs after it, and is where a replay of all inputs from the first one gets. */
async function replayIsEqual(service, supplier) {
  const { status, stateOffset, stateHash } = await engine(service);
  assert.equal(status.failure ?? null, null);
  assert.ok(status.records.loadedOffset >= 0, `${service} started from a snapshot`);
  assert.ok(status.records.replayed > 0, `${service} read its archive after the snapshot`);
  assert.ok(status.records.replayed < stateOffset, `${service} did not read all of its archive`);
  assert.deepEqual(await replayed(service, supplier, stateOffset), [String(stateOffset), stateHash]);
}

before(async () => {
  admin = await login(demo.admin);
  await trader.loadMarkets();
  const mark = Number((await trader.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(trader.priceToPrecision(SYMBOL, mark * 0.93));
  amount = Number(trader.amountToPrecision(SYMBOL, 20 / price));
});

after(() => again(() => trader.cancelAllOrders(SYMBOL)));

const ENGINES = { match: 'org.perpex.match.config.ReplayedMatch', risk: 'org.perpex.risk.config.ReplayedRisk' };

const randomMoment = () => new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_000));

/** Each dies at a moment of its own, so that sometimes both are down and sometimes one comes back to a dead other. */
async function dieAndComeBack(service) {
  await randomMoment();
  kill(`${service}-service`);
  await restart(`${service}-service`);
}

/** Places an order and takes it away again, as soon as that works. */
async function worksAgain() {
  await until(() => trader.fetchOpenOrders(SYMBOL).then(() => true, () => false), (ok) => ok, 60_000, 250);
  await until(
    () => trader.createOrder(SYMBOL, 'limit', 'buy', amount, price).then(
      (order) => trader.cancelOrder(order.id, SYMBOL).then(() => true), () => false),
    (ok) => ok, 120_000, 250);
}

/** What was acknowledged is open once, what nobody knew is open or was never placed, and nothing else is there. */
async function nothingIsLostOrDoubled({ acknowledged, unknown }) {
  const open = (await again(() => trader.fetchOpenOrders(SYMBOL))).map((order) => order.id);
  assert.equal(new Set(open).size, open.length, 'no order is doubled');
  for (const id of acknowledged) {
    assert.ok(open.includes(id), `order ${id} was acknowledged and is there`);
  }
  let found = 0;
  for (const clientOrderId of unknown) {
    const state = await again(() => trader.fapiPrivateGetOrder({ symbol: 'SOLUSDT', origClientOrderId: clientOrderId }))
      .catch((error) => assert.match(error.message, /-2013/));
    found += state?.status === 'NEW' ? 1 : 0;
  }
  assert.equal(open.length, acknowledged.length + found, 'nothing is there that nobody asked for');
}

describe('kill -9 under load', () => {
  const services = Object.keys(ENGINES);

  test(`match and risk, ${KILLS} times each: every acknowledged order is there once, replay equals live`, async () => {
    const counts = ({ status }) => status.records.loadedOffset >= 0 || status.records.snapshots > 0;
    for (const service of services) {
      assert.ok(counts(await until(() => engine(service), counts, 120_000)), `a snapshot of ${service} counts`);
    }
    for (let round = 0; round < KILLS; round++) {
      await again(() => trader.cancelAllOrders(SYMBOL));
      let done = false;
      const loading = load(() => done);
      await Promise.all(services.map(dieAndComeBack));
      admin = await login(demo.admin);
      await worksAgain();
      done = true;
      await nothingIsLostOrDoubled(await loading);
      await checkpointIsEqual();
      await Promise.all(Object.entries(ENGINES).map(([service, supplier]) => replayIsEqual(service, supplier)));
    }
  });
});
