import { dec } from '../../decimal/decimal';
import type { Danger } from '../api';
import type { AdminKey } from '../text/en';

const NEAR_RATIO = '0.8';

export type Mood = { mood: 'good' | 'bad' | 'warn'; key: AdminKey };

/** How bad it is. Whether something is liquidated is what the service says, not what the ratio looks like. */
export function moodOf({ liquidatable, ratio }: Danger): Mood {
  if (liquidatable) {
    return { mood: 'bad', key: 'risk.liquidatable' };
  }
  return dec(ratio).gte(NEAR_RATIO) ? { mood: 'warn', key: 'risk.near' } : { mood: 'good', key: 'risk.ok' };
}

/** How many there are of each. */
export function countsOf(rows: readonly Danger[]): { liquidatable: number; near: number; all: number } {
  const keys = rows.map((row) => moodOf(row).key);
  return {
    liquidatable: keys.filter((key) => key === 'risk.liquidatable').length,
    near: keys.filter((key) => key === 'risk.near').length,
    all: rows.length,
  };
}
