// The trader's interface beyond plain REST: the WebSocket API, the checksum of the book, orders that belong together.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import WebSocket from 'ws';
import { account, demo, live, rest, until } from './clients.js';
import { newcomer } from './newcomers.js';

const SYMBOL = 'SOL/USDT:USDT';
const ID = 'SOLUSDT';
const MASK = (1n << 64n) - 1n;
let trader;
let alice;
let socket;
let price;
let amount;

/** One request after another over a connection of its own. */
class Caller {
  constructor() {
    this.waiting = new Map();
    this.next = 1;
    this.ws = new WebSocket(`${demo.wsUrl}/ws-fapi/v1`);
    this.open = new Promise((resolve, reject) => {
      this.ws.onopen = resolve;
      this.ws.onerror = reject;
    });
    this.ws.onmessage = ({ data }) => {
      const answer = JSON.parse(data);
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    };
  }

  async ask(method, params = {}) {
    await this.open;
    const id = String(this.next++);
    const answer = new Promise((resolve) => this.waiting.set(id, resolve));
    this.ws.send(JSON.stringify({ id, method, params }));
    return answer;
  }
}

const text = (params) => Object.keys(params).sort().map((name) => `${name}=${params[name]}`).join('&');

function hmac(params) {
  const all = { ...params, apiKey: trader.apiKey, timestamp: Date.now() };
  return { ...all, signature: createHmac('sha256', trader.apiSecret).update(text(all)).digest('hex') };
}

function extend(hash, value) {
  let mixed = ((hash ^ value) * 0xBF58476D1CE4E5B9n) & MASK;
  mixed = ((mixed ^ (mixed >> 29n)) * 0x94D049BB133111EBn) & MASK;
  return mixed ^ (mixed >> 32n);
}

function checksum(book, tick, step) {
  let hash = 0x9E3779B97F4A7C15n;
  for (const [side, sign] of [['bids', -1], ['asks', 1]]) {
    const levels = [...book[side]].sort(([a], [b]) => sign * (Number(a) - Number(b))).slice(0, 20);
    for (const [at, size] of levels) {
      hash = extend(extend(hash, BigInt(Math.round(Number(at) / tick))), BigInt(Math.round(Number(size) / step)));
    }
  }
  return hash.toString(16).padStart(16, '0');
}

before(async () => {
  ({ owner: trader, client: alice } = await newcomer('trader', '10000'));
  const mark = Number((await alice.fapiPublicGetPremiumIndex({ symbol: ID })).markPrice);
  price = alice.priceToPrecision(SYMBOL, mark * 0.95);
  amount = alice.amountToPrecision(SYMBOL, 50 / Number(price));
  socket = new Caller();
});

after(async () => {
  socket.ws.close();
  await alice.cancelAllOrders(SYMBOL);
});

describe('the WebSocket API', () => {
  test('places, shows and cancels an order that REST knows too', async () => {
    const params = { symbol: ID, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: amount, price };
    const placed = await socket.ask('order.place', hmac(params));
    assert.equal(placed.status, 200, JSON.stringify(placed));
    const { orderId } = placed.result;
    assert.equal((await alice.fetchOrder(String(orderId), SYMBOL)).status, 'open');
    assert.ok(placed.rateLimits.some(({ rateLimitType, count }) => rateLimitType === 'ORDERS' && count >= 1));

    const shown = await socket.ask('order.status', hmac({ symbol: ID, orderId }));
    assert.equal(Number(shown.result.price), Number(price));
    const canceled = await socket.ask('order.cancel', hmac({ symbol: ID, orderId }));
    assert.equal(canceled.result.status, 'CANCELED');
    assert.equal((await alice.fetchOrder(String(orderId), SYMBOL)).status, 'canceled');
    assert.equal((await socket.ask('order.cancel', hmac({ symbol: ID, orderId }))).error.code, -2011);
  });

  test('says what REST says', async () => {
    const [balance, direct] = [await socket.ask('v2/account.balance', hmac({})), await alice.fapiPrivateV3GetBalance()];
    assert.deepEqual(balance.result.map(({ asset }) => asset), direct.map(({ asset }) => asset));
    const { result } = await socket.ask('ticker.price', { symbol: ID });
    assert.equal(result.symbol, ID);
    const wrong = hmac({ symbol: ID });
    assert.equal((await socket.ask('order.status', { ...wrong, signature: '00'.repeat(32) })).error.code, -1022);
    assert.equal((await socket.ask('order.dance')).error.code, -1020);
  });

  test('serves ccxt as it is', async () => {
    const exchange = await live(trader);
    try {
      await exchange.loadMarkets();
      const order = await exchange.createOrderWs(SYMBOL, 'limit', 'buy', Number(amount), Number(price));
      assert.equal((await alice.fetchOrder(order.id, SYMBOL)).status, 'open');
      await exchange.cancelOrderWs(order.id, SYMBOL);
      assert.equal((await alice.fetchOrder(order.id, SYMBOL)).status, 'canceled');
    } finally {
      await exchange.close();
    }
  });

  test('logs nobody on with a key that the exchange does not know', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const params = { apiKey: 'x'.repeat(64), timestamp: Date.now() };
    const signature = sign(null, Buffer.from(text(params)), privateKey).toString('base64');
    assert.equal((await socket.ask('session.logon', { ...params, signature })).error.code, -2015);
    assert.equal((await socket.ask('session.logon', hmac({}))).error.code, -2015, 'an HMAC key cannot');
    assert.equal((await socket.ask('session.status')).result.apiKey, null);
  });
});

