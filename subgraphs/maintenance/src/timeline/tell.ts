import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { TimelineEntry } from './timeline-entry.entity.ts';
import type { TimelineKind, TimelineParams } from './timeline-texts.ts';

/** A line of a story; what is left out is taken from the context. */
export interface Told {
  readonly correlationId: string;
  readonly domain?: string;
  readonly kind: TimelineKind;
  readonly params?: TimelineParams;
  readonly at?: Date;
  /** Null: nobody, the program itself. */
  readonly actorName?: string | null;
  readonly severity?: string;
  readonly eventId?: string;
}

/** Adds a line to a story, in the transaction that made it true. */
export function tell(ctx: Context, tx: Tx, told: Told): TimelineEntry {
  const entry = new TimelineEntry();
  entry.correlationId = told.correlationId;
  entry.domain = told.domain ?? 'maintenance';
  entry.kind = told.kind;
  entry.params = told.params ?? {};
  entry.at = told.at ?? ctx.clock.now();
  entry.actorName =
    told.actorName === undefined
      ? ctx.caller.kind === 'system'
        ? null
        : ctx.caller.name
      : told.actorName;
  entry.severity = told.severity ?? null;
  entry.eventId = told.eventId ?? null;
  tx.persist(entry);
  return entry;
}
