import type { EntityClass, EntityMetadata, FilterQuery } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import { can } from './access.ts';
import { markCard } from './card.ts';
import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';
import { scopeWhere, type ScopeColumns } from './scope.ts';
import { absentMs, untilMultiple } from './until-multiple.ts';

/** A reference as the gateway sends it. */
export interface EntityKey {
  readonly id: string;
}

export type ReferenceResolver = (reference: EntityKey, ctx: Context) => unknown;

/** Whose rows a reference may open, and what of them everybody on the staff may read. */
export interface ReferenceRule<E extends object> {
  readonly permission: string;
  readonly scope: ScopeColumns<E>;
  /** Read by any staff token that meets the row by reference (design §6), `id` included. */
  readonly card: readonly (keyof E & string)[];
  /** Fields of the graph that are computed from the card's columns alone; see `card.ts`. */
  readonly also?: readonly string[];
}

/**
 * Rows by id, one query per operation and entity, null for each that is absent. No scope is
 * applied: for what the caller has already been allowed to see.
 */
export function loadReference<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  id: string,
): Promise<E | null> {
  return loader<E>(ctx, entity, entity, (ids) => byIds(ctx, entity, ids, {})).load(id);
}

/** `loadReference` for many; the answers are in the order of the ids. */
export function loadReferences<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  ids: readonly string[],
): Promise<(E | null)[]> {
  return Promise.all(ids.map((id) => loadReference(ctx, entity, id)));
}

/**
 * A row by id if it is in the caller's scope, else null; one query per operation and entity. Null is
 * answered at a multiple of `absentMs`: a row that exists elsewhere cannot be told by its time.
 */
export async function loadInScope<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  id: string,
  rule: Pick<ReferenceRule<E>, 'permission' | 'scope'>,
): Promise<E | null> {
  const startedAt = performance.now();
  const row = await inScope(ctx, entity, id, rule);
  if (!row) await untilMultiple(startedAt, absentMs);
  return row;
}

function inScope<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  id: string,
  rule: Pick<ReferenceRule<E>, 'permission' | 'scope'>,
): Promise<E | null> {
  if (!can(ctx.caller.access, rule.permission)) return Promise.resolve(null);
  const key = loaderKey(ctx, entity, `scope:${rule.permission}`);
  return loader<E>(ctx, entity, key, (ids) =>
    byIds(ctx, entity, ids, scopeWhere(ctx, rule.permission, rule.scope)),
  ).load(id);
}

/**
 * The `__resolveReference` of an owned type. In scope: the row. Out of scope: for staff a row whose
 * card alone may be read (the rest answers null with FORBIDDEN), for others null. Absent: null.
 */
export function entityReference<E extends object>(
  entity: EntityClass<E>,
  rule: ReferenceRule<E>,
): ReferenceResolver {
  return async (reference, ctx) => {
    if (!mayReadCards(ctx)) return loadInScope(ctx, entity, reference.id, rule);
    const row = await inScope(ctx, entity, reference.id, rule);
    if (row) return row;
    const key = loaderKey(ctx, entity, 'card');
    return loader<E>(ctx, entity, key, (ids) => cards(ctx, entity, ids, rule)).load(reference.id);
  };
}

/** The `__resolveReference` of a type owned elsewhere, of which only the key is kept here. */
export function keyReference<E extends { id: string }>(stub: new () => E): ReferenceResolver {
  return (reference) => Object.assign(new stub(), { id: reference.id });
}

/** The hospital's own people and the program itself; not vendors, devices or programs. */
function mayReadCards({ caller }: Context): boolean {
  const { kind, access } = caller;
  return kind === 'system' || (kind === 'user' && access.partyId === null);
}

async function byIds<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  ids: readonly string[],
  where: FilterQuery<E>,
): Promise<Map<string, E>> {
  const query = { $and: [{ id: { $in: [...ids] } }, where] };
  return byId((await ctx.em.find<E>(entity, query as never)) as E[]);
}

async function cards<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  ids: readonly string[],
  rule: ReferenceRule<E>,
): Promise<Map<string, E>> {
  // A manager of its own: half-read rows must not be taken for whole ones later.
  const rows = (await ctx.em.fork().find<E>(entity, { id: { $in: [...ids] } } as never)) as E[];
  const meta = ctx.em.getMetadata().get(entity);
  return byId(rows.map((row) => cardOnly(meta, row, rule)));
}

const byId = <E extends object>(rows: readonly E[]): Map<string, E> =>
  new Map(rows.map((row) => [(row as unknown as EntityKey).id, row]));

/** A copy of the row on which only the card can be read. */
function cardOnly<E extends object>(meta: EntityMetadata<E>, row: E, rule: ReferenceRule<E>): E {
  const shown = new Set<string>(['id', ...rule.card]);
  const card = Object.create(meta.prototype as object) as E;
  for (const { name } of meta.props) {
    Object.defineProperty(
      card,
      name,
      shown.has(name)
        ? { value: row[name], enumerable: true }
        : {
            get() {
              throw new Forbidden(rule.permission);
            },
          },
    );
  }
  markCard(card, rule);
  return card;
}

function loader<E extends object>(
  ctx: Context,
  entity: EntityClass<E>,
  key: unknown,
  batch: (ids: readonly string[]) => Promise<Map<string, E>>,
): DataLoader<string, E | null> {
  const known = ctx.loaders.get(key) as DataLoader<string, E | null> | undefined;
  if (known) return known;
  const made = new DataLoader<string, E | null>(
    async (ids) => {
      const found = await batch(ids);
      return ids.map((id) => found.get(id) ?? null);
    },
    { name: entity.name, maxBatchSize: 500 },
  );
  ctx.loaders.set(key, made);
  return made;
}

/** One key object per entity and purpose, so that loaders of one context find each other. */
function loaderKey(ctx: Context, entity: object, purpose: string): unknown {
  let purposes = ctx.loaders.get(purposesKey) as Map<object, Map<string, object>> | undefined;
  if (!purposes) ctx.loaders.set(purposesKey, (purposes = new Map()));
  const ofEntity = purposes.get(entity) ?? new Map<string, object>();
  purposes.set(entity, ofEntity);
  const key = ofEntity.get(purpose) ?? {};
  ofEntity.set(purpose, key);
  return key;
}

const purposesKey = Symbol('loader keys');
