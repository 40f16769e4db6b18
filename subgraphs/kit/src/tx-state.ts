import type { EntityManager } from '@mikro-orm/sql';
import type { DomainEvent, RecordOptions } from './record.ts';
import type { WorkContext } from './work-context.ts';

/** The entity manager of one open transaction. */
export type Tx = EntityManager;

export interface Recorded {
  readonly entity: object;
  /** Null for an audit entry without an event. */
  readonly event: DomainEvent | null;
  readonly options: RecordOptions;
  /** The version must grow although no column changed. */
  readonly bump: boolean;
}

/** What the kit keeps beside one transaction. */
export interface TxState {
  readonly ctx: WorkContext;
  readonly recorded: Recorded[];
  readonly locked: Set<object>;
}

const states = new WeakMap<EntityManager, TxState>();

export function beginState(tx: Tx, ctx: WorkContext): TxState {
  const state: TxState = { ctx, recorded: [], locked: new Set() };
  states.set(tx, state);
  return state;
}

/** @throws Error for an entity manager that `transact` did not open */
export function stateOf(tx: Tx): TxState {
  const state = states.get(tx);
  if (!state) throw new Error('this needs the entity manager that transact() hands over');
  return state;
}
