// The console in a real browser: an operator's life from a listing to a halt, money that two others approve, and who sees what.
// It leaves money in the insurance pool of a market of its own: the crash of liquidation.test.js, whose figures begin with what
// SOLUSDT alone may use, comes before it in the alphabet.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { call, login } from './admin.js';
import { WIDE, fits, freshMinute, isAccessible, launch, logIn, open, origin, picture } from './browser.js';
import { account, demo, until } from './clients.js';
import { newcomer, signUp } from './newcomers.js';

/** On profile local a role must be this old before somebody asks or approves by it. */
const ROLE_AGE_MILLIS = 11_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A pair that no other test trades: clients name markets by their assets. */
const SYMBOL = `USDC${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
const MARKET = `/api/admin/market/markets/${SYMBOL}`;
const PAGES = [
  'markets', 'markets/SOLUSDT', 'listing', 'requests', 'users', 'adjustments', 'ledger', 'reconciliation', 'reserves', 'risk', 'exposure',
  'system', 'audit',
];

const staff = {};
let admin;
let browser;

/** Signs somebody up and gives him a role. */
async function hire(name, role) {
  const who = await signUp(name);
  const { body: person } = await call(admin, 'GET', `/api/admin/user?email=${who.email}`);
  const granted = await call(admin, 'POST', `/api/admin/user/${person.userId}/roles`, { roles: [role], reason: `hired as ${name}` });
  assert.equal(granted.status, 200, JSON.stringify(granted.body));
  return { ...who, id: person.userId };
}

/** Waits until the role that somebody got last is old enough to ask and approve by. */
async function seasoned({ id }) {
  const { body } = await call(admin, 'GET', `/api/admin/user/${id}`);
  const since = Math.max(...body.roles.map(({ timeMillis }) => timeMillis));
  await until(() => Date.now() - since, (age) => age > ROLE_AGE_MILLIS, ROLE_AGE_MILLIS + 5_000, 250);
}

/** Opens the console for somebody. */
async function desk(who) {
  const page = await open(browser);
  await logIn(page, who);
  return page;
}

async function go(page, path) {
  await page.goto(`${origin}/admin/${path}`);
  await page.locator('main h1').first().waitFor();
}

/** Gives the reason that a dialog asks for, and does what it offers. */
async function because(page, reason) {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill(reason);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Asks for what is previewed; the page of the request opens, whose id this returns. */
async function request(page, reason) {
  await page.getByRole('button', { name: 'Ask for approval' }).click();
  await because(page, reason);
  await page.waitForURL('**/admin/requests/*');
  return new URL(page.url()).pathname.split('/').at(-1);
}

async function approve(who, id) {
  const page = await desk(who);
  await go(page, `requests/${id}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await because(page, 'I have read it');
  await page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
  await page.context().close();
}

/** Applies a request as soon as the page knows that it is approved. */
async function apply(page, id) {
  await go(page, `requests/${id}`);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.locator('h1').getByText('Applied').waitFor();
}

async function enter(page, symbol, phase, reason) {
  await go(page, `markets/${symbol}`);
  await page.getByRole('button', { name: 'Change the phase' }).click();
  await page.getByRole('dialog').getByLabel('New phase').selectOption(phase);
  await because(page, reason);
}

/** Places an order by the API until the market is known to order entry and open. */
async function place(trader, side, quantity, price, millis = 15_000) {
  const params = { symbol: SYMBOL, side, type: 'LIMIT', timeInForce: 'GTC', quantity, price };
  const attempt = () => trader.client.fapiPrivatePostOrder(params).then((order) => ({ order }), (error) => ({ error }));
  const { order, error } = await until(attempt, (answer) => answer.order !== undefined, millis, 500);
  assert.ok(order, String(error));
  return order;
}

async function held(trader) {
  const positions = await trader.client.fapiPrivateV3GetPositionRisk({ symbol: SYMBOL });
  return positions.reduce((sum, { positionAmt }) => sum + Number(positionAmt), 0);
}

