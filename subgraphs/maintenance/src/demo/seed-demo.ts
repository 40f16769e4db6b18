import type { DemoPlan } from '@houqin/kit/demo-plan';
import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import type { WorkOrderOpened } from '../../contract/events.ts';
import { RefAlarm } from '../references/ref-alarm.entity.ts';
import { orderFacts } from '../work-order/announce.ts';
import { Technician } from '../technician/technician.entity.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { holdsCapacity, unfinished } from '../work-order/work-order.lifecycle.ts';
import { DemoBatch, insertAll } from './demo-batch.ts';
import { loadGround } from './demo-ground.ts';
import { or07AlarmId, or07Night, or07Story } from './or07-story.ts';
import { planHistory } from './plan-history.ts';
import { planLive } from './plan-live.ts';
import { writeWaitingRequests } from './plan-requests.ts';
import { planOutside } from './plan-outside.ts';
import { seedContracts } from './demo-contracts.ts';
import { seedCrew } from './seed-crew.ts';
import { writeChapter } from './write-chapter.ts';
import { writeOr07Alarm } from './write-or07-alarm.ts';

/**
 * Crew, two weeks of work, what goes on now, and the story of OR-07, in one transaction. Unfinished
 * orders and the story are announced, so that the other domains link them.
 */
export async function seedDemo(runtime: SubgraphRuntime, { now }: DemoPlan): Promise<void> {
  await transact(runtime.systemContext(), async (tx) => {
    if ((await tx.count(Technician)) > 0) return;
    await seedCrew(tx, now);
    await seedContracts(tx, now);
    const ground = await loadGround(tx, now);
    const batch = await DemoBatch.begin(tx);
    const known = await tx.findOne(RefAlarm, or07AlarmId);
    const night = known?.raisedAt ?? or07Night(now);
    const chapters = [
      ...[...planHistory(ground), ...planLive(ground), ...planOutside(ground)],
      or07Story(night),
    ];
    chapters.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    const orders = chapters.map((chapter) => writeChapter(batch, ground, chapter));
    const story = orders.find(({ alarmId }) => alarmId === or07AlarmId)!;
    if (known) known.orderId = story.id;
    else {
      const alarm = writeOr07Alarm(batch, night, ground.person('environment').name);
      await insertAll(tx, RefAlarm, [Object.assign(alarm, { orderId: story.id })]);
    }
    writeWaitingRequests(batch, ground);
    await batch.write(tx);
    await countLoads(tx, orders);
    for (const order of orders) {
      if (unfinished(order.state) || order.alarmId !== null) announceOpen(tx, order);
    }
  });
}

/** Orders offered, accepted or in progress, per technician. */
async function countLoads(tx: Tx, orders: readonly WorkOrder[]): Promise<void> {
  const loads = Map.groupBy(
    orders.filter(({ state }) => holdsCapacity(state)),
    ({ technicianId }) => technicianId,
  );
  for (const [id, held] of loads) {
    if (id !== null) (await tx.findOneOrFail(Technician, id)).openCount = held.length;
  }
}

function announceOpen(tx: Tx, order: WorkOrder): void {
  const event: WorkOrderOpened = {
    type: 'maintenance.work-order.opened',
    version: 1,
    ...orderFacts(order),
    title: order.title,
    titleEn: order.titleEn,
    trade: order.trade,
    responseDueAt: order.responseDueAt.toISOString(),
    restoreDueAt: order.restoreDueAt.toISOString(),
  };
  record(tx, order, event, { correlationId: order.correlationId });
}
