import { canonicalJson } from './canonical-json.ts';
import { ulid } from './id.ts';
import { kitOf } from './kit-orm.ts';
import { payloadOf } from './outbox-row.ts';
import { comparable, redact } from './redacted.ts';
import { isDeleted, keysOf, snapshotOf, valuesOf } from './snapshot.ts';
import { insertRows } from './sql.ts';
import type { Recorded, Tx, TxState } from './tx-state.ts';

/** Rows of one statement: MySQL takes packets up to 16 MB, SQLite statements up to 1 MB. */
const rowsPerInsert = 100;

/**
 * Flushes the transaction and writes the outbox rows and audit entries of everything recorded in
 * it. Called once, last: versions and keys are final then.
 */
export async function writeRecords(tx: Tx, state: TxState): Promise<void> {
  await tx.flush();
  for (const recorded of state.recorded) if (recorded.bump) await bumpVersion(tx, recorded.entity);
  const outbox: Record<string, unknown>[] = [];
  const audit: Record<string, unknown>[] = [];
  for (const recorded of state.recorded) {
    const eventId = recorded.event ? ulid() : null;
    const keysAfter = isDeleted(recorded.entity) ? null : keysOf(tx, recorded.entity);
    if (eventId) outbox.push(outboxRow(tx, state, recorded, eventId, keysAfter));
    audit.push(auditRow(tx, state, recorded, eventId, keysAfter === null));
  }
  for (const [table, rows] of [
    ['outbox', outbox],
    ['audit_entry', audit],
  ] as const)
    for (let i = 0; i < rows.length; i += rowsPerInsert)
      await insertRows(tx, table, rows.slice(i, i + rowsPerInsert));
}

function outboxRow(
  tx: Tx,
  { ctx }: TxState,
  { entity, event, options }: Recorded,
  id: string,
  keysAfter: ReturnType<typeof keysOf> | null,
): Record<string, unknown> {
  const before = snapshotOf(entity);
  if (before?.keys === null)
    throw new Error(`${nounOf(tx, entity)} was loaded without the columns its live keys need`);
  const keysBefore = before?.keys ?? null;
  const place = keysAfter ?? keysBefore ?? {};
  return {
    id,
    position: null,
    type: event!.type,
    version: event!.version,
    aggregate_type: nounOf(tx, entity),
    aggregate_id: idOf(entity),
    aggregate_version: versionOf(entity),
    occurred_at: ctx.clock.now(),
    actor: actorOf(ctx),
    campus_id: place.campusId ?? null,
    department_id: place.departmentId ?? null,
    correlation_id: options.correlationId ?? ctx.correlationId,
    causation_id: ctx.causationId,
    payload: JSON.stringify(payloadOf(event!)),
    keys_before: keysBefore && JSON.stringify(keysBefore),
    keys_after: keysAfter && JSON.stringify(keysAfter),
  };
}

function auditRow(
  tx: Tx,
  { ctx }: TxState,
  { entity, event, options }: Recorded,
  eventId: string | null,
  gone: boolean,
): Record<string, unknown> {
  const change = options.audit
    ? redacted(tx, entity, options.audit)
    : { ...changeOf(tx, entity, gone), action: event!.type };
  return {
    id: ulid(),
    position: null,
    hash: null,
    at: ctx.clock.now(),
    actor: actorOf(ctx),
    action: change.action,
    object_type: nounOf(tx, entity),
    object_id: idOf(entity),
    before: change.before == null ? null : canonicalJson(change.before),
    after: change.after == null ? null : canonicalJson(change.after),
    address: ctx.address,
    reason: options.reason ?? null,
    event_id: eventId,
    correlation_id: options.correlationId ?? ctx.correlationId,
  };
}

/** The columns that differ from what the transaction loaded; all of them for a new row. */
function changeOf(tx: Tx, entity: object, gone: boolean): { before: unknown; after: unknown } {
  const before = snapshotOf(entity)?.values ?? null;
  const meta = tx.getMetadata().find(entity.constructor as never);
  if (!meta || gone) return { before, after: null };
  const after = valuesOf(entity, meta);
  if (!before) return { before, after };
  const changed = Object.keys(after).filter(
    (name) => comparable(before[name], canonicalJson) !== comparable(after[name], canonicalJson),
  );
  const pick = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** What a use case says itself about before and after is redacted like columns of those names. */
function redacted(
  tx: Tx,
  entity: object,
  { action, before, after }: NonNullable<Recorded['options']['audit']>,
) {
  const props = tx.getMetadata().find(entity.constructor as never)?.props ?? [];
  const hidden = new Set(props.filter((prop) => prop.hidden).map((prop) => String(prop.name)));
  const clean = (value: unknown): unknown =>
    value && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(
          Object.entries(value).map(([name, item]) => [
            name,
            redact(entity.constructor, { name, hidden: hidden.has(name) }, item),
          ]),
        )
      : value;
  return { action, before: clean(before), after: clean(after) };
}

async function bumpVersion(tx: Tx, entity: object): Promise<void> {
  const loaded = snapshotOf(entity)?.version;
  if (loaded === undefined || versionOf(entity) !== loaded) return;
  const version = loaded + 1;
  await tx.nativeUpdate(
    entity.constructor as never,
    { id: idOf(entity) } as never,
    { version } as never,
  );
  tx.assign(entity, { version } as never);
  const original = tx.getUnitOfWork().getOriginalEntityData(entity);
  if (original) (original as Record<string, unknown>)['version'] = version;
}

const nounOf = (tx: Tx, entity: object) =>
  kitOf(tx).nouns.get(entity.constructor)?.noun ?? entity.constructor.name;

const idOf = (entity: object) => String((entity as { id: unknown }).id);

const versionOf = (entity: object) => Number((entity as { version?: unknown }).version ?? 0);

const actorOf = ({ caller }: TxState['ctx']) =>
  JSON.stringify({ kind: caller.kind, subjectId: caller.subjectId, name: caller.name });
