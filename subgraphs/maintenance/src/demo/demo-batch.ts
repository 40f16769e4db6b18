import { rows, run } from '@houqin/kit/sql';
import type { EntityClass } from '@mikro-orm/core';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ulid } from '@houqin/kit/id';
import { Assignment } from '../assignment/assignment.entity.ts';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import { ServiceRequest } from '../service-request/service-request.entity.ts';
import { dayOf } from '../sla/hospital-day.ts';
import { TimelineEntry } from '../timeline/timeline-entry.entity.ts';
import type { TimelineKind, TimelineParams } from '../timeline/timeline-texts.ts';
import { LabourLine } from '../work-order/labour-line.entity.ts';
import { WorkOrderOwner } from '../work-order/work-order-owner.entity.ts';
import { WorkOrderPause } from '../work-order/work-order-pause.entity.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';

/** Rows of one insert: far below the packet limit of MySQL and the statement limit of SQLite. */
const chunk = 100;

/** Demo rows, collected first and written in a few large inserts. */
export class DemoBatch {
  readonly orders: WorkOrder[] = [];
  readonly requests: ServiceRequest[] = [];
  readonly assignments: Assignment[] = [];
  readonly items: ChecklistItem[] = [];
  readonly labour: LabourLine[] = [];
  readonly pauses: WorkOrderPause[] = [];
  readonly entries: TimelineEntry[] = [];
  readonly #numbers: Map<string, number>;

  private constructor(numbers: Map<string, number>) {
    this.#numbers = numbers;
  }

  /** Goes on behind the numbers given already: alarms of the demo may have opened orders. */
  static async begin(tx: Tx): Promise<DemoBatch> {
    const given = await rows(tx, 'select prefix, day, value from number_sequence');
    return new DemoBatch(
      new Map(given.map(({ prefix, day, value }) => [`${prefix} ${day}`, Number(value)])),
    );
  }

  /** The next human number of a day; ask in the order of time. */
  number(prefix: 'WO' | 'SR', at: Date): string {
    const day = dayOf(at).replaceAll('-', '');
    const value = (this.#numbers.get(`${prefix} ${day}`) ?? 0) + 1;
    this.#numbers.set(`${prefix} ${day}`, value);
    return `${prefix}-${day}-${String(value).padStart(4, '0')}`;
  }

  tell(
    correlationId: string,
    kind: TimelineKind,
    at: Date,
    line: { params?: TimelineParams; actorName?: string; domain?: string; severity?: string } = {},
  ): void {
    const entry = new TimelineEntry();
    entry.id = ulid(at);
    entry.correlationId = correlationId;
    entry.kind = kind;
    entry.at = at;
    entry.domain = line.domain ?? 'maintenance';
    entry.params = line.params ?? {};
    entry.actorName = line.actorName ?? null;
    entry.severity = line.severity ?? null;
    this.entries.push(entry);
  }

  async write(tx: Tx): Promise<void> {
    await insertAll(tx, WorkOrder, this.orders);
    await insertAll(tx, WorkOrderOwner, this.orders.flatMap(ownersOf));
    await insertAll(tx, ServiceRequest, this.requests);
    await insertAll(tx, Assignment, this.assignments);
    await insertAll(tx, ChecklistItem, this.items);
    await insertAll(tx, LabourLine, this.labour);
    await insertAll(tx, WorkOrderPause, this.pauses);
    await insertAll(tx, TimelineEntry, this.entries);
    // Numbers go on behind the demo's.
    for (const [key, value] of this.#numbers) {
      const [prefix, day] = key.split(' ');
      await run(tx, 'delete from number_sequence where prefix = ? and day = ?', [prefix, day]);
      await run(tx, 'insert into number_sequence (prefix, day, value) values (?, ?, ?)', [
        ...[prefix, day, value],
      ]);
    }
  }
}

const ownersOf = ({ id, ownerIds }: WorkOrder): WorkOrderOwner[] =>
  ownerIds.map((userId) => Object.assign(new WorkOrderOwner(), { orderId: id, userId }));

export async function insertAll<E extends object>(
  tx: Tx,
  entity: EntityClass<E>,
  rows: readonly E[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) {
    // Plain copies: these rows are not to be watched for changes.
    const some = rows.slice(at, at + chunk).map((row) => ({ ...row }));
    await tx.insertMany(entity, some as never);
  }
}
