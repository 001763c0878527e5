// Engines die in the middle of the load and come back: what was acknowledged is there once, and the books agree.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import ccxt from 'ccxt';
import { account, demo, home, rest, until } from './clients.js';
import { call, login } from './admin.js';

const SYMBOL = 'SOL/USDT:USDT';
const KILLS = Number(process.env.PERPEX_KILLS ?? 2);
const ORDERS = 60;
const trader = rest(account(2));
let admin;
let price;
let amount;

const pidFile = (name) => `${home}/run/${name}.pid`;
const pidOf = (name) => Number(readFileSync(pidFile(name), 'utf8').trim().split(/\s/)[0]);

/** What it takes to start a process again just as it was. */
function recipe(pid) {
  const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const env = Object.fromEntries(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return { program, args, env, cwd: readlinkSync(`/proc/${pid}/cwd`) };
}

/** When a process started, as the platform writes it beside its id. */
function startMillis(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const bootSeconds = Number(/btime (\d+)/.exec(readFileSync('/proc/stat', 'utf8'))[1]);
  return bootSeconds * 1_000 + Number(fields[19]) * 10;
}

async function killAndRestart(name, port) {
  const pid = pidOf(name);
  const { program, args, env, cwd } = recipe(pid);
  process.kill(pid, 'SIGKILL');
  const child = spawn(program, args, { env, cwd, detached: true, stdio: 'ignore' });
  child.unref();
  writeFileSync(pidFile(name), `${child.pid} ${startMillis(child.pid)}`);
  const healthy = await until(
    () => fetch(`http://127.0.0.1:${port}/actuator/health`).then((answer) => answer.ok, () => false),
    (ok) => ok,
    180_000);
  assert.ok(healthy, `${name} came back`);
}

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

before(async () => {
  admin = await login(demo.admin);
  await trader.loadMarkets();
  const mark = Number((await trader.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(trader.priceToPrecision(SYMBOL, mark * 0.93));
  amount = Number(trader.amountToPrecision(SYMBOL, 20 / price));
});

after(() => again(() => trader.cancelAllOrders(SYMBOL)));

describe('kill -9 under load', () => {
  for (const [name, port] of [['match-service', 8008], ['risk-service', 8006]]) {
    test(`${name}, ${KILLS} times: every acknowledged order is there once`, async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        await again(() => trader.cancelAllOrders(SYMBOL));
        let done = false;
        const loading = load(() => done);
        await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_000));
        await killAndRestart(name, port);
        admin = await login(demo.admin);
        await until(
          () => trader.fetchOpenOrders(SYMBOL).then(() => true, () => false), (ok) => ok, 60_000);
        await until(
          () => trader.createOrder(SYMBOL, 'limit', 'buy', amount, price).then(
            (order) => trader.cancelOrder(order.id, SYMBOL).then(() => true), () => false),
          (ok) => ok, 120_000);
        done = true;
        const { acknowledged, unknown } = await loading;
        const open = (await again(() => trader.fetchOpenOrders(SYMBOL))).map((order) => order.id);
        assert.equal(new Set(open).size, open.length, 'no order is doubled');
        for (const id of acknowledged) {
          assert.ok(open.includes(id), `order ${id} was acknowledged and is there`);
        }
        let found = 0;
        for (const clientOrderId of unknown) {
          const state = await again(
            () => trader.fapiPrivateGetOrder({ symbol: 'SOLUSDT', origClientOrderId: clientOrderId }))
            .catch((error) => assert.match(error.message, /-2013/));
          found += state?.status === 'NEW' ? 1 : 0;
        }
        assert.equal(open.length, acknowledged.length + found, 'nothing is there that nobody asked for');
        await checkpointIsEqual();
      }
    });
  }
});
