// With the recorded market played: a bot trades with the house and hears of it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { account, hearAll, rest, until } from './clients.js';
import { deploy } from './platform.js';

const SYMBOL = 'BTC/USDT:USDT';
const trader = rest(account(3));

async function replay(state) {
  const { code, out } = await deploy('up', '--replay', state);
  assert.equal(code, 0, out);
}

before(async () => {
  await replay('on');
  await trader.loadMarkets();
  const book = await until(
    () => trader.fetchOrderBook(SYMBOL), ({ bids, asks }) => bids.length >= 20 && asks.length >= 20, 60_000, 500);
  assert.ok(book.bids.length >= 20 && book.asks.length >= 20, 'the house quotes');
}, { timeout: 240_000 });

after(() => replay('off'), { timeout: 120_000 });

describe('the private stream while the house trades', () => {
  test('tells of a market order that it filled, and of the position and the balance after it', async () => {
    const listening = await hearAll(account(3), SYMBOL);
    const { heard } = listening;
    try {
      const mid = (await trader.fetchTicker(SYMBOL)).last ?? (await trader.fetchOrderBook(SYMBOL)).asks[0][0];
      const far = Number(trader.priceToPrecision(SYMBOL, mid * 0.96));
      const amount = Number(trader.amountToPrecision(SYMBOL, 300 / mid));
      // The stream is live: what came before it was open is not heard. Orders are placed until one is.
      await until(async () => {
        const probe = await trader.createOrder(SYMBOL, 'limit', 'buy', amount, far);
        await trader.cancelOrder(probe.id, SYMBOL);
        return heard.length;
      }, (count) => count > 0, 20_000);

      for (const side of ['buy', 'sell']) {
        const order = await trader.createOrder(SYMBOL, 'market', side, amount);
        const told = () => heard.filter(({ e, o }) => e === 'ORDER_TRADE_UPDATE' && String(o.i) === order.id);
        await until(async () => told(), (all) => all.some(({ o }) => o.X === 'FILLED'));
        const fills = told().filter(({ o }) => o.x === 'TRADE');
        assert.ok(fills.length > 0, JSON.stringify(heard));
        assert.equal(fills.at(-1).o.X, 'FILLED');
        assert.equal(Number(fills.at(-1).o.z), amount);
        const sum = fills.reduce((total, { o }) => total + Number(o.l), 0);
        assert.ok(Math.abs(sum - amount) < 1e-9, `the fills add up: ${sum}`);
        const held = side === 'buy' ? amount : 0;
        const updates = () => heard.filter(({ e, T }) => e === 'ACCOUNT_UPDATE' && T >= fills[0].T);
        const last = await until(
          async () => updates().at(-1)?.a, (a) => a?.P.some(({ s, pa }) => s === 'BTCUSDT' && Number(pa) === held));
        assert.equal(Number(last?.P.find(({ s }) => s === 'BTCUSDT')?.pa), held, JSON.stringify(updates()));
        assert.ok(last.B.some(({ a, wb }) => a === 'USDT' && Number(wb) > 0), JSON.stringify(last));
      }
    } finally {
      await listening.close();
    }
  }, { timeout: 90_000 });
});
