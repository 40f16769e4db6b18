import { demoId, ulid } from '@houqin/kit/id';
import { Assignment } from '../assignment/assignment.entity.ts';
import { rankTechnicians, type Ranked } from '../assignment/rank-technicians.ts';
import { pairOf } from '../priority/priority.ts';
import { dueAt } from '../sla/sla-clock.ts';
import { escalationPercents } from '../sla/escalation.ts';
import { reopenMs } from '../work-order/confirm-work-order.ts';
import { autoConfirmMs } from '../work-order/complete-work-order.ts';
import { bindToContract } from '../service-contract/place-under-contract.ts';
import { readOrderClock, retime } from '../work-order/order-clock.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { queued, type WorkOrderState } from '../work-order/work-order.lifecycle.ts';
import type { DemoBatch } from './demo-batch.ts';
import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';
import { tellChapter } from './tell-chapter.ts';
import { writeChecklist, writeLabour, writePauses } from './write-order-parts.ts';
import { writeRequest } from './write-request.ts';

/** Makes all rows of one demo order, coherent with each other and with the rules. */
export function writeChapter(
  batch: DemoBatch,
  ground: DemoGround,
  chapter: DemoChapter,
): WorkOrder {
  const order = orderOf(batch, ground, chapter);
  placeOrder(order, ground, chapter);
  writePauses(batch, ground, order, chapter);
  order.responseDueAt = dueAt(
    order.clockStartedAt,
    order.responseTargetSeconds,
    0,
    ground.times(order),
  );
  retime(order, ground.times);
  noteEscalation(order, ground);
  const ranking = assign(batch, ground, order, chapter);
  order.ownerIds = ownersOf(order, ground);
  writeRequest(batch, ground, order, chapter);
  writeChecklist(batch, ground, order, chapter);
  writeLabour(batch, ground, order, chapter);
  tellChapter(batch, ground, order, chapter, ranking);
  batch.orders.push(order);
  return order;
}

function stateOf(chapter: DemoChapter): WorkOrderState {
  if (chapter.closedAt) return 'CLOSED';
  if (chapter.ratedAt) return 'RATED';
  if (chapter.confirmedAt) return 'CONFIRMED';
  if (chapter.completedAt) return 'COMPLETED';
  if (chapter.pauses?.some(({ to }) => to === null)) return 'PAUSED';
  if (chapter.startedAt) return 'IN_PROGRESS';
  if (chapter.acceptedAt) return 'ACCEPTED';
  return chapter.technician ? 'ASSIGNED' : 'OPEN';
}

function orderOf(batch: DemoBatch, ground: DemoGround, chapter: DemoChapter): WorkOrder {
  const policy = ground.policy(chapter.priority);
  const order = new WorkOrder();
  Object.assign(order, {
    id: demoId(`work-order:${chapter.key}`),
    version: 1,
    number: batch.number('WO', chapter.createdAt),
    state: stateOf(chapter),
    type: chapter.type ?? 'CORRECTIVE',
    priority: chapter.priority,
    ...pairOf[chapter.priority],
    lifeSafety: chapter.lifeSafety ?? false,
    trade: chapter.trade,
    certificate: chapter.certificate ?? certificateOf(chapter),
    title: chapter.title,
    titleEn: chapter.titleEn ?? null,
    description: chapter.description ?? null,
    symptom: chapter.symptom ?? null,
    alarmId: chapter.alarmId ?? null,
    alarmClearedAt: chapter.alarmClearedAt ?? null,
    openAlarmKey: chapter.closedAt ? null : (chapter.alarmId ?? null),
    correlationId:
      chapter.alarmId ?? demoId(`${chapter.reporter ? 'request' : 'work-order'}:${chapter.key}`),
    clockStartedAt: chapter.createdAt,
    responseTargetSeconds: policy.responseSeconds,
    restoreTargetSeconds: policy.restoreSeconds,
    roundTheClock: policy.roundTheClock,
    createdAt: chapter.createdAt,
    createdBy: 'demo',
    updatedAt: ground.now,
    updatedBy: 'demo',
    acceptedAt: chapter.acceptedAt ?? null,
    startedAt: chapter.startedAt ?? null,
    completedAt: chapter.completedAt ?? null,
    confirmedAt: chapter.confirmedAt ?? null,
    closedAt: chapter.closedAt ?? null,
    faultId: ground.code(chapter.fault).id,
    stars: chapter.ratedAt ? (chapter.stars ?? null) : null,
    ratedAt: chapter.ratedAt ?? null,
    ratingComment: chapter.ratedAt ? (chapter.comment ?? null) : null,
    needsReview: !chapter.closedAt && chapter.ratedAt !== undefined && (chapter.stars ?? 5) <= 2,
    labourMinutes: chapter.completedAt ? (chapter.labourMinutes ?? 0) : 0,
  } satisfies Partial<WorkOrder>);
  if (chapter.completedAt) {
    order.causeId = ground.code(chapter.cause).id;
    order.actionId = ground.code(chapter.action).id;
  }
  if (order.state === 'COMPLETED') {
    order.autoConfirmAt = new Date(chapter.completedAt!.getTime() + autoConfirmMs);
  }
  if (chapter.confirmedAt && !chapter.closedAt) {
    order.closeAt = new Date(chapter.confirmedAt.getTime() + reopenMs);
  }
  return order;
}

