import { LockMode, type EntityClass, type FilterQuery } from '@mikro-orm/core';
import type { Context } from './context.ts';
import { NotFound, VersionConflict } from './errors.ts';
import { scopeWhere, type ScopeColumns } from './scope.ts';
import { takeSnapshot } from './snapshot.ts';
import { stateOf, type Tx } from './tx-state.ts';

/**
 * Loads a row and locks it until the transaction ends, so that a decision made on it holds. A
 * second lock of the same row in a transaction returns the same object with its changes. Lock
 * several rows in the order of their ids.
 * @throws NotFound, VersionConflict when it is not at `expectedVersion`
 */
export function lock<E extends { id: string }>(
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
  expectedVersion?: number | null,
): Promise<E> {
  return lockWhere(tx, entity, id, undefined, expectedVersion);
}

/**
 * `lock` for a caller whose permission is limited by scope: a row outside answers like an absent
 * one.
 * @throws NotFound, Forbidden, VersionConflict
 */
export async function lockInScope<E extends { id: string }>(
  ctx: Context,
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
  permission: string,
  columns: ScopeColumns<E>,
  expectedVersion?: number | null,
): Promise<E> {
  return lockWhere(tx, entity, id, scopeWhere(ctx, permission, columns), expectedVersion);
}

async function lockWhere<E extends { id: string }>(
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
  scope: FilterQuery<E> | undefined,
  expectedVersion: number | null | undefined,
): Promise<E> {
  const { locked } = stateOf(tx);
  const held = tx.getUnitOfWork().getById<E>(entity, id as never);
  const mine = held && locked.has(held) && !scope ? held : await load(tx, entity, id, scope);
  if (!mine) throw new NotFound(nameOf(tx, entity), id);
  locked.add(mine);
  const { version } = mine as { version?: number };
  if (expectedVersion != null && version !== undefined && version !== expectedVersion)
    throw new VersionConflict(version);
  return mine;
}

async function load<E extends { id: string }>(
  tx: Tx,
  entity: EntityClass<E>,
  id: string,
  scope: FilterQuery<E> | undefined,
): Promise<E | null> {
  const where = (scope ? { $and: [{ id }, scope] } : { id }) as FilterQuery<E>;
  const held = tx.getUnitOfWork().getById<E>(entity, id as never);
  // What was read before the lock may be old by now; what this transaction locked is not, and may
  // carry changes.
  const refresh = held !== undefined && !stateOf(tx).locked.has(held);
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh };
  const found = (await tx.findOne<E>(entity, where as never, options as never)) as E | null;
  if (found && refresh) takeSnapshot(tx, found);
  return found;
}

const nameOf = (tx: Tx, entity: EntityClass<unknown>) => tx.getMetadata().get(entity).className;
