import type { Meter, Service } from '../api';

export type MeterRow = Meter & { service: string; address: string };

/** Every meter of every instance whose name, tags or service contain a text. */
export function metersOf(services: readonly Service[], text: string): MeterRow[] {
  const wanted = text.trim().toLowerCase();
  return services
    .flatMap(({ service, instances }) => instances.flatMap(({ address, meters }) => meters.map((meter) => ({ ...meter, service, address }))))
    .filter(({ service, name, tags }) => `${service} ${name} ${tags}`.toLowerCase().includes(wanted));
}

/** How many instances are up, of how many; a service without any counts as one that is not. */
export function upOf(services: readonly Service[]): { up: number; all: number } {
  const states = services.flatMap(({ instances }) => (instances.length > 0 ? instances.map(({ health }) => health) : ['DOWN']));
  return { up: states.filter((health) => health === 'UP').length, all: states.length };
}
