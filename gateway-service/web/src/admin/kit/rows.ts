/** Height of every row, which makes it known where each is without looking. */
export const ROW_PX = 31;

const SPARE_ROWS = 12;

/** Which rows to draw: those in view and some around them, from the first to before the last. */
export function windowOf(scrollPx: number, viewPx: number, count: number): { from: number; to: number } {
  const first = Math.floor(scrollPx / ROW_PX) - SPARE_ROWS;
  const last = Math.ceil((scrollPx + viewPx) / ROW_PX) + SPARE_ROWS;
  const from = Math.max(0, Math.min(first, count - (last - first)));
  return { from, to: Math.max(from, Math.min(count, last)) };
}

/** Where to scroll so that a row is in view below a head of this height; where it is, if it is in view. */
export function scrollTo(row: number, scrollPx: number, viewPx: number, headPx: number): number {
  const top = row * ROW_PX;
  const room = Math.max(ROW_PX, viewPx - headPx);
  return top < scrollPx ? top : top + ROW_PX > scrollPx + room ? top + ROW_PX - room : scrollPx;
}

/** Sorts a copy by one column; equal rows keep their order. */
export function sorted<R>(rows: readonly R[], by: ((a: R, b: R) => number) | undefined, down: boolean): readonly R[] {
  return by ? [...rows].sort((a, b) => (down ? by(b, a) : by(a, b))) : rows;
}
