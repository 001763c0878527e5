// Every meter is documented, and the ones of the order path move when somebody trades.
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { account, rest } from './clients.js';

const SERVICES = {
  gateway: 9000, user: 8001, trade: 8002, wallet: 8003, finance: 8004, market: 8005, risk: 8006, notify: 8007, match: 8008,
};
const page = readFileSync(new URL('../../../docs/contracts/metrics.md', import.meta.url), 'utf8');
const documented = [...page.matchAll(/`(perpex\.[a-z.]+)`/g)].map(([, name]) => name.replaceAll('.', '_'));

async function scrape(service) {
  const answer = await fetch(`http://127.0.0.1:${SERVICES[service]}/actuator/prometheus`);
  assert.equal(answer.status, 200, service);
  const sums = new Map();
  for (const line of (await answer.text()).split('\n')) {
    const sample = /^(perpex_[a-z_]+)(?:\{[^}]*\})? ([-+.\dEeNa]+)$/.exec(line);
    if (sample) {
      sums.set(sample[1], (sums.get(sample[1]) ?? 0) + Number(sample[2]));
    }
  }
  return sums;
}

const scrapeAll = async () => Object.fromEntries(
  await Promise.all(Object.keys(SERVICES).map(async (service) => [service, await scrape(service)])));

describe('metrics', () => {
  test('every service shows meters, and each is documented', async () => {
    for (const [service, meters] of Object.entries(await scrapeAll())) {
      assert.ok(meters.size > 0, `${service} has meters of its own`);
      for (const name of meters.keys()) {
        assert.ok(documented.some((known) => name === known || name.startsWith(`${known}_`)), `${name} of ${service}`);
      }
    }
  });

  test('an order moves the meters on its way', async () => {
    const before = await scrapeAll();
    const exchange = rest(account(3));
    await exchange.loadMarkets();
    const mark = Number((await exchange.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
    const price = Number(exchange.priceToPrecision('SOL/USDT:USDT', mark * 0.95));
    const amount = Number(exchange.amountToPrecision('SOL/USDT:USDT', 20 / price));
    const placed = await exchange.createOrder('SOL/USDT:USDT', 'limit', 'buy', amount, price);
    await exchange.cancelOrder(placed.id, 'SOL/USDT:USDT');
    const after = await scrapeAll();
    const moved = (service, prefix) => [...after[service]].some(
      ([name, value]) => name.startsWith(prefix) && value > (before[service].get(name) ?? 0));
    for (const [service, prefix] of [
      ['gateway', 'perpex_gateway_requests'], ['trade', 'perpex_orders_answer'], ['trade', 'perpex_orders_total'],
      ['risk', 'perpex_risk_orders'], ['risk', 'perpex_engine_facts'], ['match', 'perpex_match_orders'],
      ['match', 'perpex_engine_packs'],
    ]) {
      assert.ok(moved(service, prefix), `${prefix} of ${service}`);
    }
  });

  test('no money was lost or made', async () => {
    const meters = await scrapeAll();
    const deviation = (service, prefix) => [...meters[service]].filter(([name]) => name.startsWith(prefix));
    for (const [service, prefix] of [
      ['risk', 'perpex_risk_deviation'], ['wallet', 'perpex_ledger_deviation'], ['finance', 'perpex_checkpoint_deviation'],
    ]) {
      const found = deviation(service, prefix);
      assert.ok(found.length > 0, prefix);
      found.forEach(([name, value]) => assert.equal(value, 0, name));
    }
  });
});
