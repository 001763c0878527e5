// The meters of the services: what the page says of them, and what they were seen to do.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PORTS } from './platform.js';

const PAUSE_MILLIS = 300;
/** What Micrometer writes behind a name: the unit, and which figure of a timer or summary it is. */
const SUFFIX = /^(_(seconds|milliseconds))?(_(total|count|sum|max|bucket))?$/;
const COUNTS = /_(total|count|sum|bucket)$/;
/** The longest of the last minutes: it falls by itself. */
const FADES = /_max$/;

/**
 * The rows of the page: a meter, a service that has it, and the test that moves it there, empty for the tests through
 * the gateway.
 */
export function documented() {
  const page = readFileSync(new URL('../../../docs/contracts/metrics.md', import.meta.url), 'utf8');
  return page.split('\n').filter((line) => line.startsWith('| `perpex.')).flatMap((line) => {
    const [meters, services, , movedBy] = line.split('|').slice(1).map((cell) => cell.trim());
    return [...meters.matchAll(/`(perpex\.[a-z.]+)`/g)].flatMap(([, meter]) => services.split(', ').map(
      (service) => ({ meter, service, movedBy: movedBy.replaceAll('`', '') })));
  });
}

/** Whether a name in a scrape is that meter. */
export function isOf(name, meter) {
  const written = meter.replaceAll('.', '_');
  return name.startsWith(written) && SUFFIX.test(name.slice(written.length));
}

export async function scrape(service) {
  const answer = await fetch(
    `http://127.0.0.1:${PORTS[service]}/actuator/prometheus`, { signal: AbortSignal.timeout(30_000) });
  if (answer.status !== 200) {
    throw new Error(`${service} answers ${answer.status}`);
  }
  const series = new Map();
  for (const line of (await answer.text()).split('\n')) {
    const sample = /^(perpex_[a-z_]+)(\{.*\})? (\S+)$/.exec(line);
    if (sample) {
      series.set(sample[1] + (sample[2] ?? ''), Number(sample[3]));
    }
  }
  return series;
}

const nameOf = (series) => series.replace(/\{.*/, '');

/** Looks at the meters of all services over and over, and remembers which were there and which moved. */
export class Watch {
  seen = Object.fromEntries(Object.keys(PORTS).map((service) => [service, new Set()]));
  moved = Object.fromEntries(Object.keys(PORTS).map((service) => [service, new Set()]));
  #running = true;
  #loops = Object.keys(PORTS).map((service) => this.#look(service));

  async #look(service) {
    let before;
    while (this.#running) {
      try {
        const now = await scrape(service);
        this.#compare(service, before ?? now, now);
        before = now;
      } catch {
        // It is stopped for a moment, or starts again. One that stays away shows nothing, and that is noticed.
      }
      await pause(PAUSE_MILLIS);
    }
  }

  /** A count moves when it grows, not when it begins anew; anything else when it changes. */
  #compare(service, before, now) {
    for (const [series, value] of now) {
      const name = nameOf(series);
      const was = before.get(series) ?? 0;
      this.seen[service].add(name);
      if (!FADES.test(name) && (COUNTS.test(name) ? value > was : value !== was)) {
        this.moved[service].add(name);
      }
    }
  }

  hasMoved(service, meter) {
    return [...this.moved[service]].some((name) => isOf(name, meter));
  }

  hasSeen(service, meter) {
    return [...this.seen[service]].some((name) => isOf(name, meter));
  }

  /** Waits until all of these have moved, at most for a while; those that have not are named in the end. */
  async until(millis, ...meters) {
    const end = Date.now() + millis;
    const done = () => meters.every(([service, meter]) => this.hasMoved(service, meter));
    while (!done() && Date.now() < end) {
      await pause(50);
    }
  }

  async end() {
    this.#running = false;
    await Promise.all(this.#loops);
  }
}
