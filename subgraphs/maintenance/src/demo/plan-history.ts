import { dayMs } from '../sla/hospital-day.ts';
import type { Priority } from '../priority/priority.ts';
import type { DemoChapter, DemoPause } from './demo-chapter.ts';
import { demoReporters } from './demo-crew.ts';
import { demoFaults } from './demo-faults.ts';
import type { DemoGround } from './demo-ground.ts';
import { chance, demoSeed, type Chance } from './demo-random.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Two weeks of a tiny hospital: `domain.md` F has 210 orders a day for 1,500 beds, this has 60. */
const days = 14;
const ordersPerDay = 14;

/** P1–P4 = 3/12/55/30 %; restoration is lognormal around these medians, in minutes. */
const priorities: readonly { priority: Priority; share: number; medianMinutes: number }[] = [
  { priority: 'P1', share: 3, medianMinutes: 65 },
  { priority: 'P2', share: 12, medianMinutes: 170 },
  { priority: 'P3', share: 55, medianMinutes: 420 },
  { priority: 'P4', share: 30, medianMinutes: 900 },
];

/** The past two weeks, oldest first: finished work only. */
export function planHistory(ground: DemoGround): DemoChapter[] {
  const luck = chance(demoSeed);
  const chapters: DemoChapter[] = [];
  for (let index = 0; index < days * ordersPerDay; index += 1) {
    const share = (index + luck.next()) / (days * ordersPerDay);
    const from = ground.now.getTime() - days * dayMs;
    // The last five hours belong to what is still open.
    const createdAt = new Date(from + share * (days * dayMs - 5 * hour));
    chapters.push(planOne(ground, luck, `history-${index}`, createdAt));
  }
  return chapters.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function planOne(ground: DemoGround, luck: Chance, key: string, createdAt: Date): DemoChapter {
  const kind = luck.weighted(demoFaults, ({ weight }) => weight);
  const { priority, medianMinutes } = luck.weighted(priorities, ({ share }) => share);
  const room = luck.pick(kind.rooms);
  const latest = ground.now.getTime();
  const after = (start: Date, minutes: number, reserve: number): Date =>
    new Date(Math.min(start.getTime() + minutes * minute, latest - reserve * minute));

  const assignedAt = after(createdAt, luck.between(0.1, 4), 260);
  const acceptedAt = after(assignedAt, Math.min(9, luck.lognormal(4, 0.6)), 250);
  const startedAt = after(acceptedAt, luck.lognormal(12, 0.5), 230);
  const work = Math.max(15, luck.lognormal(medianMinutes, 0.55));
  const completedAt = after(startedAt, work, 120);
  const confirm = luck.next() < 0.25 ? 72 * 60 : luck.lognormal(240, 0.8);
  // Silence for 72 h only where 72 h have passed.
  const silent = confirm >= 72 * 60 && completedAt.getTime() + 72 * hour < latest;
  const confirmedAt = silent
    ? new Date(completedAt.getTime() + 72 * hour)
    : after(completedAt, Math.min(confirm, 71 * 60), 40);
  const rated = luck.next() < 0.62;
  const ratedAt = rated ? after(confirmedAt, luck.between(1, 300), 20) : undefined;
  const stars = Math.max(1, Math.min(5, Math.round(5 - Math.abs(luck.lognormal(0.35, 0.9)))));
  const closes = confirmedAt.getTime() + 7 * dayMs;
  const pauses = planPause(luck, startedAt, completedAt);
  return {
    ...{ key, priority, room, createdAt, assignedAt, acceptedAt, startedAt, completedAt },
    ...{ title: kind.title, trade: kind.trade, technician: kind.technician },
    ...{ fault: kind.fault, cause: kind.cause, action: kind.action },
    ...(kind.symptom ? { symptom: kind.symptom } : {}),
    reporter: demoReporters[room.startsWith('O-03') ? 'LOG' : departmentHint(room)] ?? 'nurse',
    labourMinutes: Math.min(240, luck.whole(15, 90)),
    confirmedAt,
    ...(ratedAt ? { ratedAt, stars, ...(stars <= 2 ? { comment: '来得太晚' } : {}) } : {}),
    // A low rating waits for its review.
    ...(closes < latest && !(ratedAt && stars <= 2) ? { closedAt: new Date(closes) } : {}),
    ...(pauses ? { pauses } : {}),
  };
}

/** By floor, as facility's demo hospital has it. */
function departmentHint(room: string): string {
  const floor = room.slice(0, 4);
  const byFloor: Readonly<Record<string, string>> = {
    ...{ 'S-03': 'OR', 'A-02': 'ICU', 'A-03': 'RESP', 'A-04': 'GS', 'A-05': 'CARD2' },
    ...{ 'A-06': 'NEO', 'L-01': 'EN', 'L-02': 'EN' },
  };
  return byFloor[floor] ?? 'CARD2';
}

/** One in eight stood still for a while. */
function planPause(luck: Chance, from: Date, to: Date): readonly DemoPause[] | null {
  const length = to.getTime() - from.getTime();
  if (luck.next() > 0.125 || length < 90 * minute) return null;
  const reason = luck.pick(['WAIT_PART', 'WAIT_ACCESS', 'WAIT_USER', 'WAIT_VENDOR'] as const);
  const begin = new Date(from.getTime() + length * 0.3);
  return [{ reason, from: begin, to: new Date(begin.getTime() + length * 0.4) }];
}
