/** Why the exchange refused a request: its code and its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number | string,
    message: string,
    /** What each field that is wrong must be, if the exchange said so. */
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Params = Record<string, string | number | boolean | undefined>;

const SESSION = '/api/v1/browser-session';
const LOCK = 'perpex-session';

async function send(method: Method, path: string, body?: BodyInit, type?: string): Promise<Response> {
  const headers: Record<string, string> = { 'X-Requested-By': 'perpex-web' };
  if (type) {
    headers['Content-Type'] = type;
  }
  try {
    return await fetch(path, { method, headers, credentials: 'same-origin', cache: 'no-store', ...(body === undefined ? {} : { body }) });
  } catch {
    throw new ApiError(0, 'OFFLINE', 'The exchange cannot be reached.');
  }
}

/** A refresh token is good once, so one tab alone uses it; those that waited find the session renewed. */
async function renew(): Promise<boolean> {
  const attempt = async (): Promise<boolean> => {
    if ((await send('GET', SESSION)).ok) {
      return true;
    }
    return (await send('POST', `${SESSION}/refresh`)).ok;
  };
  return navigator.locks ? navigator.locks.request(LOCK, attempt) : attempt();
}

let renewing: Promise<boolean> | undefined;

function renewOnce(): Promise<boolean> {
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Makes texts of whole numbers that a number cannot hold. */
export const exactly = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));

async function read<T>(answer: Response, prepare: (json: string) => string = (json) => json): Promise<T> {
  const text = prepare(await answer.text());
  let document: Record<string, unknown> = {};
  try {
    document = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  } catch {
    throw new ApiError(answer.status, 'UNREADABLE', `The exchange answered ${answer.status}.`);
  }
  if (answer.ok) {
    return document as T;
  }
  const code = (document['code'] ?? document['reason'] ?? answer.status) as number | string;
  const said = String(document['msg'] ?? document['detail'] ?? `The exchange answered ${answer.status}.`);
  throw new ApiError(answer.status, code, said, (document['fields'] ?? {}) as Record<string, string>);
}

async function call<T>(method: Method, path: string, body?: string, type?: string): Promise<T> {
  const first = await send(method, path, body, type);
  // Refused before anything was done: it may be said again.
  if (first.status === 401 && !path.startsWith(SESSION) && (await renewOnce())) {
    return read<T>(await send(method, path, body, type));
  }
  return read<T>(first);
}

function encode(params: Params): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') {
      pairs.set(name, String(value));
    }
  }
  return pairs.toString();
}

/** Asks for something. */
export function get<T>(path: string, params: Params = {}): Promise<T> {
  const query = encode(params);
  return call('GET', query === '' ? path : `${path}?${query}`);
}

/** Asks for something whose amounts are whole numbers of units; those that a number cannot hold are texts. */
export async function getExact<T>(path: string): Promise<T> {
  const first = await send('GET', path);
  return read<T>(first.status === 401 && (await renewOnce()) ? await send('GET', path) : first, exactly);
}

/** Does something in the exchange dialect, which takes forms. */
export function act<T>(method: Exclude<Method, 'GET'>, path: string, params: Params = {}): Promise<T> {
  const form = encode(params);
  if (method === 'DELETE') {
    return call(method, form === '' ? path : `${path}?${form}`);
  }
  return call(method, path, form, 'application/x-www-form-urlencoded');
}

/** Does something in the interface of the platform, which takes documents. */
export function post<T>(path: string, document: unknown): Promise<T> {
  return call('POST', path, JSON.stringify(document), 'application/json');
}

export function put<T>(path: string, document: unknown): Promise<T> {
  return call('PUT', path, JSON.stringify(document), 'application/json');
}

export const remove = (path: string): Promise<unknown> => call('DELETE', path);

export type SignedIn = { userId: string; roles: string[] };

/** Returns who is signed in; null if nobody is. */
export async function whoAmI(): Promise<SignedIn | null> {
  const first = await send('GET', SESSION);
  if (first.ok) {
    return read(first);
  }
  if (first.status === 401 && localStorage.getItem('perpex.signed-in') === 'yes' && (await renewOnce())) {
    return read(await send('GET', SESSION));
  }
  return null;
}

/** Signs in. That it happened is remembered, so that a visitor is not asked for a session; no secret is. */
export async function signIn(email: string, password: string): Promise<void> {
  await read(await send('POST', SESSION, JSON.stringify({ email, password }), 'application/json'));
  localStorage.setItem('perpex.signed-in', 'yes');
}

export async function signOut(): Promise<void> {
  if (await renewOnce()) {
    await read(await send('DELETE', SESSION));
  }
  localStorage.removeItem('perpex.signed-in');
}
