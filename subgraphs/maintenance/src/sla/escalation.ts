import type { SlaFacts } from './sla-clock.ts';
import type { WorkingTime } from './working-time.ts';

/** Shares of a target at which somebody is told, in percent (domain rules C5). */
export const escalationPercents = [50, 75, 100] as const;
export type EscalationPercent = (typeof escalationPercents)[number];

export interface NextEscalation {
  readonly percent: EscalationPercent;
  readonly at: Date;
}

/** The next share to be announced, and when; null when all are, or while the clock stands still. */
export function nextEscalation(
  facts: SlaFacts,
  announcedPercent: number,
  time: WorkingTime,
): NextEscalation | null {
  if (facts.restoredAt !== null || facts.stoppedAt !== null) return null;
  const percent = escalationPercents.find((one) => one > announcedPercent);
  if (percent === undefined) return null;
  const target =
    facts.respondedAt === null ? facts.responseTargetSeconds : facts.restoreTargetSeconds;
  return { percent, at: time.add(facts.startedAt, (target * percent) / 100 + facts.pausedSeconds) };
}
