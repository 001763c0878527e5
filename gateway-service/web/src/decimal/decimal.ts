import { Decimal as Base } from 'decimal.js';

/** Exact decimals, enough digits for any product of two amounts of the exchange; never in exponential notation. */
export const Decimal = Base.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });
export type Decimal = InstanceType<typeof Base>;
export type Amount = string | Decimal;

export const ZERO: Decimal = new Decimal(0);

export const dec = (value: Amount): Decimal => new Decimal(value === '' ? '0' : value);

const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;

/** Whether somebody typed a decimal without a sign or an exponent. */
export const isDecimal = (text: string): boolean => PLAIN.test(text.trim());

/** Adds commas between groups of three digits. */
export function grouped(text: string): string {
  const [whole = '', part] = text.split('.');
  const commas = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return part === undefined ? commas : `${commas}.${part}`;
}

/** Writes an amount with a fixed number of places, cut off rather than rounded, so that nothing looks like more than it is. */
export function fixed(value: Amount, places: number): string {
  const cut = dec(value).toDecimalPlaces(places, Base.ROUND_DOWN);
  return grouped((cut.isZero() ? ZERO : cut).toFixed(places));
}

/** The same with a sign before it, unless it is zero. */
export function signed(value: Amount, places: number): string {
  const text = fixed(value, places);
  return text.startsWith('-') || /^[0.,]+$/.test(text) ? text : `+${text}`;
}

/** Writes a ratio in percent. */
export const percent = (ratio: Amount, places = 2): string => `${fixed(dec(ratio).times(100), places)}%`;

export const signedPercent = (ratio: Amount, places = 2): string => `${signed(dec(ratio).times(100), places)}%`;

/** Writes a large amount short: 12.34K, 5.60M, 1.20B. */
export function compact(value: Amount): string {
  const amount = dec(value);
  for (const [power, letter] of [[9, 'B'], [6, 'M'], [3, 'K']] as const) {
    if (amount.abs().gte(Decimal.pow(10, power))) {
      return fixed(amount.div(Decimal.pow(10, power)), 2) + letter;
    }
  }
  return fixed(amount, 2);
}

/** Number of places that a step such as 0.10 needs: 1. */
export const placesOf = (step: string): number => dec(step).decimalPlaces();

/** Whether an amount is a whole number of steps. */
export const isMultiple = (value: Amount, step: string): boolean => dec(value).mod(dec(step)).isZero();

/** The largest whole number of steps that is not above the amount, as plain text. */
export function floorTo(value: Amount, step: string): string {
  return dec(value).div(dec(step)).floor().times(dec(step)).toFixed(placesOf(step));
}

/** The sign of an amount as a style class: up, down or nothing. */
export function tone(value: Amount): 'up' | 'down' | '' {
  const amount = dec(value);
  return amount.isZero() ? '' : amount.isPositive() ? 'up' : 'down';
}
