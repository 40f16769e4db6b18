import type { EntityClass } from '@mikro-orm/core';
import type { Context } from './context.ts';
import type { FilterRules } from './filters.ts';
import type { LiveKeys } from './live-keys.ts';
import type { ScopeColumns } from './scope.ts';

export type { LiveKeys } from './live-keys.ts';
export { changes } from './live-changes.ts';
export type { ChangesArgs, LiveChange } from './live-changes.ts';

export interface LiveDefinition<E extends object> {
  /** GraphQL field of the change, and `aggregateType` of its events: `workOrder`. */
  readonly noun: string;
  readonly entity: EntityClass<E>;
  readonly permission: string;
  readonly scope: ScopeColumns<E>;
  /** Everything the filter and the scope look at; reads nothing but the entity's own columns. */
  readonly keys: (entity: E) => LiveKeys;
  /** Filter fields that are not simply a column and key of the same name. */
  readonly filters?: FilterRules<E>;
}

/** A noun whose lists are kept right by events; made by `defineLive`. */
export interface Live<E extends object = object> extends LiveDefinition<E> {
  readonly kind: 'live';
}

/**
 * Declares that a noun's lists can be followed. Its aggregate's events carry `keys` before and
 * after, and the kit decides from those who hears of a change, and as what.
 */
export function defineLive<E extends object>(definition: LiveDefinition<E>): Live<E> {
  return { kind: 'live', ...definition };
}

/**
 * Where the live flow stands now: subscribe with `after` this, and nothing that happens from here on
 * is missed. Opaque to callers. Read it before the rows it goes with.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
export function liveCursor(ctx: Context, _live?: Live<any>): Promise<string> {
  return ctx.runtime.feed.cursor();
}
