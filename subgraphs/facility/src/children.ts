import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { scopeWhere, type ScopeColumns } from '@houqin/kit/scope';

interface OpenBatch<C> {
  readonly ids: Set<string>;
  readonly answer: Promise<ReadonlyMap<string, C[]>>;
}

/** How the rows below a place are found and sorted. */
export interface ChildRule<C extends object> {
  readonly entity: EntityClass<C>;
  readonly parent: keyof C & string;
  readonly orderBy: keyof C & string;
  readonly scope: ScopeColumns<C>;
}

/**
 * The rows below one place that the caller may see, retired ones left out; one query for all places
 * that the fields of an operation ask about in one turn.
 * @throws Unauthenticated, Forbidden
 */
export async function childrenOf<C extends object>(
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
  { entity, parent, orderBy, scope }: ChildRule<C>,
  ids: readonly string[],
): Promise<Map<string, C[]>> {
  const below = { [parent]: { $in: ids }, retiredAt: null } as FilterQuery<C>;
  const where = { $and: [below, scopeWhere(ctx, 'room:read', scope)] } as FilterQuery<C>;
  const rows = await ctx.em.find<C>(entity, where as never, {
    orderBy: { [orderBy]: 'asc' } as never,
  });
  return Map.groupBy(rows, (row) => String(row[parent]));
}
