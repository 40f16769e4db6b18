/** A value that changes, as it crosses between shell and remote: Svelte's store contract, and `get`. */
export interface Readable<T> {
  get(): T;
  /** Calls `run` now and at every change; the answer ends it. */
  subscribe(run: (value: T) => void): () => void;
}

export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

/** A value in plain JavaScript, so that it works between two copies of Svelte. */
export function writable<T>(initial: T): Writable<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener(next);
    },
    subscribe(run) {
      // Wrapped, so that the same function may subscribe twice.
      const listener = (next: T) => run(next);
      listeners.add(listener);
      run(value);
      return () => listeners.delete(listener);
    },
  };
}
