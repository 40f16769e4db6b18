import type { Ranked } from '../assignment/rank-technicians.ts';
import { filterTexts, reasonTexts } from '../assignment/reason-text.ts';
import { codeTexts } from '../fault-code/check-codes.ts';
import type { TimelineKind, TimelineParams } from '../timeline/timeline-texts.ts';
import { readOrderClock } from '../work-order/order-clock.ts';
import { pauseTexts } from '../work-order/pause-texts.ts';
import { stopsClock } from '../work-order/pause-reason.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import type { DemoBatch } from './demo-batch.ts';
import type { DemoChapter } from './demo-chapter.ts';
import type { DemoGround } from './demo-ground.ts';

const missingLicence = filterTexts(['NO_CERTIFICATE']);

function reasonsOf(ranking: readonly Ranked[], technicianId: string | null) {
  const mine = ranking.find((one) => one.technicianId === technicianId);
  return mine && mine.score !== null ? reasonTexts(mine.terms) : null;
}

/** The lines that the use cases would have written, at the instants of the chapter. */
export function tellChapter(
  batch: DemoBatch,
  ground: DemoGround,
  order: WorkOrder,
  chapter: DemoChapter,
  ranking: readonly Ranked[],
): void {
  const technicianName = chapter.technician
    ? ground.crew(chapter.technician).technician.name
    : null;
  const say = (
    kind: TimelineKind,
    at: Date | undefined,
    params: TimelineParams = {},
    actorName?: string | null,
  ): void => {
    if (!at) return;
    batch.tell(order.correlationId, kind, at, { params, ...(actorName ? { actorName } : {}) });
  };
  const requester = chapter.confirmedBy
    ? ground.person(chapter.confirmedBy).name
    : order.requesterName;

  say('work-order.opened', chapter.createdAt, {
    number: order.number,
    priority: order.priority,
    source: sourceOf(batch, order),
  });
  if (!chapter.technician && chapter.certificate) {
    say('work-order.unassignable', chapter.createdAt, { filters: missingLicence });
  }
  const assignment = batch.assignments.findLast(({ orderId }) => orderId === order.id);
  const byEngine = assignment?.by === 'ENGINE';
  say(
    'work-order.assigned',
    chapter.assignedAt,
    {
      technicianName,
      by: byEngine
        ? { zh: '系统自动', en: 'by the engine' }
        : { zh: '调度', en: 'by the dispatcher' },
      reason: reasonsOf(ranking, order.technicianId),
    },
    assignment?.byName,
  );
  const time = ground.times(order);
  if (chapter.acceptedAt) {
    const seconds = Math.floor(time.between(order.clockStartedAt, chapter.acceptedAt));
    const target = { seconds: order.responseTargetSeconds };
    const params = { technicianName, response: { seconds }, target };
    say('work-order.accepted', chapter.acceptedAt, params, technicianName);
  }
  say(
    'work-order.started',
    chapter.startedAt,
    { technicianName, roomNumber: order.roomNumber },
    technicianName,
  );
  for (const { at, text } of chapter.notes ?? []) {
    say('work-order.noted', at, { typed: text }, technicianName);
  }
  tellPauses(chapter, say, technicianName);
  tellLateness(ground, order, say);
  if (chapter.completedAt) {
    if (chapter.labourMinutes) {
      const params = { technicianName, minutes: chapter.labourMinutes, typed: null };
      say('work-order.labour-logged', chapter.completedAt, params, technicianName);
    }
    const { elapsedSeconds } = readOrderClock(order, ground.times, chapter.completedAt);
    const codes = [chapter.fault, chapter.cause, chapter.action].map((one) => ground.code(one));
    const params = {
      restore: { seconds: elapsedSeconds },
      target: { seconds: order.restoreTargetSeconds },
      ...{ codes: codeTexts(codes), typed: null },
    };
    say('work-order.completed', chapter.completedAt, params, technicianName);
  }
  const automatic =
    chapter.confirmedAt?.getTime() === (chapter.completedAt?.getTime() ?? 0) + 72 * 3600_000;
  say(
    'work-order.confirmed',
    chapter.confirmedAt,
    {
      by: automatic
        ? { zh: '满 72 小时自动', en: 'automatically after 72 h' }
        : { zh: '科室', en: 'by the department' },
    },
    automatic ? null : requester,
  );
  const rating = { stars: chapter.stars ?? null, typed: chapter.comment ?? null };
  say('work-order.rated', chapter.ratedAt, rating, requester);
  say('work-order.closed', chapter.closedAt);
}

type Say = (kind: TimelineKind, at: Date, params?: TimelineParams, name?: string | null) => void;

function tellPauses(chapter: DemoChapter, say: Say, technicianName: string | null): void {
  for (const { reason, from, to, until, note } of chapter.pauses ?? []) {
    const params = {
      reason: pauseTexts[reason],
      clock: stopsClock(reason)
        ? { zh: '停表', en: 'clock stopped' }
        : { zh: '时限照走', en: 'the clock runs on' },
      typed: note ?? null,
      until: until ? { instant: until.toISOString() } : null,
    };
    say('work-order.paused', from, params, technicianName);
    if (to) say('work-order.resumed', to, {}, technicianName);
  }
}

/** Beyond a promise: said when it happened. */
function tellLateness(ground: DemoGround, order: WorkOrder, say: Say): void {
  const phases = [
    [order.responseDueAt, order.acceptedAt, { zh: '响应', en: 'response' }],
    [order.restoreDueAt, order.completedAt, { zh: '修复', en: 'restore' }],
  ] as const;
  for (const [due, met, phase] of phases) {
    if (order.clockStoppedAt !== null || due >= (met ?? ground.now)) continue;
    if (phase.en === 'restore' && order.acceptedAt === null) continue;
    say('work-order.overdue', due, { percent: 100, phase, due: { instant: due.toISOString() } });
  }
}

function sourceOf(batch: DemoBatch, order: WorkOrder) {
  const request = batch.requests.findLast(({ id }) => id === order.requestId);
  if (!request) {
    return order.alarmId
      ? { zh: '由告警触发', en: 'Opened by the alarm' }
      : { zh: '按保养计划开单', en: 'Opened by the plan' };
  }
  return { zh: `由报修 ${request.number} 转来`, en: `From request ${request.number}` };
}
