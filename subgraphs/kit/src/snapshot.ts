import { ReferenceKind, type EntityMetadata, type EventSubscriber } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { kitOf } from './kit-orm.ts';
import type { LiveKeys } from './live-keys.ts';
import { redact } from './redacted.ts';

/** An entity as a transaction found it. */
export interface Snapshot {
  /** Null when only some columns were loaded, too few for the live keys. */
  readonly keys: LiveKeys | null;
  /** Undefined for a class without a version column. */
  readonly version: number | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

const taken = new WeakMap<object, Snapshot>();
const deleted = new WeakSet<object>();

/** As loaded in its transaction; undefined for an entity made there. */
export const snapshotOf = (entity: object): Snapshot | undefined => taken.get(entity);

/** Whether a transaction has removed the entity's row. */
export const isDeleted = (entity: object): boolean => deleted.has(entity);

/**
 * Keeps what each entity was when a transaction loaded it, so that its event can say what it was
 * before: live lists must tell subscribers whose filter the row has left.
 */
export const snapshots: EventSubscriber = {
  onLoad({ entity, em }) {
    if (em.isInTransaction()) takeSnapshot(em as EntityManager, entity as object);
  },
  afterDelete({ entity }) {
    deleted.add(entity as object);
  },
};

/** Also for a row that was loaded before and is read again under a lock: MikroORM is silent then. */
export function takeSnapshot(em: EntityManager, entity: object): void {
  const meta = em.getMetadata().get(entity.constructor as never);
  taken.set(entity, {
    keys: keysOrNull(em, entity),
    version: versionOf(entity, meta),
    values: valuesOf(entity, meta),
  });
}

function keysOrNull(em: EntityManager, entity: object): LiveKeys | null {
  try {
    return keysOf(em, entity);
  } catch {
    return null;
  }
}

/** The entity's live keys; for a class without a live definition, the two every scope uses. */
export function keysOf(em: EntityManager, entity: object): LiveKeys {
  const definition = kitOf(em).nouns.get(entity.constructor);
  if (definition) return definition.keys(entity as never);
  const { campusId = null, departmentId = null } = entity as LiveKeys;
  return { campusId, departmentId };
}

function versionOf(entity: object, meta: EntityMetadata): number | undefined {
  const property = meta.versionProperty as string | undefined;
  return property ? Number((entity as Record<string, unknown>)[property]) : undefined;
}

const uninteresting = new Set(['version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Stored values of an entity for the audit; what is secret or masked is not repeated. */
export function valuesOf(entity: object, meta: EntityMetadata): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const property of meta.props) {
    if (property.persist === false || uninteresting.has(property.name)) continue;
    const isReference =
      property.kind === ReferenceKind.MANY_TO_ONE || property.kind === ReferenceKind.ONE_TO_ONE;
    if (!isReference && property.kind !== ReferenceKind.SCALAR) continue;
    const stored = (entity as Record<string, unknown>)[property.name];
    const value = redact(meta.class, property, stored);
    if (value !== stored) values[property.name] = value;
    else if (isReference) values[property.name] = (value as { id?: unknown } | null)?.id ?? null;
    else values[property.name] = copy(value);
  }
  return values;
}

const copy = (value: unknown): unknown =>
  value && typeof value === 'object' && !(value instanceof Date) ? structuredClone(value) : value;
