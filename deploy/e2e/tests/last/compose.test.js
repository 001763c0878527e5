// What deploy/compose starts, without its containers: the jar and the options of each image, with exactly the
// environment of the compose file, pointed at the servers that run here. Comes last: it ends the services of the platform.
import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { account, demo, rest, until } from '../clients.js';
import { call, login } from '../admin.js';
import { PORTS, isHealthy, recipeOf, replace } from '../platform.js';

const checkout = new URL('../../../..', import.meta.url).pathname;
const compose = parse(readFileSync(`${checkout}deploy/compose/compose.yaml`, 'utf8'));
const dockerfile = readFileSync(`${checkout}deploy/compose/Dockerfile`, 'utf8');
const jvmOptions = /^ENV JAVA_TOOL_OPTIONS="(.*)"$/m.exec(dockerfile)[1];
const SYMBOL = 'SOL/USDT:USDT';

/** Where the servers of the compose network are here. */
const SERVERS = {
  'nacos:8848': 'PERPEX_NACOS', 'mysql:3306': 'PERPEX_MYSQL', 'redis:6379': 'PERPEX_REDIS',
  'rocketmq-namesrv:9876': 'PERPEX_ROCKETMQ', 'seata:8091': 'PERPEX_SEATA',
};

/** The environment of a container; what lies outside it (addresses, secrets, mounted files) is what the platform has. */
function environment(part, here) {
  const given = Object.entries(compose.services[part].environment).map(([name, value]) => {
    const text = String(value);
    const server = SERVERS[text];
    const outside = server !== undefined || text.startsWith('${') || text.startsWith('/');
    if (server !== undefined) {
      assert.equal(server, name, `${part} finds ${text} under its name`);
    }
    return [name, outside || name === 'PERPEX_MYSQL_USER' ? here.env[name] : text];
  });
  given.forEach(([name, value]) => assert.ok(value, `${name} of ${part}`));
  return {
    ...Object.fromEntries(given),
    PATH: process.env.PATH,
    JAVA_TOOL_OPTIONS: `${jvmOptions} -Xmx256m -XX:TieredStopAtLevel=1`,
    // A container has one address; this machine's others are nobody's business.
    SERVER_ADDRESS: '127.0.0.1',
    SPRING_CLOUD_NACOS_DISCOVERY_IP: '127.0.0.1',
  };
}

before(async () => {
  const parts = Object.keys(PORTS).map((service) => `${service}-service`);
  const images = parts.map((part) => {
    const here = recipeOf(part);
    return [part, {
      program: here.program, args: ['-jar', `${checkout}${part}/target/${part}-exec.jar`], cwd: here.cwd,
      env: environment(part, here),
    }];
  });
  await Promise.all(images.map(([part, how]) => replace(part, how)));
  for (const [service, port] of Object.entries(PORTS)) {
    assert.ok(await until(() => isHealthy(port), (ok) => ok, 240_000, 500), `${service} is healthy`);
  }
}, { timeout: 300_000 });

describe('the services as compose.yaml runs them', () => {
  test('trade for a bot', async () => {
    const trader = rest(account(0));
    await until(() => trader.fetchBalance().then(() => true, () => false), Boolean, 60_000, 500);
    await trader.loadMarkets();
    const mark = Number((await trader.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
    const price = Number(trader.priceToPrecision(SYMBOL, mark * 0.97));
    const amount = Number(trader.amountToPrecision(SYMBOL, 50 / price));
    const placed = await until(
      () => trader.createOrder(SYMBOL, 'limit', 'buy', amount, price).catch(() => undefined), Boolean, 60_000, 500);
    assert.equal(placed?.status, 'open');
    const taker = rest(account(1));
    await taker.createOrder(SYMBOL, 'market', 'sell', amount);
    const filled = await until(
      () => trader.fetchOrder(placed.id, SYMBOL), (order) => order.status === 'closed', 10_000);
    assert.equal(filled.filled, amount);
  });

  test('keep books that agree', async () => {
    const admin = await login(demo.admin);
    const asked = await call(admin, 'POST', '/api/admin/risk/checkpoints');
    assert.equal(asked.status, 200);
    const compared = await until(
      () => call(admin, 'GET', '/api/admin/finance/checkpoints/latest'),
      ({ status, body }) => status === 200 && body.checkpoint >= asked.body.checkpoint, 60_000);
    assert.equal(compared.body?.state, 'EQUAL', JSON.stringify(compared));
  });

  test('give no test funds away', async () => {
    const token = await login(demo.accounts[0]);
    const { status } = await call(token, 'POST', '/api/v1/faucet', { asset: 'USDT', amount: '1' });
    assert.equal(status, 404);
  });
});
