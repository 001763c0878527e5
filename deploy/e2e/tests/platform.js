// The processes of the platform: killed, started again as they were, started a second time elsewhere.
import { execFile, spawn } from 'node:child_process';
import { openSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { home, until } from './clients.js';

const run = promisify(execFile);

export const PORTS = {
  gateway: 9000, user: 8001, trade: 8002, wallet: 8003, finance: 8004, market: 8005, risk: 8006, notify: 8007, match: 8008,
};

const pidFile = (part) => `${home}/run/${part}.pid`;
export const pidOf = (part) => Number(readFileSync(pidFile(part), 'utf8').trim().split(/\s/)[0]);
export const logOf = (part) => `${home}/logs/${part}.log`;

/** What it takes to start a process again just as it was. */
function recipe(pid) {
  const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const env = Object.fromEntries(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return { program, args, env, cwd: readlinkSync(`/proc/${pid}/cwd`) };
}

export const logSize = (part) => statSync(logOf(part)).size;

/** What a part has logged since its log had that size. */
export function linesSince(part, size) {
  return readFileSync(logOf(part)).subarray(size).toString('utf8').split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}')).map((line) => JSON.parse(line));
}

/** When a process started, as the platform writes it beside its id. */
function startMillis(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const bootSeconds = Number(/btime (\d+)/.exec(readFileSync('/proc/stat', 'utf8'))[1]);
  return bootSeconds * 1_000 + Number(fields[19]) * 10;
}

const health = (port) => `http://127.0.0.1:${port}/actuator/health`;
const answers = (address) => fetch(address).then((answer) => answer.ok, () => false);
export const isHealthy = (port) => answers(health(port));

/** Where each part says whether it is well. */
const HEALTH = {
  nacos: 'http://127.0.0.1:8848/nacos/v3/admin/core/state/readiness',
  ...Object.fromEntries(Object.entries(PORTS).map(([service, port]) => [`${service}-service`, health(port)])),
};

function start({ program, args, env, cwd }, part, log) {
  const child = spawn(program, args, { env, cwd, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  writeFileSync(pidFile(part), `${child.pid} ${startMillis(child.pid)}`);
}

async function comesUp(part, address) {
  if (!await until(() => answers(address), Boolean, 180_000, 200)) {
    throw new Error(`${part} did not come up: ${logOf(part)}`);
  }
}

export const recipeOf = (part) => recipe(pidOf(part));

const isThere = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends a part in good order and starts another program in its place. */
export async function replace(part, how) {
  const pid = pidOf(part);
  process.kill(pid, 'SIGTERM');
  if (!await until(() => !isThere(pid), Boolean, 60_000)) {
    throw new Error(`${part} did not stop`);
  }
  start(how, part, openSync(logOf(part), 'a'));
}

const recipes = new Map();

/** Kills a service without warning. */
export function kill(part) {
  recipes.set(part, recipe(pidOf(part)));
  process.kill(pidOf(part), 'SIGKILL');
}

/** Starts a part again, if it was killed, just as it was; returns when it is healthy. */
export async function restart(part) {
  if (recipes.has(part)) {
    start(recipes.get(part), part, openSync(logOf(part), 'a'));
    recipes.delete(part);
    await comesUp(part, HEALTH[part]);
  }
}

/** Starts a second instance of a service, on another port and with a data folder of its own. */
export async function startSecond(service, port) {
  const part = `${service}-second`;
  const how = recipe(pidOf(`${service}-service`));
  const data = `${home}/data/${part}`;
  const env = { ...how.env, SERVER_PORT: String(port), PERPEX_DATA: data };
  const args = how.args.map((argument) => argument.replace(/^-Duser\.home=.*/, `-Duser.home=${data}`));
  start({ ...how, args, env }, part, openSync(logOf(part), 'w'));
  await comesUp(part, health(port));
}

/** What an engine says of itself: its status, and the hash of its state with the offset that it was taken at. */
export async function engine(service) {
  const answer = await fetch(`http://127.0.0.1:${PORTS[service]}/actuator/engine`);
  return answer.json();
}

/** The hash of the state of an engine that read its whole archive, from the first input to that offset, and nothing else. */
export async function replayed(service, supplier, offset) {
  const { program, args, env } = recipe(pidOf(`${service}-service`));
  const { stdout } = await run(program, [
    '-Xmx256m', '-XX:+UseSerialGC', ...args.filter((argument) => argument.startsWith('--')),
    '-cp', args[args.indexOf('-cp') + 1],
    'org.perpex.common.spring.engine.EngineReplay', supplier, env.PERPEX_DATA, String(offset)]);
  return /offset=(-?\d+) stateHash=([0-9a-f]+)/.exec(stdout).slice(1);
}

/** Lets a part stand still, as on a machine that hangs, while something is done. */
export async function whileStopped(part, work) {
  const pid = pidOf(part);
  process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** Runs one of the commands in deploy/ for this platform; returns how it ended and all that it said. */
export async function deploy(command, ...options) {
  const child = spawn(new URL(`../../${command}`, import.meta.url).pathname, options, {
    env: { ...process.env, PERPEX_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (out += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, out };
}
