import { severities } from '@houqin/ui-kit/ui/severity.ts';
import type { StripAlarmRow } from './alarms.graph.ts';

type Ranked = Pick<StripAlarmRow, 'state' | 'severity' | 'raisedAt' | 'id'>;

/** Unacknowledged first, then severity, then age, the oldest first (ui.md, Layout). */
export function byUrgency(a: Ranked, b: Ranked): number {
  return (
    rank(a) - rank(b) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.raisedAt.localeCompare(b.raisedAt) ||
    a.id.localeCompare(b.id)
  );
}

const order = ['UNACK_ACTIVE', 'RTN_UNACK', 'ACK_ACTIVE'];
const rank = ({ state }: Ranked): number => {
  const at = order.indexOf(state);
  return at < 0 ? order.length : at;
};

/** In the strip: what is active or waits to be acknowledged; not what is shelved or out of service. */
export const inStrip = ({ state }: Pick<StripAlarmRow, 'state'>): boolean => order.includes(state);

export const unacknowledged = ({ state }: Pick<StripAlarmRow, 'state'>): boolean =>
  state === 'UNACK_ACTIVE' || state === 'RTN_UNACK';

export interface SeverityCount {
  readonly severity: StripAlarmRow['severity'];
  readonly count: number;
  readonly unacknowledged: number;
}

export function countBySeverity(
  alarms: readonly Pick<StripAlarmRow, 'state' | 'severity'>[],
): readonly SeverityCount[] {
  return severities.map((severity) => {
    const same = alarms.filter((alarm) => alarm.severity === severity);
    return { severity, count: same.length, unacknowledged: same.filter(unacknowledged).length };
  });
}
