// An operator's day through the gateway: people with roles of their own, a market that is halted and opened again, terms
// that another approves, money that two others approve, and a trail in which all of it stands.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { account, demo, refused, rest, until } from './clients.js';
import { call, login } from './admin.js';
import { newcomer, signUp, units } from './newcomers.js';
import ccxt from 'ccxt';

const SYMBOL = 'SOL/USDT:USDT';
const MARKET = '/api/admin/market/markets/SOLUSDT';
/** On profile local a role must be this old before somebody asks or approves by it. */
const ROLE_AGE_MILLIS = 15_000;
const staff = {};
let admin;

/** Signs somebody up and gives him a role; he logs in behind that, for a token has the roles of its log-in. */
async function hire(name, role) {
  const who = await signUp(name);
  const { body: person } = await call(admin, 'GET', `/api/admin/user?email=${who.email}`);
  const granted = await call(admin, 'POST', `/api/admin/user/${person.userId}/roles`,
    { roles: [role], reason: `hired as ${name}` });
  assert.equal(granted.status, 200, JSON.stringify(granted.body));
  return { ...who, id: person.userId, token: await login(who) };
}

const phase = (who, wanted) =>
  call(who.token, 'POST', `${MARKET}/phase`, { phase: wanted, reason: 'a test of the console' });

const approve = (who, request) => call(who.token, 'POST', `/api/admin/user/approvals/${request.id}/approve`,
  { payloadHash: request.payloadHash, reason: 'I have read it' });

/** Approves as soon as the role is old enough; any other refusal is the answer. */
const approveInTime = (who, request) =>
  until(() => approve(who, request), ({ body }) => body?.reason !== 'ROLE_TOO_NEW', ROLE_AGE_MILLIS, 500);

/** Asks as soon as the role of whoever asks is old enough. */
const ask = (who, path, body) =>
  until(() => call(who.token, who.method ?? 'POST', path, body), (answer) => answer.body?.reason !== 'ROLE_TOO_NEW',
    ROLE_AGE_MILLIS, 500);

/** Has the deputy approve what the manager asked for, applies it, and returns what was answered. */
async function enact(request, path = '/api/admin/market/changes') {
  const approved = await approveInTime(staff.deputy, request);
  assert.equal(approved.body.state, 'APPROVED', JSON.stringify(approved.body));
  const applied = await call(staff.manager.token, 'POST', `${path}/${request.id}/apply`, {});
  assert.equal(applied.status, 200, JSON.stringify(applied.body));
  return applied.body;
}

/** Somebody with money, a client, and what operators know him by. */
async function customer(name) {
  const { owner, client, token } = await newcomer(name, '5000');
  const { body: person } = await call(admin, 'GET', `/api/admin/user?email=${owner.email}`);
  return { client, token, id: person.userId, account: person.userId * 1024 };
}

