// Users that a test makes for itself: signed up, given test funds, with a key.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { call, login } from './admin.js';
import { rest, until } from './clients.js';

const UNITS = 1e8;

/** Asks for something that must work. */
async function done(token, method, path, body) {
  const answer = await call(token, method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Signs somebody up: what he logs in by. */
export async function signUp(name) {
  const who = { email: `${name}-${randomUUID()}@perpex.local`, password: randomUUID() };
  await done(undefined, 'POST', '/api/v1/users', who);
  return who;
}

/** A user with so much USDT in the futures wallet and a client that trades for it. */
export async function newcomer(name, amount) {
  const who = await signUp(name);
  const token = await login(who);
  await done(token, 'POST', '/api/v1/faucet', { asset: 'USDT', amount });
  const key = await done(token, 'POST', '/api/v1/api-keys', { label: 'test', kind: 'HMAC', permissions: ['READ', 'TRADE'] });
  const id = randomUUID();
  await done(token, 'POST', '/api/v1/wallet/transfers', { id, asset: 'USDT', amount, from: 'FUNDING', to: 'FUTURES' });
  const transfer = () => done(token, 'GET', `/api/v1/wallet/transfers/${id}`);
  assert.equal((await until(transfer, ({ state }) => state === 'COMPLETED', 30_000)).state, 'COMPLETED');
  const owner = { ...who, name, apiKey: key.apiKey, apiSecret: key.apiSecret };
  const client = rest(owner);
  await client.loadMarkets();
  return { owner, client, token };
}

/** A decimal of at most eight digits as a whole number of the smallest units. */
export const units = (decimal) => Math.round(Number(decimal) * UNITS);
