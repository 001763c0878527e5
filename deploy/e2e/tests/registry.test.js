// Nacos dies: what runs goes on, and a service that is started again meanwhile finds its settings and is found.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { account, rest, until } from './clients.js';
import { kill, restart } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const MINUTES = Number(process.env.PERPEX_NACOS_DEAD_MINUTES ?? 0.5);
const trader = rest(account(3));
let price;
let amount;

async function placeAndCancel() {
  const order = await trader.createOrder(SYMBOL, 'limit', 'buy', amount, price);
  await trader.cancelOrder(order.id, SYMBOL);
}

/** Trades without a failure for a while; returns how many orders that were. */
async function tradeFor(minutes) {
  const end = Date.now() + minutes * 60_000;
  let orders = 0;
  for (; Date.now() < end; orders++) {
    await placeAndCancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return orders;
}

before(async () => {
  await trader.loadMarkets();
  const mark = Number((await trader.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(trader.priceToPrecision(SYMBOL, mark * 0.94));
  amount = Number(trader.amountToPrecision(SYMBOL, 20 / price));
  await trader.cancelAllOrders(SYMBOL);
  kill('nacos');
});

after(() => restart('nacos'));

describe('without Nacos', () => {
  test(`running services go on, ${MINUTES} minutes here`, async () => {
    assert.ok(await tradeFor(MINUTES) > 0);
  });

  test('a service that starts takes its last copy of the settings and is found', async () => {
    kill('trade-service');
    await restart('trade-service');
    const works = await until(() => placeAndCancel().then(() => true, () => false), Boolean, 60_000, 500);
    assert.ok(works, 'orders reach the order entry that was started again');
    assert.ok(await tradeFor(0.1) > 0);
  });
});
