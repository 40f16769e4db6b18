import { registerEnumOnce } from '@houqin/kit/filters';
import type { Priority } from '../priority/priority.ts';
import type { WorkingTime } from './working-time.ts';

/** RESPONSE until a technician accepted, RESTORE until the work is completed, then DONE. */
export const SlaPhase = { RESPONSE: 'RESPONSE', RESTORE: 'RESTORE', DONE: 'DONE' } as const;
export type SlaPhase = keyof typeof SlaPhase;
registerEnumOnce(SlaPhase, 'SlaPhase');

/** SOON from 75 % of the target (P1 from 50 %), LATE beyond it (`ui.md`, Severity and state). */
export const SlaLevel = { ON_TIME: 'ON_TIME', SOON: 'SOON', LATE: 'LATE' } as const;
export type SlaLevel = keyof typeof SlaLevel;
registerEnumOnce(SlaLevel, 'SlaLevel');

/** What a service clock is computed from; all of it is on the order. */
export interface SlaFacts {
  readonly priority: Priority;
  readonly startedAt: Date;
  readonly respondedAt: Date | null;
  readonly restoredAt: Date | null;
  readonly responseTargetSeconds: number;
  readonly restoreTargetSeconds: number;
  /** Working seconds of ended stops. */
  readonly pausedSeconds: number;
  /** Since when the clock stands still; null while it runs. */
  readonly stoppedAt: Date | null;
}

/** A service clock read at one instant. Seconds are working seconds of the order's calendar. */
export interface SlaReading {
  readonly phase: SlaPhase;
  /** As if a stopped clock went on this instant; null once the work is done. */
  readonly dueAt: Date | null;
  readonly targetSeconds: number;
  readonly elapsedSeconds: number;
  readonly pausedSeconds: number;
  readonly paused: boolean;
  readonly level: SlaLevel;
}

/** due = start + target + pauses, in working time; domain rules C5. */
export const dueAt = (
  start: Date,
  targetSeconds: number,
  pausedSeconds: number,
  time: WorkingTime,
): Date => time.add(start, targetSeconds + pausedSeconds);

export const soonShare = (priority: Priority): number => (priority === 'P1' ? 0.5 : 0.75);

export function readSlaClock(facts: SlaFacts, time: WorkingTime, now: Date): SlaReading {
  const phase =
    facts.restoredAt !== null ? 'DONE' : facts.respondedAt !== null ? 'RESTORE' : 'RESPONSE';
  const targetSeconds =
    phase === 'RESPONSE' ? facts.responseTargetSeconds : facts.restoreTargetSeconds;
  const until = facts.restoredAt ?? now;
  const pausedSeconds =
    facts.pausedSeconds + (facts.stoppedAt === null ? 0 : time.between(facts.stoppedAt, until));
  const elapsedSeconds = Math.max(0, time.between(facts.startedAt, until) - pausedSeconds);
  const share = elapsedSeconds / targetSeconds;
  return {
    phase,
    dueAt: phase === 'DONE' ? null : dueAt(facts.startedAt, targetSeconds, pausedSeconds, time),
    targetSeconds,
    elapsedSeconds: Math.floor(elapsedSeconds),
    pausedSeconds: Math.floor(pausedSeconds),
    paused: phase !== 'DONE' && facts.stoppedAt !== null,
    level:
      share > 1
        ? 'LATE'
        : phase !== 'DONE' && share >= soonShare(facts.priority)
          ? 'SOON'
          : 'ON_TIME',
  };
}
