import { describe, expect, test } from 'vitest';
import type { Danger, RunLine } from '../api';
import { resultOf } from '../money/runs';
import { heatOf } from './heat';
import { countsOf, moodOf } from './moods';

const danger = (ratio: string, liquidatable = false): Danger => ({
  account: 1024, userId: 1, subAccount: 0, asset: 'USDT', symbol: '', equity: '1', maintenance: '1', ratio, liquidatable,
});

describe('dangers', () => {
  test('are as bad as the service says, and near from 80 percent', () => {
    expect(moodOf(danger('1.200000', true)).key).toBe('risk.liquidatable');
    expect(moodOf(danger('0.800000')).key).toBe('risk.near');
    expect(moodOf(danger('0.799999')).key).toBe('risk.ok');
    // What is above the border and not yet taken is said to be near, not what the page reckons.
    expect(moodOf(danger('1.000001')).key).toBe('risk.near');
  });

  test('are counted', () => {
    expect(countsOf([danger('2', true), danger('0.9'), danger('0.1')])).toEqual({ liquidatable: 1, near: 1, all: 3 });
  });
});

test('heat is the part of the largest, and none where there is nothing', () => {
  const heat = heatOf(['0', '50', '100']);
  expect(['0', '1', '50', '100'].map(heat)).toEqual([0, 1, 3, 5]);
  expect(heatOf(['0', '0'])('0')).toBe(0);
});

test('a comparison agrees only if it is complete and has no difference', () => {
  const line = (status: RunLine['status']): RunLine => ({ dimension: 'LEDGER_SUM', subject: 'USDT', expected: 0, actual: 0, status });
  expect(resultOf({ complete: true, lines: [line('EQUAL')] }).key).toBe('recon.equal');
  expect(resultOf({ complete: false, lines: [line('EQUAL')] }).key).toBe('recon.incomplete');
  expect(resultOf({ complete: false, lines: [line('DIFFERENT'), line('EQUAL')] })).toMatchObject({ key: 'recon.different', count: 1 });
});
