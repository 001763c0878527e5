// Every meter is documented, is where the page says it is, and moves when that happens which it counts.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { account, demo, live, rest, until } from './clients.js';
import { call, login } from './admin.js';
import { Watch, documented, isOf, scrape } from './meters.js';
import { change, edited, settings } from './nacos.js';
import { PORTS, deploy, kill, restart, whileStopped } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const SERVICES = Object.keys(PORTS);
const page = documented();
const [alice, bob] = [rest(account(0)), rest(account(1))];
let watch;
let price;
let amount;

const post = (path, body, token) => call(token, 'POST', path, body);
const refused = (work, pattern) => assert.rejects(work, (error) => pattern.test(error.message));
/** What is done while a part stands still may fail or not: what counts is what the meters say. */
const inVain = (work) => work.catch(() => undefined);
const low = () => Number(alice.priceToPrecision(SYMBOL, price * 0.95));

async function trade() {
  await alice.createOrder(SYMBOL, 'limit', 'sell', amount, price);
  await bob.createOrder(SYMBOL, 'market', 'buy', amount);
}

/** The recorded market is played for a while. */
async function load() {
  for (const state of ['on', 'off']) {
    const { code, out } = await deploy('up', '--replay', state);
    assert.equal(code, 0, out);
    if (state === 'on') {
      await watch.until(30_000, ['market', 'perpex.market.index.age'], ['match', 'perpex.engine.queue.lag']);
    }
  }
}

async function orders() {
  const resting = await alice.createOrder(SYMBOL, 'limit', 'buy', amount, low());
  await watch.until(3_000, ['match', 'perpex.match.resting.orders'], ['risk', 'perpex.risk.reservations']);
  await alice.cancelOrder(resting.id, SYMBOL);
  await trade();
  await refused(alice.createOrder(SYMBOL, 'limit', 'buy', amount, price * 2), /-4016/);
}

/** A person who comes, mistypes the password, and whose refresh token is stolen. */
async function newcomer() {
  const person = { email: `meters-${randomUUID()}@demo.perpex.local`, password: `right-${randomUUID()}` };
  assert.equal((await post('/api/v1/users', person)).status, 201);
  assert.equal((await post('/api/v1/sessions', { ...person, password: 'wrong-wrong-wrong' })).status, 401);
  const session = await post('/api/v1/sessions', person);
  const { refreshToken } = session.body;
  await watch.until(20_000, ['user', 'perpex.user.active']); // before the theft ends the session
  const next = await post('/api/v1/sessions/refresh', { refreshToken });
  assert.equal(next.status, 200);
  await transfer(next.body.accessToken, true);
  assert.equal((await post('/api/v1/sessions/refresh', { refreshToken })).status, 401);
}

/** Money goes to the futures wallet, on the way through the outbox. */
async function transfer(token, awaited) {
  const id = randomUUID();
  const given = await post('/api/v1/faucet', { asset: 'USDT', amount: '10' }, token);
  assert.ok(given.status < 300, JSON.stringify(given));
  const sent = post(
    '/api/v1/wallet/transfers', { id, asset: 'USDT', amount: '10', from: 'FUNDING', to: 'FUTURES' }, token);
  if (awaited) {
    assert.ok((await sent).status < 300);
    const state = () => call(token, 'GET', `/api/v1/wallet/transfers/${id}`).then(({ body }) => body.state);
    assert.equal(await until(state, (now) => now === 'COMPLETED', 20_000), 'COMPLETED');
  }
  return sent;
}

async function streams() {
  const [listening, open] = [await live(account(0)), await live()];
  try {
    const hear = (heard) => inVain(heard);
    hear(listening.watchOrders(SYMBOL));
    hear(open.watchOrderBook(SYMBOL));
    await until(() => trade().then(() => watch.hasMoved('notify', 'perpex.user.events')), Boolean, 20_000);
    await watch.until(5_000, ['gateway', 'perpex.gateway.websockets.open'], ['market', 'perpex.market.messages']);
  } finally {
    await Promise.all([listening.close(), open.close()]);
  }
}

/** Settings under which a limit is met at once, and every call between services is too slow. */
async function narrow() {
  const shared = await settings('perpex-shared.yaml');
  await change('perpex-shared.yaml', edited(shared, {
    'perpex.gateway.limits.orders-ten-seconds': 1,
    'perpex.client.circuit.calls-min': 1,
    'perpex.client.circuit.slow-after': '1ms',
    'perpex.client.circuit.slow-percent': 1,
    'perpex.client.circuit.open-for': '30s',
  }));
  try {
    await Promise.all(Array.from({ length: 3 }, () => inVain(bob.cancelAllOrders(SYMBOL))));
    await Promise.all(Array.from({ length: 3 }, () => inVain(trade())));
    for (let i = 0; i < 3; i++) { // a key that the gateway does not know: it asks the user service, and then no more
      const headers = { 'X-MBX-APIKEY': randomBytes(32).toString('hex') };
      await fetch(`${demo.baseUrl}/fapi/v2/account?timestamp=${Date.now()}&signature=00`, { headers });
    }
    await watch.until(
      30_000, ...page.filter(({ meter, movedBy }) => meter === 'perpex.circuit.open' && movedBy === '')
        .map((row) => [row.service, row.meter]));
  } finally {
    await change('perpex-shared.yaml', shared);
  }
}