describe('the book', () => {
  test('that a client follows has the checksum of each event', async () => {
    const { filters } = alice.market(SYMBOL).info;
    const tick = Number(filters.find(({ filterType }) => filterType === 'PRICE_FILTER').tickSize);
    const step = Number(filters.find(({ filterType }) => filterType === 'LOT_SIZE').stepSize);
    const events = [];
    const ws = new WebSocket(`${demo.wsUrl}/ws/${ID.toLowerCase()}@depth@100ms`);
    ws.onmessage = ({ data }) => events.push(JSON.parse(data));
    /** Moves the book, and counts what has been heard of it after a number. */
    const stir = async (after) => {
      const { id } = await alice.createOrder(SYMBOL, 'limit', 'buy', Number(amount), Number(price));
      await alice.cancelOrder(id, SYMBOL);
      return events.filter(({ u }) => u > after).length;
    };
    await until(() => stir(0), (count) => count > 0, 30_000);
    const snapshot = await (await fetch(`${demo.baseUrl}/fapi/v1/depth?symbol=${ID}&limit=1000`)).json();
    await until(() => stir(snapshot.lastUpdateId), (count) => count >= 20, 60_000);
    ws.close();

    const book = { bids: new Map(snapshot.bids), asks: new Map(snapshot.asks) };
    let proved = 0;
    for (const event of events.filter(({ u }) => u > snapshot.lastUpdateId)) {
      for (const [side, changes] of [['bids', event.b], ['asks', event.a]]) {
        for (const [at, size] of changes) {
          if (Number(size) === 0) {
            book[side].delete(at);
          } else {
            book[side].set(at, size);
          }
        }
      }
      assert.equal(event.cs, checksum(book, tick, step), `after ${event.u}`);
      proved++;
    }
    assert.ok(proved >= 20, `${proved} events`);
  });
});

describe('beyond the dialect', () => {
  const send = async (method, path, params = {}) => {
    const query = new URLSearchParams({ ...params, recvWindow: 10_000, timestamp: Date.now() }).toString();
    const signature = createHmac('sha256', trader.apiSecret).update(query).digest('hex');
    const answer = await fetch(`${demo.baseUrl}/fapi/v1/perpex/${path}?${query}&signature=${signature}`, {
      method, headers: { 'X-MBX-APIKEY': trader.apiKey },
    });
    return answer.json();
  };
  const exit = (type, share, name) => ({
    side: 'SELL', type, quantity: amount, clientAlgoId: `${name}-${Date.now()}`,
    triggerPrice: alice.priceToPrecision(SYMBOL, Number(price) * share),
  });

  test('places an order with its exits, and withdraws it with all others', async () => {
    const exits = JSON.stringify([exit('STOP_MARKET', 0.9, 'down'), exit('TAKE_PROFIT_MARKET', 1.2, 'up')]);
    const order = { symbol: ID, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: amount, price };
    const placed = await send('POST', 'bracket', { ...order, exits });
    assert.equal(placed.order?.status, 'NEW', JSON.stringify(placed));
    assert.equal(placed.exits.length, 2);
    const waiting = await alice.fapiPrivateGetOpenAlgoOrders({ symbol: ID });
    for (const { algoId } of placed.exits) {
      assert.ok(waiting.some((row) => String(row.algoId) === String(algoId)), `${algoId} waits`);
    }
    const canceled = await send('DELETE', 'openOrders');
    assert.ok(canceled.count >= 1, JSON.stringify(canceled));
    assert.deepEqual(await alice.fetchOpenOrders(SYMBOL), []);
    const left = await until(() => alice.fapiPrivateGetOpenAlgoOrders({ symbol: ID }), (rows) => rows.length === 0);
    assert.deepEqual(left, [], 'the exits vanish with their order');
  });

  test('refuses an exit alone', async () => {
    const answer = await send('POST', 'oco', { symbol: ID, orders: JSON.stringify([exit('STOP_MARKET', 0.9, 'one')]) });
    assert.equal(answer.code, -4082);
  });
});
