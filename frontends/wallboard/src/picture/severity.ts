import type { WallAlarm } from './wall.graph.ts';

export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

/** 1 is the worst, as the digit inside the mark. */
export const rank = (severity: Severity): 1 | 2 | 3 | 4 =>
  (severities.indexOf(severity) + 1) as 1 | 2 | 3 | 4;

export const isUnacknowledged = (alarm: WallAlarm): boolean =>
  alarm.state === 'UNACK_ACTIVE' || alarm.state === 'RTN_UNACK';

/** Active alarms count as abnormal; shelved and out-of-service ones were taken off the wall. */
export const isStanding = (alarm: WallAlarm): boolean =>
  alarm.state === 'UNACK_ACTIVE' || alarm.state === 'ACK_ACTIVE';

/** Worst first, then oldest: position repeats severity. */
export const worstFirst = (a: WallAlarm, b: WallAlarm): number =>
  rank(a.severity) - rank(b.severity) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt);
