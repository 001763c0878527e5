// One part after another is taken away: what docs/operating/degradation.md promises goes on, the rest is refused in words.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { account, demo, rest, until } from './clients.js';
import { call, login } from './admin.js';
import { PORTS, isHealthy, kill, restart, whileStopped } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const ID = 'SOLUSDT';
const ANSWER_MILLIS_MAX = 12_000; // ten seconds at the gateway, and the way there and back
const BACK_MILLIS_MAX = 120_000;
const UNAVAILABLE = /"code":-100[178]\b|\b50[34]\b/;
const UNREACHABLE = /fetch failed|ECONNREFUSED|socket hang up|NetworkError/;
const trader = rest(account(3));
let owner;
let price;
let amount;

/** What a person is answered below /api, or an error that tells the status. */
async function asked(token, method, path, body) {
  const { status, body: answer } = await call(token, method, path, body);
  if (status >= 300) {
    throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  }
}

/** The columns of the table. */
const PROBES = {
  orders: async () => {
    const order = await trader.createOrder(SYMBOL, 'limit', 'buy', amount, price);
    await trader.cancelOrder(order.id, SYMBOL);
  },
  account: () => trader.fapiPrivateV2GetAccount(),
  'market data': () => trader.fapiPublicGetDepth({ symbol: ID, limit: 5 }),
  candles: () => trader.fapiPublicGetKlines({ symbol: ID, interval: '1m', limit: 2 }),
  'listen key': () => trader.fapiPrivatePostListenKey(),
  wallet: () => asked(owner, 'GET', '/api/v1/wallet/transfers'),
  income: () => trader.fapiPrivateGetIncome({ limit: 1 }),
  'log-in': () => login(account(3)),
};

/** The rows of the page: a dead part, and for each column yes, no or open. */
function table() {
  const page = readFileSync(new URL('../../../docs/operating/degradation.md', import.meta.url), 'utf8');
  const [head, , ...rows] = page.split('\n').filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  assert.deepEqual(head.slice(1), Object.keys(PROBES));
  return rows.map(([part, ...cells]) => [part.replaceAll('`', ''), head.slice(1).map((probe, i) => [probe, cells[i]])]);
}

/** Tries something once; returns why it failed, or nothing. It must have ended in time. */
async function failure(work) {
  const begun = Date.now();
  const reason = await work().then(() => undefined, (error) => `${error.constructor.name} ${error.message}`);
  assert.ok(Date.now() - begun < ANSWER_MILLIS_MAX, `an answer after ${Date.now() - begun} ms: ${reason}`);
  return reason;
}

/** Tries all columns at once, as clients do who know nothing of each other. */
async function walk(part, cells) {
  const found = await Promise.all(cells.map(async ([probe, promised]) => [probe, promised, await failure(PROBES[probe])]));
  for (const [probe, promised, reason] of found) {
    if (promised === 'yes') {
      assert.equal(reason, undefined, `without ${part}, ${probe}`);
    } else if (promised === 'no') {
      assert.match(reason ?? 'it works', part === 'gateway-service' ? UNREACHABLE : UNAVAILABLE, `without ${part}, ${probe}`);
    } else {
      assert.equal(promised, 'open');
    }
  }
}

async function allWork() {
  for (const [probe, work] of Object.entries(PROBES)) {
    const reason = await until(() => work().then(() => undefined, String), (each) => !each, BACK_MILLIS_MAX, 500);
    assert.equal(reason, undefined, `${probe} works again`);
  }
  await trader.cancelAllOrders(SYMBOL); // an order of unknown outcome may rest
}

const isOurs = (part) => part === 'nacos' || part.replace('-service', '') in PORTS;

/** Services and the registry die and are started again. What keeps data stands still, as on a machine that hangs. */
async function without(part, work) {
  if (!isOurs(part)) {
    await whileStopped(part, work);
    return;
  }
  kill(part);
  try {
    await work();
  } finally {
    await restart(part);
  }
}

before(async () => {
  await trader.loadMarkets();
  const mark = Number((await trader.fapiPublicGetPremiumIndex({ symbol: ID })).markPrice);
  price = Number(trader.priceToPrecision(SYMBOL, mark * 0.94));
  amount = Number(trader.amountToPrecision(SYMBOL, 20 / price));
  owner = await login(account(3));
  await allWork();
});

after(() => Promise.all(Object.keys(PORTS).map((service) => restart(`${service}-service`))));

describe('without a part', () => {
  for (const [part, cells] of table()) {
    test(part, { timeout: 600_000 }, async () => {
      await without(part, () => walk(part, cells));
      await allWork();
    });
  }
});

test('a service that stands still is answered for at once, and asked again when it goes on', { timeout: 300_000 }, async () => {
  const depth = () => fetch(`${demo.baseUrl}/fapi/v1/depth?symbol=${ID}&limit=5`);
  await whileStopped('market-service', async () => {
    const waited = await Promise.all(Array.from({ length: 8 }, depth));
    waited.forEach(({ status }) => assert.ok([408, 503].includes(status), `${status}`));
    const millis = [];
    for (let i = 0; i < 21; i++) {
      const begun = performance.now();
      const answer = await depth();
      millis.push(performance.now() - begun);
      assert.equal((await answer.json()).code, -1001);
    }
    assert.ok(millis.sort((one, other) => one - other)[10] < 50, `${millis}`);
    await PROBES.orders();
  });
  assert.ok(await until(() => isHealthy(PORTS.market), Boolean, 30_000));
  assert.equal(await until(() => depth().then(({ status }) => status), (status) => status === 200, 30_000), 200);
  await allWork();
});
