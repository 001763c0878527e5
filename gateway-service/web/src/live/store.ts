import { useSyncExternalStore } from 'react';

/** A value that components watch; told at most once in a frame, however often it changes. */
export class Store<T> {
  private readonly watchers = new Set<() => void>();
  private scheduled = false;

  constructor(private value: T) {}

  get = (): T => this.value;

  set(value: T): void {
    this.value = value;
    if (!this.scheduled) {
      this.scheduled = true;
      setTimeout(() => {
        this.scheduled = false;
        this.watchers.forEach((watcher) => watcher());
      }, FRAME_MILLIS);
    }
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
}

/** Faster than this nobody reads. */
const FRAME_MILLIS = 80;

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.watch, store.get);
