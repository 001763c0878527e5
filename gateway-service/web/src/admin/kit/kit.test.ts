import { describe, expect, test } from 'vitest';
import { exactly } from '../../api/http';
import { accountOf, bare, inPercent, ofIncrements, ofUnits, ownerOf, whole } from './amounts';
import { ROW_PX, scrollTo, sorted, windowOf } from './rows';

describe('rows that are drawn', () => {
  test('are those in view and some around them, of however many', () => {
    const { from, to } = windowOf(5_000 * ROW_PX, 20 * ROW_PX, 10_000);
    expect([from, to]).toEqual([4_988, 5_032]);
  });

  test('begin at the first and end at the last', () => {
    expect(windowOf(0, 600, 3)).toEqual({ from: 0, to: 3 });
    expect(windowOf(0, 600, 0)).toEqual({ from: 0, to: 0 });
    const end = windowOf(10_000 * ROW_PX, 600, 10_000);
    expect(end.to).toBe(10_000);
    expect(end.from).toBeLessThan(9_990);
  });

  test('are some even where rows have gone since somebody scrolled', () => {
    const { from, to } = windowOf(9_000 * ROW_PX, 600, 50);
    expect(to).toBe(50);
    expect(from).toBeLessThan(to);
  });

  test('are scrolled to no further than needed', () => {
    expect(scrollTo(5, 0, 10 * ROW_PX, ROW_PX)).toBe(0);
    expect(scrollTo(9, 0, 10 * ROW_PX, ROW_PX)).toBe(ROW_PX);
    expect(scrollTo(2, 5 * ROW_PX, 10 * ROW_PX, ROW_PX)).toBe(2 * ROW_PX);
  });

  test('are sorted without touching the rows that came', () => {
    const rows = [3, 1, 2];
    expect(sorted(rows, (a, b) => a - b, true)).toEqual([3, 2, 1]);
    expect(sorted(rows, (a, b) => a - b, false)).toEqual([1, 2, 3]);
    expect(sorted(rows, undefined, false)).toBe(rows);
    expect(rows).toEqual([3, 1, 2]);
  });
});

describe('amounts', () => {
  test('lose no place', () => {
    expect(whole('1234567.12345678')).toBe('1,234,567.12345678');
    expect(whole('12.50000000')).toBe('12.50');
    expect(whole('-3')).toBe('-3.00');
    expect(bare('1000.50')).toBe('1,000.5');
  });

  test('are exact beyond what a number holds', () => {
    const { units, id } = JSON.parse(exactly('{"units":9223372036854775807,"id":"1234567890123456789","ratio":0.1234567890123456789}'));
    expect(units).toBe('9223372036854775807');
    expect(id).toBe('1234567890123456789');
    expect(ofUnits(units)).toBe('92,233,720,368.54775807');
    expect(ofUnits(-150_000_000)).toBe('-1.50');
  });

  test('leave texts that look like numbers alone', () => {
    expect(exactly('{"a":"say \\"12345678901234567\\"","b":-12345678901234567,"c":[1,2]}'))
      .toBe('{"a":"say \\"12345678901234567\\"","b":"-12345678901234567","c":[1,2]}');
  });

  test('are written in percent and in increments', () => {
    expect(inPercent('0.000500')).toBe('0.05%');
    expect(inPercent('-0.000100')).toBe('-0.01%');
    expect(ofIncrements(-12_345, '0.001')).toBe('-12.345');
    expect(ofIncrements('9007199254740993', '0.01')).toBe('90,071,992,547,409.93');
  });

  test('have owners', () => {
    expect(accountOf(1001, 3)).toBe(1_025_027);
    expect(ownerOf(1_025_027)).toEqual({ userId: 1001, subAccount: 3 });
  });
});
