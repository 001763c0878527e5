import { dec, grouped } from '../../decimal/decimal';
import type { Count } from '../api';

const UNITS_PER_ONE = '100000000';

/** Writes a decimal whole: no place is cut off, none is added beyond two. */
export function whole(value: string): string {
  const amount = dec(value);
  return grouped(amount.toFixed(Math.max(2, amount.decimalPlaces())));
}

/** Writes a decimal without zeros at its end. */
export const bare = (value: string): string => grouped(dec(value).toFixed());

/** Writes a part of one in percent: 0.000500 is 0.05%. */
export const inPercent = (ratio: string): string => `${dec(ratio).times(100).toFixed()}%`;

/** Writes a count of units of 1e-8 as a decimal. */
export const ofUnits = (units: Count): string => whole(dec(String(units)).div(UNITS_PER_ONE).toFixed());

/** Writes so many increments as a decimal. */
export const ofIncrements = (count: Count, increment: string): string => bare(dec(String(count)).times(dec(increment)).toFixed());

/** The account of a user: what the engine and the ledger number him by. */
export const accountOf = (userId: number, subAccount = 0): number => userId * 1024 + subAccount;

/** Whose an account is: user and sub-account. */
export const ownerOf = (account: number): { userId: number; subAccount: number } => ({ userId: Math.floor(account / 1024), subAccount: account % 1024 });
