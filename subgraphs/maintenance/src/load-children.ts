import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';

interface OpenBatch<C> {
  readonly ids: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, C[]>>;
}

/** How the rows that belong to another are found and sorted. */
export interface ChildRule<C extends object> {
  readonly entity: EntityClass<C>;
  readonly parent: keyof C & string;
  readonly orderBy: Readonly<Partial<Record<keyof C & string, 'asc' | 'desc'>>>;
  readonly where?: FilterQuery<C>;
}

/**
 * The rows that belong to one other row, which the caller has been allowed to see; one query for
 * all that the fields of an operation ask about in one turn.
 */
export async function loadChildren<C extends object>(
  ctx: Context,
  rule: ChildRule<C>,
  parentId: string,
): Promise<C[]> {
  let batch = ctx.loaders.get(rule) as OpenBatch<C> | undefined;
  if (!batch) {
    const ids = new Set<string>();
    const turn = new Promise((resolve) => setImmediate(resolve));
    const answer = turn.then(() => {
      ctx.loaders.delete(rule);
      return load(ctx, rule, [...ids]);
    });
    ctx.loaders.set(rule, (batch = { ids, answer }));
  }
  batch.ids.add(parentId);
  return (await batch.answer).get(parentId) ?? [];
}

async function load<C extends object>(
  ctx: Context,
  { entity, parent, orderBy, where }: ChildRule<C>,
  ids: readonly string[],
): Promise<Map<string, C[]>> {
  const mine = { [parent]: { $in: [...ids] } } as FilterQuery<C>;
  const rows = await ctx.em.find<C>(
    entity,
    (where ? { $and: [mine, where] } : mine) as never,
    { orderBy } as never,
  );
  return Map.groupBy(rows, (row) => String(row[parent]));
}