/** The account engine hangs: orders and transfers wait for it. */
async function hungEngine(token) {
  const waiting = await whileStopped('risk-service', async () => {
    const started = [inVain(transfer(token, false)), ...Array.from({ length: 5 }, () => inVain(trade()))];
    await watch.until(15_000, ['wallet', 'perpex.transfers.pending'], ['trade', 'perpex.orders.pending']);
    return started;
  });
  await Promise.all(waiting);
}

/** The ledger hangs: what was traded cannot be settled. */
async function hungLedger() {
  await trade();
  await whileStopped('wallet-service', async () => {
    await trade();
    await watch.until(30_000, ['finance', 'perpex.settlement.failures'], ['finance', 'perpex.settlement.waiting']);
  });
}

/** The broker hangs: nobody gets rid of what he has to say. */
async function hungBroker(token) {
  const burst = Array.from({ length: 10 }, () => inVain(trade()));
  const waiting = await whileStopped('rocketmq', async () => {
    const started = [inVain(transfer(token, false)), inVain(trade())];
    await watch.until(
      5_000, ['wallet', 'perpex.outbox.unsent'], ['risk', 'perpex.engine.unsent'], ['match', 'perpex.engine.unsent']);
    return started;
  });
  await Promise.all([...burst, ...waiting]);
}

/** An engine dies and comes back. */
async function lostEngine(service) {
  kill(`${service}-service`);
  await restart(`${service}-service`);
  const meters = ['role', 'claims', 'loaded', 'replayed', 'followed'].map((name) => [service, `perpex.engine.${name}`]);
  await watch.until(20_000, ...meters);
  await until(() => trade().then(() => true, () => false), Boolean, 60_000, 500);
}

before(async () => {
  const admin = await login(demo.admin);
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  const mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(alice.priceToPrecision(SYMBOL, mark));
  amount = Number(alice.amountToPrecision(SYMBOL, 20 / price));
  watch = new Watch();
  await load();
  await orders();
  await refused(rest({ apiKey: account(0).apiKey, apiSecret: 'wrong' }).fetchBalance(), /-1022/);
  await newcomer();
  await streams();
  await whileStopped('redis', () => fetch(`${demo.baseUrl}/fapi/v1/time`));
  await post('/api/admin/risk/checkpoints', undefined, admin);
  await narrow();
  const token = await login(account(2));
  await hungEngine(token);
  await hungLedger();
  await hungBroker(token);
  await watch.until(
    60_000, ...['risk', 'match'].map((engine) => [engine, 'perpex.engine.snapshots']),
    ['finance', 'perpex.checkpoints'], ['user', 'perpex.user.active']);
  await lostEngine('match');
  await lostEngine('risk');
  await watch.end();
}, { timeout: 600_000 });

after(async () => {
  await watch?.end();
  await Promise.all([alice, bob].map((exchange) => exchange.cancelAllOrders(SYMBOL)));
});

describe('the meters of', () => {
  for (const service of SERVICES) {
    const mine = page.filter((row) => row.service === service);

    test(`${service}: those on the page, and no others`, () => {
      assert.ok(mine.length > 0);
      assert.deepEqual(mine.filter(({ meter }) => !watch.hasSeen(service, meter)).map(({ meter }) => meter), []);
      assert.deepEqual([...watch.seen[service]].filter((name) => !mine.some(({ meter }) => isOf(name, meter))), []);
    });

    test(`${service}: each moves`, () => {
      const here = mine.filter(({ movedBy }) => movedBy === '');
      assert.ok(here.length > 0);
      assert.deepEqual(here.filter(({ meter }) => !watch.hasMoved(service, meter)).map(({ meter }) => meter), []);
    });
  }
});

describe('meters that nothing moves here', () => {
  const checkout = new URL('../../..', import.meta.url).pathname;
  for (const name of new Set(page.map(({ movedBy }) => movedBy).filter(Boolean))) {
    test(`are moved by ${name}`, () => {
      const find = ['-path', '*/src/test/*', '-name', `${name}.java`];
      const files = execFileSync('find', [checkout, ...find], { encoding: 'utf8' }).split('\n').filter(Boolean);
      const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
      page.filter(({ movedBy }) => movedBy === name)
        .forEach(({ meter }) => assert.ok(text.includes(`"${meter}"`), `${name} looks at ${meter}`));
    });
  }
});

test('no money was lost or made', async () => {
  for (const [service, meter] of [
    ['risk', 'perpex.risk.deviation'], ['wallet', 'perpex.ledger.deviation'], ['finance', 'perpex.checkpoint.deviation'],
  ]) {
    const found = [...await scrape(service)].filter(([series]) => isOf(series.replace(/\{.*/, ''), meter));
    assert.ok(found.length > 0, meter);
    found.forEach(([series, value]) => assert.equal(value, 0, series));
  }
});
