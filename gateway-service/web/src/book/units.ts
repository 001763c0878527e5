/** Prices and sizes of the book as whole numbers, so that they can be compared, added and grouped exactly. */

/** Reads a decimal as a whole number of units of 10^-places; throws if it has more places or is too large to be exact. */
export function toUnits(text: string, places: number): number {
  const [whole = '0', part = ''] = text.split('.');
  const digits = part.replace(/0+$/, '');
  if (digits.length > places) {
    throw new RangeError(`${text} has more than ${places} decimal places`);
  }
  const units = Number(whole + digits.padEnd(places, '0'));
  if (!Number.isSafeInteger(units)) {
    throw new RangeError(`${text} cannot be held exactly`);
  }
  return units;
}

/** Writes a whole number of units of 10^-places as a decimal. */
export function fromUnits(units: number, places: number): string {
  const sign = units < 0 ? '-' : '';
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
