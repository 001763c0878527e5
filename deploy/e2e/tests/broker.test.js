// The broker carries everything; what it says of itself is looked at by nobody else.
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { account, rest } from './clients.js';
import { logOf } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';

describe('the broker', () => {
  test('carries an order without failing at anything', async () => {
    const alice = rest(account(0));
    await alice.loadMarkets();
    const mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
    const price = Number(alice.priceToPrecision(SYMBOL, mark * 0.95));
    const order = await alice.createOrder(SYMBOL, 'limit', 'buy', Number(alice.amountToPrecision(SYMBOL, 20 / price)), price);
    await alice.cancelOrder(order.id, SYMBOL);

    const failures = readFileSync(logOf('rocketmq'), 'utf8').split('\n')
      .filter((line) => line.includes('process request exception'));
    assert.deepEqual(failures.slice(0, 3), []);
  });
});
