// Whatever is sent, the answer is proper or a refusal in the words of the dialect, and nothing has changed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { demo } from './clients.js';
import { newcomer } from './newcomers.js';
import { endpoints, madeCase, numbers } from './cases.js';

const CASES = Number(process.env.FUZZ_CASES ?? 10_000);
const AT_ONCE = 8;
// A refusal costs an address: 300 of them and it is banned for a while.
const ANSWER_MILLIS_MAX = 10_000;
const FAILURES_SHOWN = 40;
const CASES_OF_AN_ADDRESS = 100;
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 32);
const description = JSON.parse(readFileSync(new URL('../../../docs/api/openapi.json', import.meta.url), 'utf8'));
let owner;
let client;
let beforehand;

/** All that a stranger's requests must not change. */
async function picture() {
  const { positions, assets } = await client.fapiPrivateV2GetAccount();
  const [orders, algos] = [await client.fapiPrivateGetOpenOrders(), await client.fapiPrivateGetOpenAlgoOrders()];
  const wallets = assets.map(({ asset, walletBalance }) => [asset, walletBalance]);
  const settings = positions.map(({ symbol, positionAmt, leverage, isolated }) => [symbol, positionAmt, leverage, isolated]);
  return { wallets, settings, orders, algos, mode: await client.fapiPrivateGetPositionSideDual() };
}

function send(one, localAddress) {
  return new Promise((resolve, reject) => {
    const url = new URL(demo.baseUrl);
    const headers = { 'Content-Type': one.type };
    if (one.apiKey) {
      headers['X-MBX-APIKEY'] = one.apiKey;
    }
    const asked = request({
      host: url.hostname, port: url.port, method: one.method, localAddress, headers,
      path: one.query ? `${one.path}?${one.query}` : one.path,
    }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString('utf8') }));
    });
    asked.on('error', reject);
    asked.setTimeout(ANSWER_MILLIS_MAX, () => asked.destroy(new Error(`no answer after ${ANSWER_MILLIS_MAX} ms: ${JSON.stringify(one).slice(0, 600)}`)));
    asked.end(one.body);
  });
}

function check(one, { status, text }) {
  const told = `seed ${SEED}: ${JSON.stringify(one).slice(0, 600)} was answered with ${status} ${text.slice(0, 300)}`;
  assert.ok(status < 500, told);
  assert.ok(![418, 429].includes(status), `the test is over its limits: ${told}`);
  assert.doesNotMatch(text, /\bat [\w.$]+\(|Exception|SQLSTATE/, told);
  if (status >= 400 && text !== '' && one.method !== 'HEAD') {
    const { code, msg } = parsed(text, told);
    assert.ok(Number.isInteger(code) && code < 0 && typeof msg === 'string', told);
  } else if (one.method === 'GET') {
    parsed(text, told);
  }
}

function parsed(text, told) {
  try {
    return JSON.parse(text);
  } catch {
    throw new assert.AssertionError({ message: told });
  }
}

before(async () => {
  ({ owner, client } = await newcomer('fuzzed', '1000'));
  beforehand = await picture();
  console.log(`fuzz: seed ${SEED} (FUZZ_SEED=${SEED} makes the same cases)`);
});

after(() => client?.close?.());

test(`answers ${CASES} malformed requests in the words of the dialect`, { timeout: 600_000 }, async () => {
  const draw = numbers(SEED);
  const all = endpoints(description);
  const cases = Array.from({ length: CASES }, () => madeCase(all, draw, owner));
  const failures = [];
  let next = 0;
  const work = async () => {
    while (next < cases.length) {
      const index = next++;
      const address = Math.floor(index / CASES_OF_AN_ADDRESS);
      try {
        check(cases[index], await send(cases[index], `127.1.${200 + (address >> 6)}.${1 + (address & 63)}`));
      } catch (failure) {
        failures.push(failure.message);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  assert.deepEqual(failures.slice(0, FAILURES_SHOWN), [], `${failures.length} of ${CASES}`);
});

test('left the account as it was', async () => {
  assert.deepEqual(await picture(), beforehand);
});
