import type { LiveKeys } from './live-keys.ts';
import type { EventActor, PublishedEvent } from './bus.ts';
import type { DomainEvent } from './record.ts';
import { readInstant, readJson, type Row } from './sql.ts';

/** A copy that later changes of the caller's objects cannot reach, as JSON will give it back. */
export function serializeEvent<E extends DomainEvent>(event: E): E {
  return JSON.parse(JSON.stringify(event)) as E;
}

/** The payload: what the event says beyond its type and version. */
export function payloadOf(event: DomainEvent): Record<string, unknown> {
  const { type: _type, version: _version, ...payload } = event;
  return payload;
}

/** A numbered outbox row as consumers get it. */
export function publishedEvent(row: Row, domain: string, epoch: string): PublishedEvent {
  return {
    id: String(row['id']),
    domain,
    epoch,
    position: Number(row['position']),
    type: String(row['type']),
    version: Number(row['version']),
    aggregateType: String(row['aggregate_type']),
    aggregateId: String(row['aggregate_id']),
    aggregateVersion: Number(row['aggregate_version']),
    occurredAt: readInstant(row['occurred_at']!).toISOString(),
    actor: readJson<EventActor>(row['actor'])!,
    campusId: row['campus_id'] as string | null,
    departmentId: row['department_id'] as string | null,
    correlationId: String(row['correlation_id']),
    causationId: row['causation_id'] as string | null,
    payload: readJson<Record<string, unknown>>(row['payload'])!,
    keysBefore: readJson<LiveKeys>(row['keys_before']),
    keysAfter: readJson<LiveKeys>(row['keys_after']),
  };
}
