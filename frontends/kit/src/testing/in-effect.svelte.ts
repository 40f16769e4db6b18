import { flushSync } from 'svelte';

/**
 * Runs what must be called while a component initialises, without a component. `flush` lets
 * effects run, `stop` ends them as unmounting does.
 */
export function inEffect<T>(make: () => T): {
  readonly value: T;
  flush(): void;
  stop(): void;
} {
  let value: T | undefined;
  const stop = $effect.root(() => {
    value = make();
  });
  flushSync();
  return { value: value as T, flush: () => flushSync(), stop };
}
