import type { Context } from '@houqin/kit/context';

interface OpenBatch<V> {
  readonly ids: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, V>>;
}

/** Collects the ids that fields of one operation ask for in one turn, and loads them together. */
export async function batched<V>(
  ctx: Context,
  key: symbol,
  id: string,
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Promise<V | undefined> {
  let batch = ctx.loaders.get(key) as OpenBatch<V> | undefined;
  if (!batch) {
    const ids = new Set<string>();
    const turn = new Promise((resolve) => setImmediate(resolve));
    const answer = turn.then(() => {
      ctx.loaders.delete(key);
      return load([...ids]);
    });
    ctx.loaders.set(key, (batch = { ids, answer }));
  }
  batch.ids.add(id);
  return (await batch.answer).get(id);
}
