import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACTS, KINDS, mayApply, mayApprove, mayDo } from './roles';

/** The cells of the rows of the page that tells who may call what. */
const rows = readFileSync(new URL('../../../../../docs/contracts/admin.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));

const rolesOf = (method: string, path: string): string[] =>
  rows.find((cells) => cells[1] === method && cells[2] === path)?.[3]?.split(' ') ?? [];

const SORTED = (roles: readonly string[]): string[] => [...roles].sort();

describe('who may do what', () => {
  test.each(Object.entries(ACTS))('is for %s what the contract says', (_act, [endpoint, roles]) => {
    const [method = '', path = ''] = endpoint.split(' ');
    expect(SORTED(rolesOf(method, path))).toEqual(SORTED(roles));
  });

  test.each(Object.entries(KINDS))('is for requests of kind %s what the contract says', (kind, { approvers, needed, appliers, apply }) => {
    const [, , approvedBy = '', people] = rows.find((cells) => cells[0] === kind) ?? [];
    expect(SORTED(approvedBy.split(', '))).toEqual(SORTED(approvers));
    expect(people).toBe(String(needed));
    expect(SORTED(rolesOf('POST', apply))).toEqual(SORTED(appliers));
  });

  test('leaves support nothing to do, and a trader neither', () => {
    for (const roles of [['SUPPORT'], ['TRADER', 'MARKET_MAKER']]) {
      expect(Object.keys(ACTS).filter((act) => mayDo(roles, act as keyof typeof ACTS))).toEqual([]);
      expect(Object.keys(KINDS).some((kind) => mayApprove(roles, kind as keyof typeof KINDS))).toBe(false);
    }
  });

  test('lets a risk manager approve an adjustment that he cannot apply', () => {
    expect(mayApprove(['RISK_MANAGER'], 'LEDGER_ADJUSTMENT')).toBe(true);
    expect(mayApply(['RISK_MANAGER'], 'LEDGER_ADJUSTMENT')).toBe(false);
  });
});
