import type { EntityClass, EntityMetadata, FilterQuery } from '@mikro-orm/core';
import type { Context } from './context.ts';
import { ValidationFailed } from './errors.ts';
import { containsWhere, filterWhere, type FilterRules } from './filters.ts';
import { afterCursor, cursorOf, orderByOf, type SortColumn, type SortDirection } from './keyset.ts';
import type { Connection, Edge, ListArgs } from './list-types.ts';
import { PageInfo } from './list-types.ts';
import { scopeWhere, type ScopeColumns } from './scope.ts';
import { refuseMaskedColumns } from './mask.ts';
import { isMySql } from './sql.ts';

export { SortDirection } from './keyset.ts';
export { connectionType, listArgs, orderInput, PageInfo } from './list-types.ts';
export type { Connection, Edge, ListArgs, ListOrder } from './list-types.ts';

/**
 * What an order field sorts by: a column, or several in turn; `reverse` turns one against the
 * direction asked for (urgency: active first, then the oldest).
 */
export type OrderField<E> =
  | (keyof E & string)
  | readonly ((keyof E & string) | { readonly column: keyof E & string; readonly reverse: true })[];

export interface ListDefinition<E extends object> {
  readonly entity: EntityClass<E>;
  readonly permission: string;
  readonly scope: ScopeColumns<E>;
  readonly filters?: FilterRules<E>;
}

export interface ListOptions<E extends object, O extends string> {
  readonly orderFields?: { readonly [F in O]: OrderField<E> };
  readonly defaultOrder?: readonly { readonly field: O; readonly direction: SortDirection }[];
  /** Columns of which one must contain each word of `search`; or a query of one's own. */
  readonly search?:
    readonly (keyof E & string)[] | ((text: string, ctx: Context) => FilterQuery<E>);
  /** Rows of this list only, whatever the caller asks. */
  readonly where?: FilterQuery<E>;
  readonly permission?: string;
  readonly scope?: ScopeColumns<E>;
  readonly filters?: FilterRules<E>;
}

/** Rows of a page at most, and when nothing is asked. */
const pageLimit = 200;
const pageDefault = 50;
/** Counting stops here: a screen has no use for more, and the database would read them all. */
export const countCap = 10_000;

/**
 * One page of the rows the caller may see. Nothing is read before it is asked for, and the live
 * cursor always before the rows.
 * @throws Unauthenticated, Forbidden, ValidationFailed at once
 */
export function connection<E extends object, O extends string = string>(
  ctx: Context,
  list: ListDefinition<E>,
  args: ListArgs<object, O>,
  options: ListOptions<E, O> = {},
): Connection<E> {
  const { entity } = list;
  const meta = ctx.em.getMetadata(entity);
  const first = checkFirst(args.first);
  const columns = sortColumns(args, options, meta);
  const all = [
    scopeWhere(ctx, options.permission ?? list.permission, options.scope ?? list.scope),
    filterWhere(ctx, meta, args.filter, options.filters ?? list.filters),
    searchWhere(ctx, meta, args.search, options.search),
    options.where ?? {},
  ].filter((where) => Reflect.ownKeys(where as object).length > 0);
  const behind = args.after ? afterCursor(args.after, columns, meta) : null;
  const query = (more: readonly unknown[]): FilterQuery<E> => {
    const every = [...all, ...more];
    return (every.length === 0 ? {} : { $and: every }) as FilterQuery<E>;
  };

  const cursor = once(() => ctx.runtime.feed.cursor());
  const rows = once(async () => {
    await cursor();
    const found = ctx.em.find<E>(entity, query(behind ? [behind] : []) as never, {
      orderBy: orderByOf(columns) as never,
      limit: first + 1,
    });
    return found as Promise<E[]>;
  });
  const count = once(() => countUpTo(ctx, entity, query([]), countCap));
  const page = async (): Promise<E[]> => (await rows()).slice(0, first);

  const result: Connection<E> = {
    edges: async () =>
      (await page()).map((node): Edge<E> => ({ cursor: cursorOf(node, columns), node })),
    nodes: page,
    async pageInfo() {
      const shown = await page();
      const [begin, end] = [shown[0], shown.at(-1)];
      return Object.assign(new PageInfo(), {
        hasNextPage: (await rows()).length > first,
        hasPreviousPage: behind !== null,
        startCursor: begin ? cursorOf(begin, columns) : null,
        endCursor: end ? cursorOf(end, columns) : null,
      });
    },
    totalCount: async () => Math.min(await count(), countCap),
    totalCountCapped: async () => (await count()) > countCap,
    liveCursor: cursor,
  };
  // The class of `connectionType` reaches it by this name.
  return Object.assign(result, { page: result });
}

