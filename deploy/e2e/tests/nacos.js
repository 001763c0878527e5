// The shared settings, as an operator changes them.
import { setTimeout as pause } from 'node:timers/promises';
import { parseDocument } from 'yaml';

const CONFIG = 'http://127.0.0.1:8848/nacos/v3/admin/cs/config';
const GROUP = 'PERPEX';

/** Within this time every running service must have seen a change. */
const SEEN_MILLIS = 5_000;

export async function settings(dataId) {
  const answer = await fetch(`${CONFIG}?${new URLSearchParams({ dataId, groupName: GROUP })}`);
  return (await answer.json()).data.content;
}

/** The text with these settings in it, each by its whole name; all else stays as it is. */
export function edited(text, values) {
  const document = parseDocument(text);
  Object.entries(values).forEach(([name, value]) => document.setIn(name.split('.'), value));
  return document.toString();
}

/** Publishes settings and returns when they must be in force. */
export async function change(dataId, content) {
  const type = dataId.slice(dataId.lastIndexOf('.') + 1);
  const answer = await fetch(CONFIG, {
    method: 'POST',
    body: new URLSearchParams({ dataId, groupName: GROUP, type, content }),
  });
  const { data } = await answer.json();
  if (data !== true) {
    throw new Error(`nacos refused ${dataId}: ${answer.status}`);
  }
  await pause(SEEN_MILLIS);
}
