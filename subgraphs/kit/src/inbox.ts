import type { PublishedEvent } from './bus.ts';
import { ulid } from './id.ts';
import { insertIgnore, rows, run } from './sql.ts';
import type { Tx } from './tx-state.ts';

export interface InboxPlace {
  readonly epoch: string;
  readonly position: number;
}

/** Where a consumer continues; null before its first start. */
export async function readPlace(tx: Tx, consumer: string): Promise<InboxPlace | null> {
  const [row] = await rows(tx, 'select epoch, position from inbox_position where consumer = ?', [
    consumer,
  ]);
  return row ? { epoch: String(row['epoch']), position: Number(row['position']) } : null;
}

/** Only forward within one epoch; another epoch begins anew. */
export async function writePlace(tx: Tx, consumer: string, place: InboxPlace): Promise<void> {
  const { epoch, position } = place;
  const updated = await run(
    tx,
    `update inbox_position set
       position = case when epoch = ? and position > ? then position else ? end, epoch = ?
     where consumer = ?`,
    [epoch, position, position, epoch, consumer],
  );
  if (updated > 0) return;
  await run(tx, `${insertIgnore(tx)} inbox_position (consumer, epoch, position) values (?, ?, ?)`, [
    consumer,
    epoch,
    position,
  ]);
}

/** Notes that an event's effect is in this transaction. @returns false when it was there before */
export async function enterInbox(
  tx: Tx,
  consumer: string,
  event: PublishedEvent,
): Promise<boolean> {
  const entered = await run(
    tx,
    `${insertIgnore(tx)} inbox (consumer, event_id, position, handled_at) values (?, ?, ?, ?)`,
    [consumer, event.id, event.position, new Date()],
  );
  return entered === 1;
}

/** Whether this event or an earlier one of its aggregate is parked: then it waits, too. */
export async function isHeldBack(
  tx: Tx,
  consumer: string,
  event: PublishedEvent,
): Promise<boolean> {
  const found = await rows(
    tx,
    `select 1 as held from parked_event where consumer = ? and aggregate_type = ?
     and aggregate_id = ? and position <= ? limit 1`,
    [consumer, event.aggregateType, event.aggregateId, event.position],
  );
  return found.length > 0;
}

/** Puts an event aside. Parking it again changes nothing. */
export async function park(
  tx: Tx,
  consumer: string,
  event: PublishedEvent,
  { error, attempts }: { error: string; attempts: number },
): Promise<void> {
  await run(
    tx,
    `${insertIgnore(tx)} parked_event (id, consumer, event_id, position, aggregate_type,
       aggregate_id, event, error, attempts, parked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[ulid(), consumer, event.id, event.position, event.aggregateType, event.aggregateId],
      ...[JSON.stringify(event), error.slice(0, 4000), attempts, new Date()],
    ],
  );
}

export async function unpark(tx: Tx, consumer: string, event: PublishedEvent): Promise<void> {
  await run(tx, 'delete from parked_event where consumer = ? and event_id = ?', [
    ...[consumer, event.id],
  ]);
}
