// The pages in a real browser: a newcomer's life, what a lost connection does, languages, access, geometry, secrets.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { NARROW, WIDE, fits, freshMinute, isAccessible, launch, logIn, open, origin, picture, terminal } from './browser.js';
import { account, rest, until } from './clients.js';

const SYMBOL = 'SOLUSDT';
const PAIR = 'SOL/USDT:USDT';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

beforeEach(() => freshMinute(browser));

const ask = (page, path) => page.evaluate(async (url) => {
  const answer = await fetch(url, { headers: { 'X-Requested-By': 'perpex-web' } });
  return { status: answer.status, body: await answer.json().catch(() => null) };
}, path);

/** Puts an order of a demo account at the mark price, for others to trade with. */
async function offer(side, size) {
  const maker = rest(account(1));
  await maker.loadMarkets();
  const { markPrice } = await maker.fapiPublicGetPremiumIndex({ symbol: SYMBOL });
  const order = await maker.createOrder(PAIR, 'limit', side, size, maker.priceToPrecision(PAIR, markPrice));
  return { price: order.price, cancel: () => maker.cancelOrder(order.id, PAIR).catch(() => {}) };
}

/** Moves by Tab until what is focused answers to a name. */
async function tabTo(page, selector, key = 'Tab') {
  for (let i = 0; i < 60; i += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
      return;
    }
    await page.keyboard.press(key);
  }
  assert.fail(`no Tab leads to ${selector}`);
}

/** Chooses the side to buy by its key, as soon as the page listens for it. Pressed twice, the key would be typed. */
async function chooseBuy(page) {
  const size = page.locator('input[name="size"]:focus');
  const chosen = await until(async () => {
    await page.keyboard.press('b');
    return size.waitFor({ timeout: 3_000 }).then(() => true, () => false);
  }, Boolean, 20_000);
  assert.ok(chosen, 'the key leads to the size');
}

