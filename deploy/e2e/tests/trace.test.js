// One order is found in the logs of every service that it went through, by the id that its answer bore, and only it.
import { before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { account, demo, rest, until } from './clients.js';
import { linesSince, logSize } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const ORDERS = 32;
const PATH = ['gateway', 'trade', 'risk', 'match', 'finance', 'wallet', 'notify'].map((name) => `${name}-service`);
const maker = rest(account(0));
const buyer = account(1);
let amount;

/** Sends a signed order as any client does, and returns the answer with the id of its trace. */
async function buy() {
  const query = new URLSearchParams({
    symbol: 'SOLUSDT', side: 'BUY', type: 'MARKET', quantity: amount, newOrderRespType: 'RESULT',
    recvWindow: 10_000, timestamp: Date.now(),
  }).toString();
  const signature = createHmac('sha256', buyer.apiSecret).update(query).digest('hex');
  const answer = await fetch(`${demo.baseUrl}/fapi/v1/order?${query}&signature=${signature}`, {
    method: 'POST', headers: { 'x-mbx-apikey': buyer.apiKey },
  });
  const order = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(order));
  assert.equal(order.status, 'FILLED');
  return { trace: answer.headers.get('x-perpex-trace'), orderId: order.orderId };
}

before(async () => {
  await maker.loadMarkets();
  await maker.cancelAllOrders(SYMBOL);
  const mark = Number((await maker.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  const price = Number(maker.priceToPrecision(SYMBOL, mark));
  amount = maker.amountToPrecision(SYMBOL, 20 / price);
  await maker.createOrder(SYMBOL, 'limit', 'sell', Number(amount) * ORDERS, price);
});

describe('the trace of an order', () => {
  test(`one of ${ORDERS} sent at once, in the logs of all on its way`, async () => {
    const since = new Map(PATH.map((part) => [part, logSize(part)]));
    const orders = await Promise.all(Array.from({ length: ORDERS }, buy));
    assert.equal(new Set(orders.map(({ trace }) => trace)).size, ORDERS, 'each has an id of its own');
    const chosen = orders[ORDERS / 2];
    for (const part of PATH) {
      const mine = await until(
        () => linesSince(part, since.get(part)).filter(({ trace }) => trace === chosen.trace),
        (lines) => lines.length > 0, 20_000);
      assert.ok(mine.length > 0, `${part} knows ${chosen.trace}`);
      for (const line of mine) {
        assert.ok(line.orderId === undefined || line.orderId === chosen.orderId, JSON.stringify(line));
        for (const other of orders.filter(({ trace }) => trace !== chosen.trace)) {
          assert.ok(!JSON.stringify(line).includes(other.trace), `${part} mixes orders: ${JSON.stringify(line)}`);
        }
      }
      const about = linesSince(part, since.get(part)).filter(({ orderId }) => orderId === chosen.orderId);
      about.forEach((line) => assert.equal(line.trace, chosen.trace, `${part}: ${JSON.stringify(line)}`));
    }
  });
});