/** One sells a little to another at the mark price; returns the buyer's trade. */
async function trade(seller, buyer) {
  const mark = Number((await seller.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  const at = Number(seller.priceToPrecision(SYMBOL, mark));
  const amount = Number(seller.amountToPrecision(SYMBOL, 40 / at));
  await seller.createOrder(SYMBOL, 'limit', 'sell', amount, at);
  const { id } = await buyer.createOrder(SYMBOL, 'limit', 'buy', amount, at, { timeInForce: 'IOC' });
  const own = (all) => all.find(({ order: of }) => of === id);
  return own(await until(() => buyer.fetchMyTrades(SYMBOL), own));
}

const order = async () => {
  const exchange = rest(account(0));
  await exchange.loadMarkets();
  const mark = Number((await exchange.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice);
  const at = Number(exchange.priceToPrecision(SYMBOL, mark * 0.95));
  const made = await exchange.createOrder(SYMBOL, 'limit', 'buy',
    Number(exchange.amountToPrecision(SYMBOL, 20 / at)), at);
  await exchange.cancelOrder(made.id, SYMBOL);
};

before(async () => {
  admin = await login(demo.admin);
  for (const [name, role] of [['support', 'SUPPORT'], ['operator', 'OPERATOR'], ['colleague', 'OPERATOR'],
    ['manager', 'RISK_MANAGER'], ['deputy', 'RISK_MANAGER']]) {
    staff[name] = await hire(name, role);
  }
});

after(async () => {
  const { body } = await call(admin, 'GET', MARKET);
  if (body?.phase !== 'TRADING') {
    await call(admin, 'POST', `${MARKET}/phase`, { phase: 'TRADING', reason: 'the end of a test' });
  }
});

describe('the console', () => {
  test('an operator halts a market, orders are refused, and he opens it again', async () => {
    const halted = await phase(staff.operator, 'HALTED');
    assert.equal(halted.status, 200, JSON.stringify(halted.body));
    assert.equal(halted.body.phase, 'HALTED');
    await until(() => order().then(() => false, () => true), (stopped) => stopped);
    await refused(order, ccxt.BaseError, /-4140/);

    assert.equal((await phase(staff.operator, 'HALTED')).body.reason, 'PHASE_UNCHANGED');
    assert.equal((await phase(staff.operator, 'TRADING')).status, 200);
    const accepted = await until(() => order().then(() => true, (error) => error.message), (done) => done === true);
    assert.equal(accepted, true);
  });

  test('support sees and cannot act, a trader neither', async () => {
    const trader = { token: await login(account(0)) };
    for (const path of ['/api/admin/user/audit', '/api/admin/user/approvals', '/api/admin/user/search', MARKET,
      '/api/admin/risk/dangers', '/api/admin/risk/exposure', '/api/admin/wallet/ledger/transfers',
      '/api/admin/system/services']) {
      const seen = await call(staff.support.token, 'GET', path);
      assert.equal(seen.status, 200, `${path}: ${JSON.stringify(seen.body)}`);
      assert.equal((await call(trader.token, 'GET', path)).status, 403, path);
      assert.equal((await call(undefined, 'GET', path)).status, 401, path);
    }
    assert.equal((await phase(staff.support, 'HALTED')).status, 403);
    assert.equal((await phase(trader, 'HALTED')).status, 403);
    const { body } = await call(admin, 'GET', MARKET);
    assert.equal(body.phase, 'TRADING');
  });

  test('a risk manager changes a fee with another, and neither alone nor with a stranger', async () => {
    const before = (await call(admin, 'GET', MARKET)).body;
    const takerFee = '0.000510';
    assert.notEqual(before.terms.takerFee, takerFee);
    const wrong = await call(staff.manager.token, 'POST', `${MARKET}/preview`, { takerFee: '0.5' });
    assert.equal(wrong.status, 400);
    assert.match(wrong.body.fields.takerFee, /0\.010000/);

    const asked = await ask(staff.manager, `${MARKET}/changes`, { terms: { takerFee }, reason: 'costs have changed' });
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    assert.equal((await approve(staff.manager, asked.body)).body.reason, 'SAME_PERSON');
    assert.equal((await approve(staff.operator, asked.body)).body.reason, 'ROLE_MISSING');
    const late = await hire('newcomer', 'RISK_MANAGER');
    assert.equal((await approve(late, asked.body)).body.reason, 'ROLE_TOO_NEW');
    assert.equal((await enact(asked.body)).outcome, `version ${before.version + 1}`);
    assert.equal((await call(admin, 'GET', MARKET)).body.terms.takerFee, takerFee);

    // Other tests reckon with the fee that was.
    const back = await ask(staff.manager, `${MARKET}/changes`,
      { terms: { takerFee: before.terms.takerFee }, reason: 'the end of a test' });
    assert.equal((await enact(back.body)).outcome, `version ${before.version + 2}`);
    assert.deepEqual((await call(admin, 'GET', MARKET)).body.terms, before.terms);
  });

  test('an account trades at rates that two agreed on, and reads why', async () => {
    const [maker, vip] = [await customer('maker'), await customer('vip')];
    const rule = { userId: vip.id, symbol: 'SOLUSDT', maker: '-0.0001', taker: '0.0003' };
    const asked = await ask(staff.manager, '/api/admin/finance/fees/rules', { rule, reason: 'trades much' });
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    await enact(asked.body, '/api/admin/finance/fees/changes');

    const rates = await until(
      () => vip.client.fapiPrivateGetCommissionRate({ symbol: 'SOLUSDT' }),
      ({ takerCommissionRate }) => Number(takerCommissionRate) === 0.0003, 30_000);
    assert.equal(Number(rates.makerCommissionRate), -0.0001);
    const taken = await trade(maker.client, vip.client);
    assert.equal(units(taken.fee.cost), Math.ceil(units(taken.cost) * 3 / 10_000 - 1e-6));
    const made = await trade(vip.client, maker.client); // both are flat again, and the rate is a rebate
    assert.ok(made);
    const { body: fills } = await until(
      () => call(vip.token, 'GET', '/api/v1/income/fees/fills'), ({ body }) => body?.length >= 2, 20_000);
    assert.deepEqual(fills.map(({ kind, rate, maker: isMaker }) => [kind, rate, isMaker]),
      [['AGREEMENT', '-0.000100', true], ['AGREEMENT', '0.000300', false]]);
    assert.equal(units(fills[1].fee), units(taken.fee.cost));
    assert.equal((await call(admin, 'GET', '/api/admin/wallet/ledger/check')).body.sound, true);
  });

  test('an account is held back by one, and let go by two', async () => {
    const { client, account: number } = await customer('limited');
    const path = `/api/admin/risk/accounts/${number}/limits`;
    const held = await ask({ token: staff.manager.token, method: 'PUT' }, `${path}/safe-mode`,
      { version: 0, on: true, reason: 'looks odd' });
    assert.equal(held.status, 200, JSON.stringify(held.body));
    assert.equal(held.body.effect.state, 'EFFECTIVE', JSON.stringify(held.body));
    const at = Number(client.priceToPrecision(SYMBOL, 0.95 * Number(
      (await client.fapiPublicGetPremiumIndex({ symbol: 'SOLUSDT' })).markPrice)));
    const buy = () => client.createOrder(SYMBOL, 'limit', 'buy', Number(client.amountToPrecision(SYMBOL, 20 / at)), at);
    await assert.rejects(buy(), /-2010.*limit SAFE_MODE/);
    const own = await client.request('perpex/limits', 'fapiPrivate', 'GET', {});
    assert.deepEqual(own.rules.map(({ rule, on }) => [rule, on]), [['SAFE_MODE', true]]);

    const asked = await ask({ token: staff.manager.token, method: 'PUT' }, `${path}/safe-mode`,
      { version: held.body.effect.version, on: false, reason: 'it was nothing' });
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    assert.deepEqual(asked.body.loosened, ['SAFE_MODE']);
    const { effect } = await enact(asked.body.approval, '/api/admin/risk/limits/changes');
    assert.equal(effect.state, 'EFFECTIVE', JSON.stringify(effect));
    const order = await buy();
    await client.cancelOrder(order.id, SYMBOL);
  });

  test('money moves when two others have approved, once', async () => {
    const wish = { userId: staff.support.id, asset: 'USDT', amount: '12.5', direction: 'CREDIT',
      reason: 'a deposit that was missed' };
    const asked = await ask(staff.operator, '/api/admin/wallet/adjustments', wish);
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const apply = () =>
      call(staff.operator.token, 'POST', `/api/admin/wallet/adjustments/${asked.body.id}/apply`, {});

    assert.equal((await apply()).body.reason, 'NOT_APPROVED');
    assert.equal((await approveInTime(staff.colleague, asked.body)).body.state, 'OPEN');
    assert.equal((await apply()).body.reason, 'NOT_APPROVED');
    assert.equal((await approve(staff.colleague, asked.body)).body.reason, 'SAME_PERSON');
    assert.equal((await approveInTime(staff.manager, asked.body)).body.state, 'APPROVED');
    assert.equal((await apply()).body.posted, true);
    assert.equal((await apply()).body.posted, false);

    const { body } = await call(staff.support.token, 'GET', `/api/admin/wallet/ledger/transfers?id=${asked.body.id}`);
    assert.deepEqual(body.entries.map(({ kind, amount }) => [kind, amount]), [['ADJUSTMENT', '12.50000000']]);
    assert.equal((await call(admin, 'GET', '/api/admin/wallet/ledger/check')).body.sound, true);
  });

  test('who is frozen is out within a second, and back when it is over', async () => {
    const person = await hire('guest', 'TRADER');
    const balances = () => call(person.token, 'GET', '/api/v1/wallet/balances');
    assert.equal((await balances()).status, 200);
    const why = { reason: 'asked for by a court' };

    assert.equal((await call(staff.operator.token, 'POST', `/api/admin/user/${person.id}/freeze`, why)).status, 200);
    assert.equal((await until(balances, ({ status }) => status === 401, 1_000, 20)).status, 401);
    await assert.rejects(login(person), /403/);
    assert.equal((await call(staff.operator.token, 'POST', `/api/admin/user/${person.id}/unfreeze`, why)).status, 200);
    await login(person);
  });

  test('the audit trail has all of it, with who and why', async () => {
    const trail = (query) => call(staff.support.token, 'GET', `/api/admin/user/audit?${query}`);
    const phases = await until(
      () => trail(`actor=${staff.operator.id}&action=MARKET_PHASE_SET`), ({ body }) => body?.entries.length >= 2);
    assert.deepEqual(phases.body.entries.map(({ detail }) => detail), ['HALTED to TRADING', 'TRADING to HALTED']);
    assert.equal(phases.body.entries[0].reason, 'a test of the console');
    for (const [who, action] of [[staff.manager, 'APPROVAL_REQUESTED'], [staff.deputy, 'APPROVAL_GIVEN'],
      [staff.manager, 'MARKET_CHANGED'], [staff.operator, 'APPROVAL_APPLIED'], [staff.operator, 'USER_FROZEN'],
      [staff.operator, 'USER_UNFROZEN']]) {
      const found = await until(() => trail(`actor=${who.id}&action=${action}`), ({ body }) => body?.entries.length > 0);
      assert.ok(found.body.entries.length > 0, `${action} of ${who.email}`);
    }
  });

  test('the system shows every service and what its queues and streams are behind', async () => {
    const { body } = await call(staff.support.token, 'GET', '/api/admin/system/services?hashes=true');
    assert.equal(body.length, 9);
    for (const { service, instances } of body) {
      assert.ok(instances.length > 0, service);
      assert.deepEqual([...new Set(instances.map(({ health }) => health))], ['UP'], service);
    }
    const meters = (service) => body.find((each) => each.service === service).instances
      .flatMap((instance) => instance.meters.map(({ name }) => name));
    assert.ok(meters('match').some((name) => name.startsWith('perpex_engine_queue_lag')));
    assert.ok(meters('finance').some((name) => name.startsWith('perpex_settlement_lag')));
    assert.match(body.find(({ service }) => service === 'match').instances[0].engine.stateHash, /^[0-9a-f]{16}$/);
  });
});
