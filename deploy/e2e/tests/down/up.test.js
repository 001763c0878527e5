// deploy/up where it cannot go on: one line says why, and nothing that it started is left. Runs while the platform is down.
import { afterEach, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

const checkout = new URL('../../../..', import.meta.url).pathname.replace(/\/$/, '');
const home = `${checkout}/.perpex/up-test`;
const env = { ...process.env, PERPEX_HOME: home };
/** A file system and files of /proc of its own, where a person may have them without being root. */
const namespaces = spawnSync('unshare', ['-rm', 'true']).status === 0;

/** The words of a process that belongs to the platform of this test. */
function part(pid) {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return (words.includes(home) || readlinkSync(`/proc/${pid}/cwd`).startsWith(home)) ? words : undefined;
  } catch {
    return undefined; // gone, or somebody else's
  }
}

const left = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(part).filter(Boolean);

/** Starts a command in a process group of its own, as a terminal does. */
function begin(...words) {
  const child = spawn(words[0], words.slice(1), { cwd: checkout, env, detached: true });
  const said = { out: '', error: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.error += text));
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  return { pid: child.pid, said, ended };
}

const up = (...options) => begin('deploy/up', '--only', 'none', ...options);

/** It failed with that one line, and nothing runs. */
function failedWith({ code, error }, pattern, expected = 1) {
  assert.equal(code, expected, error);
  const lines = error.split('\n').filter(Boolean);
  assert.equal(lines.length, 1, error);
  assert.match(lines[0], /^perpex: /);
  assert.match(lines[0], pattern);
  assert.deepEqual(left(), []);
  const pids = existsSync(`${home}/run`) ? readdirSync(`${home}/run`) : [];
  assert.deepEqual(pids, []);
}

before(() => assert.deepEqual(left(), [], 'the platform is down'));

afterEach(() => {
  spawnSync('deploy/down', { cwd: checkout, env });
  rmSync(home, { recursive: true, force: true });
});

describe('deploy/up', () => {
  test('names a busy port, who needs it and how to find who has it', async () => {
    const other = createServer().listen(8848, '127.0.0.1');
    try {
      failedWith(await up().ended, /port 8848, which nacos needs, is busy: .*ss -ltnp/);
    } finally {
      other.close();
    }
  });

  test('names a part that dies, its last words and its log', async () => {
    mkdirSync(`${home}/data/redis`, { recursive: true });
    writeFileSync(`${home}/data/redis/dump.rdb`, 'no database');
    failedWith(await up().ended, /redis died while it was starting: .*(Wrong signature|Fatal error).*\(log: \.perpex\/up-test\/logs\/redis\.log\)/);
    assert.ok(existsSync(`${home}/logs/redis.log`));
  });

  test('stops what it has started when it is interrupted, and starts another time', async () => {
    const first = up();
    while (!/ up /.test(first.said.out)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.notDeepEqual(left(), []);
    process.kill(-first.pid, 'SIGINT');
    failedWith(await first.ended, /interrupted/, 130);
    const again = await up().ended;
    assert.equal(again.code, 0, again.error);
  }, { timeout: 300_000 });

  test('says how much memory is lacking', { skip: !namespaces && 'no namespaces here' }, async () => {
    mkdirSync(home, { recursive: true });
    writeFileSync(`${home}/meminfo`, 'MemTotal: 2048000 kB\nMemAvailable: 1024000 kB\n');
    const run = begin('unshare', '-rm', 'sh', '-c', `mount --bind ${home}/meminfo /proc/meminfo && exec deploy/up --only none`);
    failedWith(await run.ended, /too little memory: 1000 MiB are available, 2100 MiB are needed for 5 parts/);
  });

  test('says how much disk is lacking', { skip: !namespaces && 'no namespaces here' }, async () => {
    mkdirSync(home, { recursive: true });
    const run = begin('unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=64m none ${home} && exec deploy/up --only none`);
    failedWith(await run.ended, /too little disk: 6\d MiB are free at .*up-test, 2048 MiB are needed/);
  });
});
