import type { Context } from '@houqin/kit/context';

interface Waiting<V> {
  readonly id: string;
  readonly resolve: (values: V[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Rows that belong to an object, for all objects of an operation in one query: what
 * `loadReference` is for single rows. `batch` gets the ids asked for and answers rows by id.
 */
export function loadGroup<V>(
  ctx: Context,
  key: symbol,
  id: string,
  batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, V[]>>,
): Promise<V[]> {
  let waiting = ctx.loaders.get(key) as Waiting<V>[] | undefined;
  if (!waiting) {
    const mine: Waiting<V>[] = (waiting = []);
    ctx.loaders.set(key, mine);
    // After the microtasks of this tick, when every sibling has asked.
    setImmediate(() => {
      ctx.loaders.delete(key);
      batch([...new Set(mine.map((one) => one.id))]).then(
        (found) => mine.forEach((one) => one.resolve(found.get(one.id) ?? [])),
        (error: unknown) => mine.forEach((one) => one.reject(error)),
      );
    });
  }
  const list = waiting;
  return new Promise((resolve, reject) => list.push({ id, resolve, reject }));
}
