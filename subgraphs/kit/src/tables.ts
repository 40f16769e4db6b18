import { defineEntity, p, type EntitySchema } from '@mikro-orm/core';

const id = () => p.string().length(26);
const name = () => p.string().length(120);
const instant = () => p.datetime(3);
const counter = () => p.bigint('number');
// JSON is kept as text: MySQL's own type reorders keys, which would break the hashes of the audit
// chain, and MariaDB reports it as a difference for ever. Both engines know the type's name.
const json = () => p.text().columnType('mediumtext');

/** Name of the audit trail's entity, for who reads it through the ORM. */
export const auditTable = 'KitAuditEntry';

/**
 * Who acted, made by the database from what the chain protects: nobody can hide an entry from a
 * search by writing another id beside it. Virtual, so that adding it rewrites no table. What is no
 * JSON was tampered with: the chain says so, and the row must stay readable for it.
 */
const actorId = {
  sqlite: "(case when json_valid(actor) then json_extract(actor, '$.subjectId') end) virtual",
  mysql:
    "(case when json_valid(actor) then json_unquote(json_extract(actor, '$.subjectId')) end) virtual",
} as const;

/**
 * The kit's tables of one domain. Fresh definitions at each call, because MikroORM writes into the
 * classes it manages and several domains share a process.
 */
export function kitEntities(kind: 'sqlite' | 'mysql' = 'sqlite'): EntitySchema[] {
  return [
    defineEntity({
      name: 'KitOutbox',
      tableName: 'outbox',
      comment: 'Events of this domain, written in the transaction that made them true.',
      indexes: [
        { name: 'outbox_aggregate_type_position', properties: ['aggregateType', 'position'] },
      ],
      uniques: [{ name: 'outbox_position_unique', properties: ['position'] }],
      properties: {
        id: id().primary(),
        position: counter().nullable(),
        type: name(),
        version: p.integer(),
        aggregateType: name(),
        aggregateId: p.string().length(64),
        aggregateVersion: p.integer(),
        occurredAt: instant(),
        actor: json(),
        campusId: p.string().length(64).nullable(),
        departmentId: p.string().length(64).nullable(),
        correlationId: p.string().length(64),
        causationId: p.string().length(64).nullable(),
        payload: json(),
        keysBefore: json().nullable(),
        keysAfter: json().nullable(),
      },
    }),
    defineEntity({
      name: auditTable,
      tableName: 'audit_entry',
      comment: 'Who did what; chained by SHA-256 in position order.',
      indexes: [
        { name: 'audit_entry_object', properties: ['objectType', 'objectId'] },
        { name: 'audit_entry_at', properties: ['at'] },
        { name: 'audit_entry_actor', properties: ['actorId', 'at'] },
        { name: 'audit_entry_correlation', properties: ['correlationId'] },
      ],
      uniques: [{ name: 'audit_entry_position_unique', properties: ['position'] }],
      properties: {
        id: id().primary(),
        position: counter().nullable(),
        hash: p.string().length(64).nullable(),
        at: instant(),
        actor: json(),
        action: name(),
        objectType: name(),
        objectId: p.string().length(64),
        before: json().nullable(),
        after: json().nullable(),
        address: p.string().length(64).nullable(),
        reason: p.text().nullable(),
        eventId: id().nullable(),
        correlationId: p.string().length(64),
        actorId: p.string().length(64).generated(actorId[kind]),
      },
    }),
    defineEntity({
      name: 'KitInbox',
      tableName: 'inbox',
      comment: 'Events of other domains whose effects are in this database.',
      properties: {
        consumer: name().primary(),
        eventId: id().primary(),
        position: counter(),
        handledAt: instant(),
      },
    }),
    defineEntity({
      name: 'KitInboxPosition',
      tableName: 'inbox_position',
      comment: 'Where a consumer continues after a start: every event up to here is settled.',
      properties: {
        consumer: name().primary(),
        epoch: id(),
        position: counter(),
      },
    }),
    defineEntity({
      name: 'KitParkedEvent',
      tableName: 'parked_event',
      comment: 'Events a reaction could not take, and those held back behind them.',
      indexes: [
        {
          name: 'parked_event_aggregate',
          properties: ['consumer', 'aggregateType', 'aggregateId', 'position'],
        },
      ],
      uniques: [{ name: 'parked_event_event_unique', properties: ['consumer', 'eventId'] }],
      properties: {
        id: id().primary(),
        consumer: name(),
        eventId: id(),
        position: counter(),
        aggregateType: name(),
        aggregateId: p.string().length(64),
        event: json(),
        error: p.text(),
        attempts: p.integer(),
        parkedAt: instant(),
      },
    }),
    defineEntity({
      name: 'KitIdempotencyKey',
      tableName: 'idempotency_key',
      comment: 'The first answer to a mutation, by SHA-256 of principal, mutation and key; 7 days.',
      indexes: [{ name: 'idempotency_key_created_at', properties: ['createdAt'] }],
      properties: {
        id: p.string().length(64).primary(),
        inputHash: p.string().length(64),
        entityId: p.string().length(64).nullable(),
        createdAt: instant(),
      },
    }),
    defineEntity({
      name: 'KitLeaderLease',
      tableName: 'leader_lease',
      comment: 'Who leads a task of this domain; the token fences off earlier leaders.',
      properties: {
        name: name().primary(),
        holder: name(),
        token: counter(),
        expiresMs: counter().comment('Milliseconds since 1970 by the clock of the database.'),
      },
    }),
    defineEntity({
      name: 'KitNumberSequence',
      tableName: 'number_sequence',
      comment: 'Last human number given, per prefix and hospital day.',
      properties: {
        prefix: p.string().length(20).primary(),
        day: p.string().length(8).primary(),
        value: p.integer(),
      },
    }),
    defineEntity({
      name: 'KitSchedule',
      tableName: 'job_schedule',
      comment: 'When each job ran and runs next.',
      properties: {
        name: name().primary(),
        nextRunAt: instant(),
        startedAt: instant().nullable(),
        finishedAt: instant().nullable(),
        error: p.text().nullable(),
      },
    }),
    defineEntity({
      name: 'KitFeedState',
      tableName: 'feed_state',
      comment: 'One row: how far this domain has numbered, published and chained.',
      properties: {
        id: p.integer().primary().autoincrement(false),
        epoch: id(),
        headPosition: counter(),
        publishedPosition: counter(),
        auditPosition: counter(),
        auditHash: p.string().length(64),
      },
    }),
  ];
}

/** Names of the kit's tables: the same in every domain, so they are left out of its own report. */
export const kitTableNames: readonly string[] = kitEntities().map((entity) => entity.tableName);
