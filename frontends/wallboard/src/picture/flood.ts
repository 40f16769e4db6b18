import { rank, worstFirst, type Severity } from './severity.ts';
import type { WallAlarm } from './wall.graph.ts';

/** Flood: more than 10 new alarms in 10 min begin it, fewer than 5 end it (ISA-18.2, EEMUA 191). */
export const floodWindowMs = 10 * 60_000;
const floodBegins = 10;
const floodEnds = 5;

export interface FloodState {
  readonly since: number | null;
}

export function nextFlood(
  state: FloodState,
  alarms: readonly WallAlarm[],
  now: number,
): FloodState {
  const recent = alarms
    .map((alarm) => Date.parse(alarm.raisedAt))
    .filter((raisedAt) => now - raisedAt < floodWindowMs)
    .sort((a, b) => a - b);
  // It began with the alarm that was one too many, also when the wall was switched on later.
  if (state.since === null)
    return recent.length > floodBegins ? { since: recent[floodBegins]! } : state;
  return recent.length < floodEnds ? { since: null } : state;
}

export interface Cause {
  readonly key: string;
  readonly severity: Severity;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly alarms: readonly WallAlarm[];
  readonly recovered: number;
  readonly raisedAt: string;
}

/**
 * Groups a flood by building and what is wrong. Life-safety alarms are never grouped away: they are
 * answered apart. Numbers add up: every alarm is in exactly one of the two.
 */
export function causesOf(alarms: readonly WallAlarm[]): {
  readonly alone: readonly WallAlarm[];
  readonly causes: readonly Cause[];
} {
  const alone = alarms.filter((alarm) => alarm.lifeSafety).sort(worstFirst);
  const groups = new Map<string, WallAlarm[]>();
  for (const alarm of alarms) {
    if (alarm.lifeSafety) continue;
    const key = [alarm.room?.floor.building.id ?? '', alarm.kind, alarm.point.quantity].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), alarm]);
  }
  const causes = [...groups].map(([key, members]): Cause => {
    const [worst] = [...members].sort(worstFirst) as [WallAlarm];
    return {
      key,
      severity: worst.severity,
      titleZh: worst.titleZh,
      titleEn: worst.titleEn,
      alarms: members,
      recovered: members.filter((member) => !member.active).length,
      raisedAt: worst.raisedAt,
    };
  });
  const over = ({ alarms: members }: Cause) => Number(!members.some(({ active }) => active));
  causes.sort(
    (a, b) =>
      over(a) - over(b) || rank(a.severity) - rank(b.severity) || b.alarms.length - a.alarms.length,
  );
  return { alone, causes };
}
