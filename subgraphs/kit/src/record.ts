import { serializeEvent } from './outbox-row.ts';
import { stateOf, type Tx } from './tx-state.ts';

/** A fact of the domain as `contract/events.ts` declares it; the other fields are its payload. */
export interface DomainEvent {
  /** `<domain>.<noun>.<past participle>`, kebab-case. */
  readonly type: string;
  /** Grows only when the payload breaks. */
  readonly version: number;
}

export interface RecordOptions {
  /** Why, in the words of the person who did it. */
  readonly reason?: string;
  /** Starts or joins another chain of cause than the context's: an alarm's is its own id. */
  readonly correlationId?: string;
  /** Otherwise: the event's type, and the columns that changed. */
  readonly audit?: { readonly action: string; readonly before?: unknown; readonly after?: unknown };
}

/**
 * Says that `entity` changed. An outbox row and an audit entry are written by the transaction's
 * commit, with the entity's version and live keys as they then are. The event is copied now.
 */
export function record(
  tx: Tx,
  entity: object,
  event: DomainEvent,
  options: RecordOptions = {},
): void {
  stateOf(tx).recorded.push({ entity, event: serializeEvent(event), options, bump: false });
}

/**
 * Like `record`, for a change outside the entity's own columns (a link to another noun, a child
 * row): its version grows all the same, so that subscribers are told and lists agree.
 */
export function touch(
  tx: Tx,
  entity: object,
  event: DomainEvent,
  options: RecordOptions = {},
): void {
  stateOf(tx).recorded.push({ entity, event: serializeEvent(event), options, bump: true });
}

/** An audit entry without an event: the reveal of a masked field, an export, a refused step. */
export function audit(
  tx: Tx,
  entity: object,
  action: string,
  options: Omit<RecordOptions, 'audit'> & { before?: unknown; after?: unknown } = {},
): void {
  const { before, after, ...rest } = options;
  const recorded = { ...rest, audit: { action, before: before ?? null, after: after ?? null } };
  stateOf(tx).recorded.push({ entity, event: null, options: recorded, bump: false });
}
