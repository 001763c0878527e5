// Two gateways and two order entries: one of each dies under load, and clients go on with the other.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import ccxt from 'ccxt';
import { account, rest, until } from './clients.js';
import { PORTS, kill, restart, startSecond } from './platform.js';

const SYMBOL = 'SOL/USDT:USDT';
const SECOND_GATEWAY = 9010;
const SECOND_TRADE = 8012;
const ORDERS = 150;
const gateways = [rest(account(1)), rest(account(1), `http://127.0.0.1:${SECOND_GATEWAY}`)];
let price;
let amount;

/**
 * A client behind two gateways: one that cannot be reached is left for the other. It never sends an order twice: after
 * an unknown outcome it asks for the order by its id until it is told.
 */
class Client {
  gateway = 0;
  placed = [];
  unknown = 0;

  /** Asks until somebody answers; for requests that may be sent again. */
  async ask(request) {
    const end = Date.now() + 60_000;
    for (;;) {
      try {
        return await request(gateways[this.gateway]);
      } catch (error) {
        if (!(error instanceof ccxt.NetworkError) || Date.now() > end) {
          throw error;
        }
        this.leave(error);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async place(clientOrderId) {
    try {
      const order = await gateways[this.gateway].createOrder(SYMBOL, 'limit', 'buy', amount, price, { clientOrderId });
      this.placed.push(order.id);
    } catch (error) {
      if (!(error instanceof ccxt.NetworkError)) {
        throw error;
      }
      this.leave(error);
      this.unknown++;
      const found = await this.find(clientOrderId);
      if (found) {
        this.placed.push(found.orderId);
      }
    }
  }

  /** The order, or undefined once it is certain that there is none. */
  async find(origClientOrderId) {
    try {
      return await this.ask((gateway) => gateway.fapiPrivateGetOrder({ symbol: 'SOLUSDT', origClientOrderId }));
    } catch (error) {
      assert.match(error.message, /-2013/, error.message);
      return undefined;
    }
  }

  leave(error) {
    if (!/-1007|-1008|-1001/.test(error.message)) {
      this.gateway = 1 - this.gateway;
    }
  }
}

/** Places orders one after the other; something happens in the middle. Then each is there once, and no other. */
async function loseUnderLoad(name, lose) {
  const client = new Client();
  await client.ask((gateway) => gateway.cancelAllOrders(SYMBOL));
  for (let i = 0; i < ORDERS; i++) {
    if (i === ORDERS / 3) {
      lose();
    }
    await client.place(`${name}-${Date.now()}-${i}`);
  }
  const open = (await client.ask((gateway) => gateway.fetchOpenOrders(SYMBOL))).map((order) => order.id);
  assert.deepEqual(open.toSorted(), client.placed.map(String).toSorted());
  assert.ok(client.placed.length >= ORDERS - client.unknown, 'only what was in flight may be lost');
  assert.ok(client.unknown <= ORDERS / 10, `${client.unknown} of ${ORDERS} had no answer`);
}

/** How many commands an order entry has answered. */
async function answered(port) {
  const meters = await (await fetch(`http://127.0.0.1:${port}/actuator/prometheus`)).text();
  return [...meters.matchAll(/^perpex_orders_answer_seconds_count\{[^}]*\} ([\d.E]+)$/gm)]
    .reduce((sum, [, count]) => sum + Number(count), 0);
}

/** Trades through a gateway until it sends orders to both order entries: a new instance is known within seconds. */
async function usesBoth(gateway) {
  const ports = [PORTS.trade, SECOND_TRADE];
  const before = await Promise.all(ports.map(answered));
  const both = await until(async () => {
    const order = await gateway.createOrder(SYMBOL, 'limit', 'buy', amount, price);
    await gateway.cancelOrder(order.id, SYMBOL);
    const now = await Promise.all(ports.map(answered));
    return now.every((count, i) => count > before[i]);
  }, Boolean, 20_000, 200);
  assert.ok(both, 'both order entries take part');
}

before(async () => {
  await Promise.all([startSecond('trade', SECOND_TRADE), startSecond('gateway', SECOND_GATEWAY)]);
  for (const gateway of gateways) {
    await gateway.loadMarkets();
  }
  const mark = Number((await gateways[0].fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  price = Number(gateways[0].priceToPrecision(SYMBOL, mark * 0.93));
  amount = Number(gateways[0].amountToPrecision(SYMBOL, 20 / price));
  for (const gateway of gateways) {
    await usesBoth(gateway);
  }
});

after(async () => {
  kill('gateway-second');
  kill('trade-second');
  await Promise.all(['gateway-service', 'trade-service'].map(restart));
  const client = new Client();
  await client.ask((gateway) => gateway.cancelAllOrders(SYMBOL));
});

describe('two instances', () => {
  test('an order entry is killed under load: nothing is lost, doubled or sent again', () =>
    loseUnderLoad('trade', () => kill('trade-service')));

  test('a gateway is killed under load: nothing is lost, doubled or sent again', () =>
    loseUnderLoad('gateway', () => kill('gateway-service')));
});
