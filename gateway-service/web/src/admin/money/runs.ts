import type { Run } from '../api';
import type { AdminKey } from '../text/en';

/** What came out of a comparison; of one in a list only whether it was complete is known if its lines are left out. */
export function resultOf({ complete, lines }: Pick<Run, 'complete' | 'lines'>): { mood: 'good' | 'bad' | 'warn'; key: AdminKey; count: number } {
  const count = lines.filter(({ status }) => status === 'DIFFERENT').length;
  if (count > 0) {
    return { mood: 'bad', key: 'recon.different', count };
  }
  return complete ? { mood: 'good', key: 'recon.equal', count } : { mood: 'warn', key: 'recon.incomplete', count };
}
