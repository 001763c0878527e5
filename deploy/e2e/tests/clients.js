// What the tests share: the demo accounts that deploy/up wrote, and ccxt pointed at the gateway.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ccxt from 'ccxt';
import './address.js';

export const home = process.env.PERPEX_HOME ?? new URL('../../../.perpex', import.meta.url).pathname;

export const demo = JSON.parse(readFileSync(`${home}/demo.json`, 'utf8'));
export const account = (index) => demo.accounts[index];

const FAPI = [
  ['fapiPublic', '/fapi/v1'], ['fapiPublicV2', '/fapi/v2'], ['fapiPublicV3', '/fapi/v3'],
  ['fapiPrivate', '/fapi/v1'], ['fapiPrivateV2', '/fapi/v2'], ['fapiPrivateV3', '/fapi/v3'],
  ['fapiData', '/futures/data'],
];

function point(exchange, baseUrl) {
  for (const [key, path] of FAPI) {
    exchange.urls.api[key] = baseUrl + path;
  }
  // Its own transport would not ask from the address of this file of tests.
  exchange.fetchImplementation = fetch;
  // ccxt knows the codes of this dialect only under its own host name: the user merges them.
  Object.assign(exchange.exceptions.exact, exchange.exceptions.linear.exact);
  exchange.options.fetchOpenOrders = { ...exchange.options.fetchOpenOrders, warnWithoutSymbol: false };
  return exchange;
}

const options = (owner) => ({
  apiKey: owner?.apiKey,
  secret: owner?.apiSecret,
  enableRateLimit: false,
  options: { fetchCurrencies: false, fetchMargins: false },
});

export const rest = (owner, baseUrl = demo.baseUrl) => point(new ccxt.binanceusdm(options(owner)), baseUrl);

/** A client that asks for currencies and margins as ccxt does by itself. */
export function curious(owner) {
  const exchange = rest(owner);
  exchange.urls.api.sapi = `${demo.baseUrl}/sapi/v1`;
  Object.assign(exchange.options, { fetchCurrencies: true, fetchMargins: true });
  return exchange;
}

export async function live(owner) {
  const exchange = point(new ccxt.pro.binanceusdm(options(owner)), demo.baseUrl);
  exchange.urls.api.ws.future = `${demo.wsUrl}/ws`;
  exchange.urls.api.ws['ws-api'].future = `${demo.wsUrl}/ws-fapi/v1`;
  await exchange.loadHttpProxyAgent();
  return exchange;
}

/** Asks until the answer satisfies, at most for a while; returns the last answer. */
export async function until(ask, satisfied, millis = 10_000, pauseMillis = 50) {
  const end = Date.now() + millis;
  for (;;) {
    const answer = await ask();
    if (satisfied(answer) || Date.now() > end) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMillis));
  }
}

/**
 * Hears of the orders of an account in a market until it is closed. The stream is live: what came before it was open is
 * not heard.
 */
export async function hearOrders(owner, symbol) {
  const exchange = await live(owner);
  await exchange.loadMarkets();
  const heard = [];
  const listen = async () => {
    for (;;) {
      heard.push(...await exchange.watchOrders(symbol));
    }
  };
  listen().catch(() => {}); // ends when the connection is closed
  return { heard, close: () => exchange.close() };
}

/**
 * Hears every message of the private stream of an account as it comes, until it is closed. The stream is live: what came
 * before it was open is not heard.
 */
export async function hearAll(owner, symbol) {
  const exchange = await live(owner);
  const heard = [];
  const { handleMessage } = exchange;
  exchange.handleMessage = function (client, message) {
    heard.push(message);
    return handleMessage.call(this, client, message);
  };
  exchange.watchOrders(symbol).catch(() => {}); // ends when the connection is closed
  return { heard, close: () => exchange.close() };
}

/** Expects that a call is refused with an error of a class whose text matches. */
export const refused = async (call, type, text) => assert.rejects(call, (error) => {
  assert.ok(error instanceof type, `${error.constructor.name}: ${error.message}`);
  assert.match(error.message, text);
  return true;
});
