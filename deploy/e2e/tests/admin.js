// What the administrator asks the exchange about its books.
import { demo } from './clients.js';

export async function login({ email, password }) {
  const answer = await fetch(`${demo.baseUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) {
    throw new Error(`log-in of ${email}: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()).accessToken;
}

/** Asks with a session's token; without one, as anybody. */
export async function call(token, method, path, body) {
  const answer = await fetch(demo.baseUrl + path, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}