test('a newcomer signs up, gets funds, trades by keyboard alone, and closes the position', async () => {
  const page = await open(browser);
  const email = `newcomer-${randomBytes(6).toString('hex')}@example.com`;
  const password = `a phrase of ${randomBytes(6).toString('hex')}`;
  await page.goto(`${origin}/signup`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/wallet');
  assert.equal(await page.getByTestId('funding').innerText(), '0.00 USDT');

  await page.getByTestId('faucet').click();
  await page.getByTestId('funding').getByText('10,000.00').waitFor();
  await page.getByLabel('Amount').fill('5000');
  await page.keyboard.press('Enter');
  await page.getByTestId('futures').getByText('5,000.00').waitFor();
  const balances = (await ask(page, '/api/v1/wallet/balances')).body;
  assert.deepEqual(balances.map(({ funding }) => funding), ['5000.00000000']);

  const ask1 = await offer('sell', 1);
  try {
    await terminal(page, SYMBOL);
    await page.getByTestId('available').getByText('5,000.00').waitFor();
    await chooseBuy(page);
    await page.keyboard.type('1');
    await tabTo(page, '#ticket-kind', 'Shift+Tab');
    await page.keyboard.press('m'); // market, by its first letter
    await tabTo(page, 'input[name="size"]');
    await page.keyboard.press('Enter');
    await page.getByTestId('position-size').waitFor();
    assert.equal(Number(await page.getByTestId('position-size').innerText()), 1);
  } finally {
    await ask1.cancel();
  }
  const held = await until(() => ask(page, `/fapi/v3/positionRisk?symbol=${SYMBOL}`), ({ body }) => body.length === 1);
  assert.equal(Number(held.body[0].positionAmt), 1);
  await picture(page, 'newcomer');

  const bid = await offer('buy', 1);
  try {
    await page.getByTestId('close-position').focus();
    await page.keyboard.press('Enter');
    await page.getByText('No open positions').waitFor();
  } finally {
    await bid.cancel();
  }
  const over = (await ask(page, `/fapi/v3/positionRisk?symbol=${SYMBOL}`)).body;
  assert.equal(over.filter(({ positionAmt }) => Number(positionAmt) !== 0).length, 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('an order placed by keyboard rests in the book, is amended, and is canceled', async () => {
  const page = await open(browser);
  await logIn(page, account(0));
  await terminal(page, SYMBOL);
  await page.getByTestId('available').waitFor();
  const { markPrice } = (await ask(page, `/fapi/v1/premiumIndex?symbol=${SYMBOL}`)).body;
  const price = (Math.floor(Number(markPrice) * 0.95 * 10) / 10).toFixed(1);
  await chooseBuy(page);
  await page.keyboard.type('1');
  await tabTo(page, 'input[name="price"]', 'Shift+Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(price);
  await page.keyboard.press('Enter');
  const { body } = await until(() => ask(page, `/fapi/v1/openOrders?symbol=${SYMBOL}`), ({ body: orders }) => orders.length === 1);
  assert.deepEqual(
    body.map((order) => [order.side, order.type, order.timeInForce, Number(order.price), Number(order.origQty), order.reduceOnly]),
    [['BUY', 'LIMIT', 'GTC', Number(price), 1, false]],
  );
  await page.getByRole('tab', { name: /Open orders/ }).click();
  const row = page.getByRole('row', { name: new RegExp(SYMBOL) });
  await row.getByRole('button', { name: 'Amend' }).click();
  await page.getByRole('dialog').getByLabel('Size').fill('2');
  await page.keyboard.press('Enter');
  const amended = await until(() => ask(page, `/fapi/v1/openOrders?symbol=${SYMBOL}`), ({ body: orders }) => Number(orders[0]?.origQty) === 2);
  assert.equal(Number(amended.body[0].origQty), 2);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await row.getByRole('button', { name: 'Cancel', exact: true }).click();
  await row.waitFor({ state: 'detached' });
  assert.deepEqual((await ask(page, `/fapi/v1/openOrders?symbol=${SYMBOL}`)).body, []);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the terminal shows that its connection is lost, and recovers the book by itself', async () => {
  const page = await open(browser);
  const sockets = [];
  let up = true;
  await page.routeWebSocket(/\/stream$/, (socket) => {
    if (!up) {
      void socket.close();
      return;
    }
    socket.connectToServer();
    sockets.push(socket);
  });
  await terminal(page, SYMBOL);
  await page.locator('.book[data-live="true"]').waitFor();
  up = false;
  for (const socket of sockets) {
    await socket.close();
  }
  await page.locator('[data-state="lost"]').waitFor();
  const missed = await offer('buy', 3);
  up = true;
  try {
    await page.locator('[data-state="live"]').waitFor();
    const best = page.locator('.book[data-live="true"] .bids .price').first();
    const shown = await until(async () => Number((await best.innerText()).replaceAll(',', '')), (price) => price >= missed.price);
    assert.ok(shown >= missed.price, `the best bid ${shown} is at least ${missed.price}, which was missed`);
  } finally {
    await missed.cancel();
  }
  await page.context().close();
});

test('every page speaks English and Chinese, fits both widths, and is accessible in both themes', async () => {
  const page = await open(browser);
  await page.goto(origin);
  for (const path of ['/login', '/signup']) {
    await page.goto(origin + path);
    await page.locator('h1').first().waitFor();
    await isAccessible(page, path);
    await fits(page, path);
  }
  await logIn(page, account(0));
  for (const [language, said] of [['en', 'Order book'], ['zh', '订单簿']]) {
    await page.evaluate((chosen) => localStorage.setItem('perpex.language', chosen), language);
    for (const [size, name] of [[WIDE, 'wide'], [NARROW, 'narrow']]) {
      await page.setViewportSize(size);
      for (const path of [`/trade/${SYMBOL}`, '/markets', '/wallet', '/keys']) {
        await page.evaluate((tone) => localStorage.setItem('perpex.theme', tone), name === 'wide' ? 'dark' : 'light');
        await page.goto(origin + path);
        await page.locator('h1').first().waitFor();
        await page.locator('[data-state="live"]').waitFor();
        if (path.startsWith('/trade') && name === 'wide') {
          await page.getByRole('tab', { name: said, exact: true }).waitFor();
        }
        await fits(page, `${path} ${language} ${name}`);
        if ((language === 'en') === (name === 'wide')) { // each page in each theme, width and language once
          await isAccessible(page, `${path} ${language} ${name}`);
        }
        await picture(page, `${path.slice(1).replace('/', '-')}-${language}-${name}`);
      }
    }
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('no script can read a token, and no other origin can use the cookies', async () => {
  const page = await open(browser);
  const document = await page.goto(origin);
  assert.match(document.headers()['content-security-policy'], /script-src 'self';/);
  assert.doesNotMatch(document.headers()['content-security-policy'], /unsafe/);
  await logIn(page, account(0));
  const readable = await page.evaluate(() => ({ cookies: document.cookie, local: { ...localStorage }, session: { ...sessionStorage } }));
  assert.equal(readable.cookies, '');
  assert.deepEqual(readable.session, {});
  assert.ok(Object.values(readable.local).every((value) => value.length < 20), JSON.stringify(readable.local));
  const cookies = await page.context().cookies(`${origin}/api/v1/browser-session/refresh`);
  assert.deepEqual(
    cookies.map(({ name, httpOnly, sameSite, path }) => ({ name, httpOnly, sameSite, path })).sort((a, b) => a.name.localeCompare(b.name)),
    [
      { name: 'perpex-access', httpOnly: true, sameSite: 'Strict', path: '/' },
      { name: 'perpex-refresh', httpOnly: true, sameSite: 'Strict', path: '/api/v1/browser-session/refresh' },
    ],
  );
  const bare = await page.evaluate(async () => (await fetch('/fapi/v2/account')).status);
  assert.ok(bare === 401 || bare === 403, `without the page's header: ${bare}`);

  // A script that is injected does not run.
  await page.evaluate(() => {
    const script = window.document.createElement('script');
    script.textContent = 'window.injected = true';
    window.document.body.append(script);
  });
  assert.equal(await page.evaluate(() => window.injected), undefined);

  await page.getByRole('button', { name: 'Log out' }).click();
  await page.waitForURL('**/login');
  assert.deepEqual(await page.context().cookies(`${origin}/api/v1/browser-session/refresh`), []);
  await page.context().close();
});

test('a session is renewed without being noticed when its access token has expired', async () => {
  const page = await open(browser);
  await logIn(page, account(0));
  await page.context().clearCookies({ name: 'perpex-access' });
  await page.goto(`${origin}/wallet`);
  await page.getByTestId('futures').waitFor();
  const names = (await page.context().cookies(`${origin}/api/v1/browser-session/refresh`)).map(({ name }) => name).sort();
  assert.deepEqual(names, ['perpex-access', 'perpex-refresh']);
  await page.context().close();
});

test('an API key is made, its secret shown once, and deleted', async () => {
  const page = await open(browser);
  await logIn(page, account(0));
  await page.goto(`${origin}/keys`);
  const name = `web-${randomBytes(4).toString('hex')}`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('checkbox', { name: 'Trade' }).click(); // check() looks before the form has drawn it again
  await page.getByRole('checkbox', { name: 'Trade', checked: true }).waitFor();
  await page.getByRole('button', { name: 'Create a key' }).click();
  const key = await page.getByTestId('api-key').innerText();
  const secret = await page.getByTestId('api-secret').innerText();
  const client = rest({ apiKey: key, apiSecret: secret });
  assert.ok((await client.fetchBalance()).USDT, 'the key works');
  await page.getByRole('button', { name: 'I have saved it' }).click();
  assert.equal(await page.getByText(secret).count(), 0);
  await page.getByRole('row', { name }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('row', { name }).waitFor({ state: 'detached' });
  assert.equal((await ask(page, '/api/v1/api-keys')).body.some(({ label }) => label === name), false);
  await page.context().close();
});