/** Trades of which every order needs a licence (`default-rules.ts`). */
const certificateOf = ({ trade }: DemoChapter) =>
  trade === 'ELECTRICAL' ? 'ELECTRICIAN' : trade === 'LIFT' ? 'LIFT' : null;

function placeOrder(order: WorkOrder, ground: DemoGround, chapter: DemoChapter): void {
  const room = ground.room(chapter.room);
  order.roomId = room.id;
  order.roomNumber = room.number;
  order.roomName = room.name;
  order.roomNameEn = room.nameEn;
  order.floorId = room.floorId;
  order.buildingId = room.buildingId;
  order.campusId = room.campusId;
  order.departmentId = room.departmentId;
  if (chapter.reporter) {
    const reporter = ground.person(chapter.reporter);
    order.requesterId = reporter.id;
    order.requesterName = reporter.name;
    order.requestId = demoId(`request:${chapter.key}`);
  }
}

/** What has passed was announced then, not by the first timer after the start. */
function noteEscalation(order: WorkOrder, ground: DemoGround): void {
  if (order.completedAt !== null) return;
  const { elapsedSeconds, targetSeconds } = readOrderClock(order, ground.times, ground.now);
  order.escalatedPercent =
    escalationPercents.findLast((one) => elapsedSeconds * 100 >= targetSeconds * one) ?? 0;
  retime(order, ground.times);
}

/** Loads and places then are not on record: a steady middle is taken, the rest is the engine's. */
function rankThen(ground: DemoGround, order: WorkOrder, at: Date): readonly Ranked[] {
  const facts = ground.everybody
    .filter(({ skills }) => skills.has(order.trade!))
    .map(({ technician, skills, certificates }, index) => ({
      id: technician.id,
      campusId: technician.campusId,
      onDuty: true,
      openCount: (index + at.getUTCHours()) % 3,
      capacity: technician.capacity,
      ...{ skills, certificates, place: technician, historyCount: 0, recentCount: 3 + index },
      ...{ declined: false, outside: false },
    }));
  const { trade, certificate, campusId, roomId, floorId, buildingId } = order;
  return rankTechnicians(
    { trade: trade!, certificate, campusId: campusId!, roomId, floorId, buildingId },
    facts,
    at,
  );
}

function assign(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
): readonly Ranked[] {
  const at = chapter.assignedAt;
  if (!chapter.technician || !at) {
    waitInQueue(ground, order, chapter);
    return [];
  }
  const { technician } = ground.crew(chapter.technician);
  order.technicianId = technician.id;
  order.assigneeId = technician.userId;
  bindToContract(order, ground.contract(technician));
  if (order.state === 'ASSIGNED')
    order.acceptBy = new Date(at.getTime() + technician.offerMinutes * 60_000);
  const ranking = rankThen(ground, order, at);
  const mine = ranking.find((one) => one.technicianId === technician.id);
  const chosenByEngine = !chapter.byDispatcher && ranking[0]?.technicianId === technician.id;
  const assignment = new Assignment();
  Object.assign(assignment, {
    id: ulid(at),
    orderId: order.id,
    technicianId: technician.id,
    technicianName: technician.name,
    userId: technician.userId,
    by: chosenByEngine ? 'ENGINE' : 'DISPATCHER',
    byName: chosenByEngine ? null : ground.person('dispatcher').name,
    state: chapter.completedAt ? 'DONE' : chapter.acceptedAt ? 'ACCEPTED' : 'OFFERED',
    offeredAt: at,
    acceptedAt: chapter.acceptedAt ?? null,
    endedAt: chapter.completedAt ?? null,
    score: mine?.score ?? null,
    ranking,
  } satisfies Partial<Assignment>);
  batch.assignments.push(assignment);
  return ranking;
}

/** The engine looks at it when its time comes; where a licence is missing it has looked in vain. */
function waitInQueue(ground: DemoGround, order: WorkOrder, chapter: DemoChapter): void {
  const { responseSeconds, engineAfterPercent } = ground.policy(chapter.priority);
  const wait = (responseSeconds * engineAfterPercent) / 100;
  order.engineAt = ground.times(order).add(order.clockStartedAt, wait);
  if (chapter.certificate) {
    order.unassignable = ['NO_CERTIFICATE'];
    order.engineAt = new Date(ground.now.getTime() + 60_000);
  }
}

function ownersOf(order: WorkOrder, ground: DemoGround): string[] {
  const owners = new Set<string>();
  if (order.requesterId) owners.add(order.requesterId);
  if (order.assigneeId) owners.add(order.assigneeId);
  if (queued(order.state)) {
    for (const { technician, skills } of ground.everybody) {
      if (skills.has(order.trade!)) owners.add(technician.userId);
    }
  }
  return [...owners].sort();
}
