// Whatever is sent, the answer is proper or a refusal in the words of the dialect, and nothing has changed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { demo } from './clients.js';
import { newcomer } from './newcomers.js';
import { endpoints, madeCase, numbers } from './cases.js';

const CASES = Number(process.env.FUZZ_CASES ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 32);
const ANSWER_MILLIS_MAX = 10_000;
const FAILURES_SHOWN = 40;
// A refusal costs an address: 300 of them and it is banned for a while.
const CASES_OF_AN_ADDRESS = 100;
// Each over one connection that is kept, so that a refusal that spoils it for the next request is seen.
const CONNECTIONS = 16;
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

function send(one, agent) {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(demo.baseUrl);
    const headers = { 'Content-Type': one.type };
    if (one.body !== undefined) {
      headers['Content-Length'] = Buffer.byteLength(one.body); // which it leaves out where a body is unusual
    }
    if (one.apiKey) {
      headers['X-MBX-APIKEY'] = one.apiKey;
    }
    const path = one.query ? `${one.path}?${one.query}` : one.path;
    const asked = request({ host, port, method: one.method, agent, headers, path }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString('utf8') }));
    });
    asked.on('error', reject);
    asked.setTimeout(ANSWER_MILLIS_MAX, () => asked.destroy(new Error(`no answer in ${ANSWER_MILLIS_MAX} ms`)));
    asked.end(one.body);
  });
}

const said = (one) => `seed ${SEED}: ${JSON.stringify(one).slice(0, 600)}`;

function check(one, { status, text }) {
  const told = `${said(one)} was answered with ${status} ${text.slice(0, 300)}`;
  assert.ok(status < 500, told);
  assert.ok(![418, 429].includes(status), `the test is over its limits: ${told}`);
  assert.doesNotMatch(text, /\bat [\w.$]+\(|Exception|SQLSTATE/, told);
  if (status >= 400 && one.method !== 'HEAD') {
    const { code, msg } = parsed(text, told);
    assert.ok(Number.isInteger(code) && code < 0 && typeof msg === 'string' && msg !== '', told);
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

/** Sends the cases of one address after another over one connection; returns what was answered wrongly. */
async function tell(cases, number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, localAddress: `127.1.${200 + (number >> 6)}.${1 + (number & 63)}` });
  const failures = [];
  for (const one of cases) {
    try {
      check(one, await send(one, agent));
    } catch (failure) {
      failures.push(failure instanceof assert.AssertionError ? failure.message : `${said(one)}: ${failure.message}`);
    }
  }
  agent.destroy();
  return failures;
}

test(`answers ${CASES} malformed requests in the words of the dialect`, { timeout: 300_000 }, async () => {
  const draw = numbers(SEED);
  const all = endpoints(description);
  const cases = Array.from({ length: CASES }, (_, index) => madeCase(all[index % all.length], draw, owner));
  const addresses = Math.ceil(CASES / CASES_OF_AN_ADDRESS);
  const failures = [];
  let next = 0;
  const work = async () => {
    while (next < addresses) {
      const number = next++;
      const own = cases.slice(number * CASES_OF_AN_ADDRESS, (number + 1) * CASES_OF_AN_ADDRESS);
      failures.push(...await tell(own, number));
    }
  };
  const begunMillis = Date.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  console.log(`fuzz: ${CASES} requests in ${Date.now() - begunMillis} ms, each of ${all.length} endpoints`);
  assert.deepEqual(failures.slice(0, FAILURES_SHOWN), [], `${failures.length} of ${CASES}`);
});

test('left the account as it was', async () => {
  assert.deepEqual(await picture(), beforehand);
});
