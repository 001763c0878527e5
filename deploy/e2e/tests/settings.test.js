// A value changed in Nacos is in force five seconds later, in the services as they run.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { account, demo, rest, until } from './clients.js';
import { logSize, linesSince } from './platform.js';
import { change, edited, settings } from './nacos.js';

const SYMBOL = 'SOL/USDT:USDT';
const FILLS = 8;
const maker = rest(account(0));
const taker = rest(account(1));
let amount;
let price;
let shared;

/** One order that fills many; returns how many accounts each batch of the books had of these trades. */
async function batchesOfABurst() {
  const since = logSize('finance-service');
  for (let i = 0; i < FILLS; i++) {
    await maker.createOrder(SYMBOL, 'limit', 'sell', amount, price);
  }
  const bought = await taker.createOrder(SYMBOL, 'market', 'buy', amount * FILLS);
  const filled = await until(() => taker.fetchOrder(bought.id, SYMBOL), ({ status }) => status === 'closed');
  assert.equal(filled.filled, Number(taker.amountToPrecision(SYMBOL, amount * FILLS)));
  const settled = () => linesSince('finance-service', since)
    .map((line) => / is settled for account \d+, batch (\d+)/.exec(line.message)?.[1]).filter(Boolean);
  const batches = await until(settled, (found) => found.length >= 2 * FILLS, 20_000);
  assert.equal(batches.length, 2 * FILLS, 'each trade, for both accounts');
  return [...new Set(batches)].map((batch) => batches.filter((other) => other === batch).length);
}

before(async () => {
  await Promise.all([maker, taker].map((exchange) => exchange.loadMarkets()));
  await Promise.all([maker, taker].map((exchange) => exchange.cancelAllOrders(SYMBOL)));
  const mark = Number((await maker.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(maker.priceToPrecision(SYMBOL, mark));
  amount = Number(maker.amountToPrecision(SYMBOL, 20 / price));
  shared = await settings('perpex-shared.yaml');
});

after(async () => {
  await Promise.all([change('gateway-flow-rules.json', '[]'), change('perpex-shared.yaml', shared)]);
});

describe('settings in Nacos', () => {
  test('the size of a batch of the books', async () => {
    assert.ok(Math.max(...await batchesOfABurst()) > 2, 'a burst is settled together');
    await change('perpex-shared.yaml', edited(shared, { 'perpex.settlement.facts-max': 1 }));
    assert.deepEqual(new Set(await batchesOfABurst()), new Set([1]), 'each fact by itself');
    await change('perpex-shared.yaml', shared);
    assert.ok(Math.max(...await batchesOfABurst()) > 2, 'what was taken back is in force no more');
  });

  test('a flow rule of the gateway', async () => {
    const ask = () => fetch(`${demo.baseUrl}/fapi/v1/openInterest?symbol=SOLUSDT`).then(({ status }) => status);
    assert.deepEqual([await ask(), await ask(), await ask()], [200, 200, 200]);
    await change('gateway-flow-rules.json', '[{"resource": "open-interest", "count": 1, "intervalSec": 60}]');
    assert.deepEqual([await ask(), await ask(), await ask()], [200, 429, 429]);
    await change('gateway-flow-rules.json', '[]');
    assert.deepEqual([await ask(), await ask(), await ask()], [200, 200, 200]);
  });
});
