// Requests that a careless or hostile client might send, made from the description of the API by a seed.
import { createHmac } from 'node:crypto';

const MULTIPLIER = 1664525;
const INCREMENT = 1013904223;
const WORD = 2 ** 32;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
const TYPES = [
  'application/json', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded; charset=nonsense', 'application/xml', '*/*', ';;;',
];
const VALUES = [
  '', ' ', '0', '-1', '1e309', 'NaN', 'null', 'undefined', '9223372036854775807', '9223372036854775808',
  '99999999999999999999999999', '0.000000000000000000000000000001', '-0', '0x10', 'true', '[]', '{}', '[null]', '[[]]',
  '[1,"2",{}]', '"', "'", "' OR 1=1 --", '<script>', '../../etc/passwd', '${jndi:x}', 'ſymbol', '価格', '😀', '\u0000',
  '\r\nX: y', 'A'.repeat(5_000), '9'.repeat(400),
];
const BROKEN = ['%', '%zz', '%4', '%ff%fe', '%00', '%c0%af'];

/** Numbers that look random and are the same for the same seed. */
export function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state * MULTIPLIER + INCREMENT) % WORD;
    return Math.floor((state / WORD) * below);
  };
}

/** Endpoints that an account with a key may call, each with its parameters. */
export function endpoints(description) {
  return Object.entries(description.paths)
    .filter(([path]) => !path.startsWith('/api/'))
    .flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({
      path,
      method: verb.toUpperCase(),
      isSigned: operation.security.length > 0,
      parameters: (operation.parameters ?? []).filter((each) => each.name),
    })));
}

/** One thing that is wrong: takes name-value pairs and changes them. Values are encoded already. */
const FAULTS = {
  missing: (pairs, draw) => pairs.splice(draw(pairs.length), 1),
  odd: (pairs, draw) => change(pairs, draw, encodeURIComponent(VALUES[draw(VALUES.length)])),
  undecodable: (pairs, draw) => change(pairs, draw, BROKEN[draw(BROKEN.length)]),
  repeated: (pairs, draw) => pairs.length && pairs.push([...pairs[draw(pairs.length)]]),
  unknown: (pairs, draw) => pairs.push([`x${draw(1_000)}`, 'y']),
};

function change(pairs, draw, value) {
  if (pairs.length) {
    pairs[draw(pairs.length)][1] = value;
  }
}

const text = (pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&');

/**
 * A request of an endpoint with something wrong in it, so that it must not do anything.
 *
 * What changes an account is never signed well: its signature is broken, missing or of another text.
 */
export function madeCase({ path, method, isSigned, parameters }, draw, owner) {
  const pairs = parameters.map(({ name, example }) => [name, encodeURIComponent(String(example ?? '1'))]);
  const verb = draw(20) === 0 ? METHODS[draw(METHODS.length)] : method;
  const names = Object.keys(FAULTS);
  const fault = names[draw(names.length)];
  FAULTS[fault](pairs, draw);
  if (isSigned) {
    pairs.push(['timestamp', String(Date.now())]);
    const good = createHmac('sha256', owner.apiSecret).update(text(pairs)).digest('hex');
    const bad = [undefined, '', 'f'.repeat(64), good.slice(1), 'ä', good.toUpperCase().replace(/\d/g, '0')];
    const signature = verb === 'GET' && draw(2) === 0 ? good : bad[draw(bad.length)];
    if (signature !== undefined) {
      pairs.push(['signature', encodeURIComponent(signature)]);
    }
  }
  const inBody = verb !== 'GET' && verb !== 'HEAD' && draw(2) === 0;
  const oddType = draw(8) === 0;
  return {
    fault,
    path,
    method: verb,
    query: inBody ? '' : text(pairs),
    body: inBody ? text(pairs) : undefined,
    type: oddType ? TYPES[draw(TYPES.length)] : 'application/x-www-form-urlencoded',
    apiKey: draw(20) === 0 ? VALUES[draw(3)] : owner.apiKey,
  };
}