before(async () => {
  browser = await launch();
  admin = await login(demo.admin);
  for (const [name, role] of [['web-support', 'SUPPORT'], ['web-operator', 'OPERATOR'], ['web-manager', 'RISK_MANAGER']]) {
    staff[name.slice(4)] = await hire(name, role);
  }
  await Promise.all([staff.operator, staff.manager].map(seasoned));
});
after(() => browser?.close());
beforeEach(() => freshMinute(browser));

test('an operator lists a market, another approves, it is traded, its margin table changed, and it is halted', async () => {
  const page = await desk(demo.admin);

  await go(page, 'listing');
  await page.getByLabel('Terms like those of').selectOption('SOLUSDT');
  await page.getByLabel('Symbol', { exact: true }).fill(SYMBOL);
  await page.getByLabel('Base asset').fill('USDC');
  await page.getByLabel('Steady price').fill('1.00');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByTestId('preview').getByText(SYMBOL).waitFor();
  await picture(page, 'admin-listing-preview');
  const listing = await request(page, 'a market of a test');
  assert.equal((await call(admin, 'GET', MARKET)).status, 404, 'nothing is listed before another has approved');
  assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0, 'nobody is offered to approve what he asked for');
  await approve(staff.manager, listing);
  await apply(page, listing);
  const listed = (await call(admin, 'GET', MARKET)).body;
  assert.equal(listed.phase, 'PRE_OPEN');
  assert.deepEqual([listed.base, listed.quote], ['USDC', 'USDT']);

  await enter(page, SYMBOL, 'TRADING', 'it opens');
  await page.locator('h1').getByText('Trading').waitFor();
  assert.equal((await call(admin, 'GET', MARKET)).body.phase, 'TRADING');

  // One with 110 USDT and a position of 1,000, and two who can bear more.
  const weak = await newcomer('weak', '110');
  const strong = await newcomer('strong', '10000');
  const maker = await newcomer('maker', '10000');
  await place(strong, 'SELL', '1000', '1.00');
  await place(weak, 'BUY', '1000', '1.00');
  assert.equal(await until(() => held(weak), (size) => size === 1000), 1000);
  await place(maker, 'BUY', '2000', '0.99');
  const { userId: weakId } = (await call(admin, 'GET', `/api/admin/user?email=${weak.owner.email}`)).body;

  // Maintenance margin of 12 %: 120 of 1,000.
  await go(page, `markets/${SYMBOL}`);
  await page.getByRole('button', { name: 'Change terms' }).click();
  for (let step = 2; step <= 5; step += 1) {
    await page.getByRole('button', { name: 'Remove step 2' }).click();
  }
  await page.getByLabel('Maintenance margin of step 1').fill('0.12');
  await page.getByLabel('Leverage up to of step 1').fill('8');
  // What the engine published last may be older than the trade: look again until it is there.
  const rows = page.getByRole('region', { name: /Would be liquidated/ }).locator('tr[data-row]');
  await until(async () => {
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByTestId('liquidations').waitFor();
    return rows.count();
  }, (count) => count > 0, 10_000, 500);
  assert.deepEqual(await rows.getByRole('link').allInnerTexts(), [String(weakId)], 'exactly one would be liquidated');
  await picture(page, 'admin-bracket-preview');
  const change = await request(page, 'the market is risky');
  await approve(staff.manager, change);
  await apply(page, change);
  const changed = (await call(admin, 'GET', MARKET)).body;
  assert.equal(changed.version, listed.version + 1);
  assert.deepEqual(changed.terms.brackets.map(({ maintenance }) => Number(maintenance)), [0.12, 0.25, 0.5]);
  assert.ok(await until(() => held(weak), (size) => size < 1000, 30_000, 250) < 1000, 'he who was named is liquidated');
  assert.equal(await held(strong), -1000, 'and nobody else');

  await enter(page, SYMBOL, 'HALTED', 'the end of a test');
  await page.locator('h1').getByText('Halted').waitFor();
  const refused = await until(
    () => strong.client.fapiPrivatePostOrder({ symbol: SYMBOL, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '20', price: '0.95' })
      .then(() => '', String), (text) => text !== '');
  assert.match(refused, /-4140/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('money is moved when two others have approved, through the pages', async () => {
  const page = await desk(staff.operator);
  await go(page, 'adjustments');
  await page.getByLabel('User', { exact: true }).fill(String(staff.support.id));
  await page.getByLabel('Amount').fill('12.5');
  const id = await request(page, 'a deposit that was missed');
  await approve(staff.manager, id);
  await page.getByText('1 of 2').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Apply' }).count(), 0, 'one is not enough');
  await approve(demo.admin, id);
  await apply(page, id);
  await go(page, `ledger?id=${id}`);
  await page.getByRole('row', { name: /ADJUSTMENT/ }).getByText('12.50 USDT').waitFor();
  const { body } = await call(admin, 'GET', `/api/admin/wallet/ledger/transfers?id=${id}`);
  assert.deepEqual(body.entries.map(({ kind, amount }) => [kind, amount]), [['ADJUSTMENT', '12.50000000']]);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a person is frozen and released, and what was refused is said in the dialog', async () => {
  const guest = await signUp('web-guest');
  const { userId } = (await call(admin, 'GET', `/api/admin/user?email=${guest.email}`)).body;
  const frozen = async () => (await call(admin, 'GET', `/api/admin/user/${userId}`)).body.freeze !== null;
  const page = await desk(staff.operator);
  await go(page, 'users');
  await page.getByLabel('E-mail address or id').fill(guest.email);
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: new RegExp(guest.email) }).getByRole('link').click();
  await page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await because(page, 'asked for by a court');
  await page.locator('h1').getByText('Frozen').waitFor();
  assert.equal(await frozen(), true);
  await page.getByRole('button', { name: 'Unfreeze' }).click();
  await because(page, 'the court has decided');
  await page.locator('h1').getByText('Active').waitFor();
  assert.equal(await frozen(), false);

  // Staff is up to administrators alone.
  await go(page, `users/${staff.manager.id}`);
  await page.getByRole('button', { name: 'Freeze', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('he may not');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('alert').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('each act stands in the audit trail, where the pages find it', async () => {
  const trail = (query) => call(admin, 'GET', `/api/admin/user/audit?${query}`);
  const target = encodeURIComponent(`market ${SYMBOL}`);
  const actions = ['APPROVAL_REQUESTED', 'APPROVAL_GIVEN', 'APPROVAL_APPLIED', 'MARKET_LISTED', 'MARKET_PHASE_SET', 'MARKET_CHANGED'];
  for (const action of actions) {
    const { body } = await until(() => trail(`target=${target}&action=${action}`), (answer) => answer.body?.entries.length > 0);
    assert.ok(body.entries.length > 0, action);
    assert.ok(body.entries.every(({ reason }) => reason.length >= 3), `${action} says why`);
  }
  const given = await trail(`target=${target}&action=APPROVAL_GIVEN`);
  assert.deepEqual(new Set(given.body.entries.map(({ actor }) => actor)), new Set([String(staff.manager.id)]));

  const page = await desk(staff.support);
  await go(page, 'audit');
  await page.getByLabel('Action', { exact: true }).fill('MARKET_LISTED');
  await page.getByLabel('Target', { exact: true }).fill(SYMBOL);
  await page.keyboard.press('Enter');
  assert.equal(await until(() => page.locator('tr[data-row]').count(), (rows) => rows === 1, 10_000), 1);
  await page.getByRole('row', { name: /a market of a test/ }).waitFor();
  await page.context().close();
});

test('a trader is told that this is not for him, and support sees everything and can do nothing', async () => {
  const visitor = await open(browser);
  await visitor.goto(`${origin}/admin/markets`);
  await visitor.waitForURL('**/login');
  await visitor.context().close();

  const trader = await desk(account(0));
  await trader.goto(`${origin}/admin/users`);
  await trader.getByTestId('not-for-you').waitFor();
  assert.equal(await trader.getByRole('navigation').count(), 0);
  const answer = await trader.evaluate(async () =>
    (await fetch('/api/admin/user/search', { headers: { 'X-Requested-By': 'perpex-web' } })).status);
  assert.equal(answer, 403, 'the service refuses whatever the page shows');
  await trader.context().close();

  const support = await desk(staff.support);
  const acts = /Change terms|Change the phase|Ask for|List a contract|Freeze|Give a role|Take away|Revoke|Compare now|Publish|Approve|Reject|Apply/;
  for (const path of [...PAGES.filter((each) => each !== 'listing'), `users/${staff.manager.id}`]) {
    await go(support, path);
    assert.equal(await support.getByRole('alert').count(), 0, path);
    assert.deepEqual(await support.getByRole('button', { name: acts }).allInnerTexts(), [], path);
  }
  await support.context().close();
});

test('every page speaks both languages, fits, and is accessible in both themes', async () => {
  const page = await desk(demo.admin);
  await page.setViewportSize(WIDE);
  for (const [language, tone] of [['en', 'dark'], ['zh', 'light']]) {
    await page.evaluate(([chosen, theme]) => {
      localStorage.setItem('perpex.language', chosen);
      localStorage.setItem('perpex.theme', theme);
    }, [language, tone]);
    for (const path of PAGES) {
      await go(page, path);
      await page.getByRole('status').filter({ hasText: /…$/ }).first().waitFor({ state: 'detached' });
      await fits(page, `${path} ${language}`);
      await isAccessible(page, `${path} ${language}`);
      await picture(page, `admin-${path.replace('/', '-')}-${language}`);
    }
    await freshMinute(browser);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a table of 10,000 rows draws those in view, and arrows go through it', async () => {
  const page = await desk(demo.admin);
  const ROWS = 10_000;
  await page.route('**/api/admin/user/audit?*', (route) => {
    const url = new URL(route.request().url());
    const before = Number(url.searchParams.get('before') ?? ROWS + 1);
    const entries = Array.from({ length: Math.min(2_000, before - 1) }, (_, i) => ({
      id: before - 1 - i, time: 1_700_000_000_000 + before - i, action: 'LOGIN_SUCCEEDED', actor: '1', userId: 1, target: 'user 1',
      reason: '', detail: `row ${before - 1 - i}`, trace: '',
    }));
    return route.fulfill({ json: { entries, next: entries.at(-1).id > 1 ? entries.at(-1).id : null } });
  });
  await go(page, 'audit');
  const count = page.getByTestId('row-count');
  for (let shown = 2_000; shown < ROWS; shown += 2_000) {
    await count.getByText(String(shown)).waitFor();
    await page.getByRole('button', { name: 'Load more' }).click();
  }
  await count.getByText(String(ROWS)).waitFor();
  assert.ok(await page.locator('tr[data-row]').count() < 100, 'only rows in view are drawn');
  await page.getByRole('region').evaluate((region) => { region.scrollTop = region.scrollHeight; });
  await page.getByText('row 1', { exact: true }).waitFor();
  const rowOfFocus = () => page.evaluate(() => Number(document.activeElement?.closest('tr')?.dataset.row));
  await page.locator(`tr[data-row="${ROWS - 1}"] a`).first().focus();
  for (let step = 1; step <= 60; step += 1) {
    await page.keyboard.press('ArrowUp');
    assert.equal(await until(rowOfFocus, (row) => row === ROWS - 1 - step, 5_000, 20), ROWS - 1 - step);
  }
  await fits(page, 'a long table');
  await page.context().close();
});
