// After trading the three records of the same truth agree: engine, facts, ledger.
import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { account, demo, rest, until } from './clients.js';
import { call, login } from './admin.js';

const SYMBOL = 'SOL/USDT:USDT';
const ROUNDS = 20;
let admin;

async function tradeOnce(price) {
  const [alice, bob] = [rest(account(0)), rest(account(1))];
  await Promise.all([alice.loadMarkets(), bob.loadMarkets()]);
  const at = Number(alice.priceToPrecision(SYMBOL, price));
  const amount = Number(alice.amountToPrecision(SYMBOL, 200 / at));
  await alice.createOrder(SYMBOL, 'limit', 'sell', amount, at);
  const taken = await bob.createOrder(SYMBOL, 'limit', 'buy', amount, at, { timeInForce: 'IOC' });
  assert.equal(taken.status, 'closed');
}

before(async () => {
  admin = await login(demo.admin);
});

describe('the books', () => {
  test('the ledger equals the engine at every checkpoint while bots trade', async () => {
    const mark = Number((await rest().fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
    for (let round = 0; round < ROUNDS; round++) {
      await tradeOnce(mark * (1 + (round % 5) / 1000));
      const asked = await call(admin, 'POST', '/api/admin/risk/checkpoints');
      assert.equal(asked.status, 200, JSON.stringify(asked.body));
      const compared = await until(
        () => call(admin, 'GET', '/api/admin/finance/checkpoints/latest'),
        ({ status, body }) => status === 200 && body.checkpoint >= asked.body.checkpoint,
        30_000);
      assert.equal(compared.body?.checkpoint, asked.body.checkpoint, JSON.stringify(compared));
      assert.equal(compared.body.state, 'EQUAL', JSON.stringify(compared.body));
    }
  });

  test('every asset of the ledger sums to zero', async () => {
    const check = await call(admin, 'GET', '/api/admin/wallet/ledger/check');
    assert.equal(check.status, 200);
    assert.equal(check.body.sound, true, JSON.stringify(check.body));
    for (const [asset, sum] of Object.entries(check.body.report.sums)) {
      assert.equal(sum, 0, asset);
    }
    assert.deepEqual(check.body.report.deviations, []);
  });

  test('the engine lost and made nothing, and long lots equal short lots', async () => {
    const totals = await call(admin, 'GET', '/api/admin/risk/totals');
    assert.equal(totals.status, 200, JSON.stringify(totals.body));
    for (const asset of totals.body.assets) {
      assert.equal(asset.deviationUnits, 0, asset.asset);
    }
    for (const market of totals.body.markets) {
      assert.equal(market.longLots, market.shortLots, market.symbol);
    }
  });

  test("a stranger to the administration is refused, and so is a trader's key", async () => {
    const trader = await login(account(0));
    assert.equal((await call(trader, 'POST', '/api/admin/risk/checkpoints')).status, 403);
    assert.equal((await call('nonsense', 'GET', '/api/admin/risk/totals')).status, 401);
  });
});
