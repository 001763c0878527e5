import { useSyncExternalStore } from 'react';

const NARROW_PIXELS = 900;
const ROW_PIXELS = 18;
/** What stands above, between and below the rows of the book on a wide screen. */
const AROUND_PIXELS = 470;

const watch = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};

/** Whether the terminal stands in one column. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => window.innerWidth < NARROW_PIXELS);

/** How many rows of each side of the book fit. */
export const useBookRows = (narrow: boolean): number =>
  useSyncExternalStore(watch, () => (narrow ? 10 : Math.max(6, Math.min(24, Math.floor((window.innerHeight - AROUND_PIXELS) / 2 / ROW_PIXELS)))));
