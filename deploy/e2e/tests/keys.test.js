// The services get new keys, as an operator gives them, while a bot trades: no request is refused, inside or outside.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { account, demo, rest, until } from './clients.js';
import { call, login } from './admin.js';
import { PORTS, deploy, linesSince, logSize } from './platform.js';
import { settings } from './nacos.js';

const SYMBOL = 'SOL/USDT:USDT';
/** Those that call another service again and again, and so sign. */
const SIGNERS = ['gateway', 'trade', 'notify', 'finance', 'wallet', 'market'];
/** Keeps a client below the limits of its address. */
const PAUSE_MILLIS = 400;
const [maker, taker] = [rest(account(0)), rest(account(1))];
let price;
let amount;

const refusal = ({ message }) => /^An identity token was refused/.test(message);
const kids = async () => [...(await settings('perpex-identity.yaml')).matchAll(/kid: (\S+)/g)].map(([, kid]) => kid);

/** The key that a service says it signs with, and since when. */
async function signing(service) {
  const answer = await fetch(`http://127.0.0.1:${PORTS[service]}/actuator/identity`);
  assert.equal(answer.status, 200, service);
  return answer.json();
}

/** An order that rests, a fill, a query of each service that answers clients. */
async function useAll(admin) {
  await maker.createOrder(SYMBOL, 'limit', 'sell', amount, price);
  await taker.createOrder(SYMBOL, 'market', 'buy', amount);
  await Promise.all([taker.fetchBalance(), maker.fetchOpenOrders(SYMBOL)]);
  for (const path of ['/api/admin/wallet/ledger/check', '/api/admin/risk/totals']) {
    const { status, body } = await call(admin, 'GET', path);
    assert.equal(status, 200, JSON.stringify(body));
  }
}

before(async () => {
  await Promise.all([maker.loadMarkets(), taker.loadMarkets()]);
  await Promise.all([maker, taker].map((exchange) => exchange.cancelAllOrders(SYMBOL)));
  const mark = Number((await maker.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(maker.priceToPrecision(SYMBOL, mark));
  amount = Number(maker.amountToPrecision(SYMBOL, 20 / price));
});

after(() => maker.cancelAllOrders(SYMBOL));

describe('a rotation of keys', () => {
  test('refuses no request', async () => {
    const admin = await login(demo.admin);
    const old = await kids();
    const since = new Map(Object.keys(PORTS).map((name) => [name, logSize(`${name}-service`)]));
    let going = true;
    let rounds = 0;
    const failures = [];
    const using = (async () => {
      for (; going; rounds++) {
        await useAll(admin).catch((error) => failures.push(`round ${rounds}: ${error.message}`));
        await pause(PAUSE_MILLIS);
      }
    })();

    const { code, out } = await deploy('rotate-keys');
    const withdrawn = rounds;
    await until(async () => rounds, (now) => now > withdrawn + 20, 30_000);
    going = false;
    await using;

    assert.equal(code, 0, out);
    assert.deepEqual(failures, []);
    assert.ok(rounds > withdrawn + 20, `${rounds} rounds, ${withdrawn} of them before the old keys were withdrawn`);
    const now = await kids();
    assert.equal(now.length, old.length);
    for (const service of Object.keys(PORTS)) {
      const refused = linesSince(`${service}-service`, since.get(service)).filter(refusal);
      assert.deepEqual(refused, [], `${service} refused nobody`);
    }
    assert.deepEqual(now.filter((kid) => old.includes(kid)), [], 'each service has a new key');
    for (const kid of now) {
      const [, service] = /^(\w+)-\d+$/.exec(kid);
      assert.equal((await signing(service)).signsWith, kid, 'whoever is asked says so');
      assert.match(out, new RegExp(`${service}-service signs with ${kid}\\n`), 'it was asked before the old ones were withdrawn');
    }
    for (const name of SIGNERS) {
      const lines = linesSince(`${name}-service`, since.get(name)).map(({ message }) => message);
      const signs = /^Identity tokens are signed with (\S+) from now on/;
      const signed = lines.map((line) => signs.exec(line)?.[1]).filter(Boolean);
      assert.deepEqual(signed, now.filter((kid) => kid.startsWith(`${name}-`)), 'it signs with its new key');
    }
  }, { timeout: 240_000 });
});