function once<V>(read: () => Promise<V>): () => Promise<V> {
  let value: Promise<V> | undefined;
  return () => (value ??= read());
}

function checkFirst(first: number | null | undefined): number {
  const asked = first ?? pageDefault;
  if (!Number.isInteger(asked) || asked < 1 || asked > pageLimit) {
    throw new ValidationFailed('first', 'out-of-range', { min: 1, max: pageLimit });
  }
  return asked;
}

function sortColumns<E extends object, O extends string>(
  args: ListArgs<object, O>,
  options: ListOptions<E, O>,
  meta: EntityMetadata<E>,
): SortColumn[] {
  const asked = args.orderBy?.length ? args.orderBy : (options.defaultOrder ?? []);
  const columns = new Map<string, SortDirection>();
  for (const { field, direction } of asked) {
    const rule = options.orderFields?.[field];
    if (rule === undefined) throw new Error(`${meta.className} has no order field ${field}`);
    for (const part of typeof rule === 'string' ? [rule] : rule) {
      const [column, reverse] = typeof part === 'string' ? [part, false] : [part.column, true];
      const descending = (direction === 'DESC') !== reverse;
      if (!columns.has(column)) columns.set(column, descending ? 'DESC' : 'ASC');
    }
  }
  const last = [...columns.values()].at(-1) ?? 'ASC';
  if (!columns.has('id')) columns.set('id', last);
  const list = [...columns].map(([column, direction]) => ({ column, direction }));
  refuseMaskedColumns(meta as never, columns.keys());
  // What follows the unique id cannot matter.
  return list.slice(0, list.findIndex(({ column }) => column === 'id') + 1);
}

function searchWhere<E extends object>(
  ctx: Context,
  meta: EntityMetadata<E>,
  search: string | null | undefined,
  rule: ListOptions<E, string>['search'],
): FilterQuery<E> {
  const text = search?.trim() ?? '';
  if (text === '' || rule === undefined) return {} as FilterQuery<E>;
  if (text.length > 100) throw new ValidationFailed('search', 'too-long', { max: 100 });
  if (typeof rule === 'function') return rule(text, ctx);
  refuseMaskedColumns(meta as never, rule);
  const words = text.split(/\s+/);
  const mysql = isMySql(ctx.em);
  const column = (name: string): string =>
    meta.properties[name as keyof typeof meta.properties]?.fieldNames?.[0] ?? name;
  return {
    $and: words.map((word) => ({
      $or: rule.map((name) => containsWhere(column(name), word, mysql)),
    })),
  } as FilterQuery<E>;
}

/** How many rows, but no more than `cap` + 1 are looked at. */
async function countUpTo<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  where: FilterQuery<E>,
  cap: number,
): Promise<number> {
  const some = ctx.em
    .createQueryBuilder(entity, 'c')
    .select('id' as never)
    .where(where as never)
    .limit(cap + 1);
  const rows = await ctx.em
    .getConnection()
    .execute<{ n: number }[]>(
      `select count(*) as n from (${some.getQuery()}) as counted`,
      [...some.getParams()],
      'all',
      ctx.em.getTransactionContext(),
    );
  return Number(rows[0]?.n ?? 0);
}
