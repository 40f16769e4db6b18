import { createSubscriber } from 'svelte/reactivity';
import type { Readable } from './readable.ts';

/** Makes a store of the host readable as `.current` in markup, `$derived` and `$effect`. */
export function reactive<T>(store: Readable<T>): { readonly current: T } {
  const track = createSubscriber((update) => {
    let started = false;
    const stop = store.subscribe(() => {
      // The first call only repeats what `current` has just read.
      if (started) update();
    });
    started = true;
    return stop;
  });
  return {
    get current() {
      track();
      return store.get();
    },
  };
}
