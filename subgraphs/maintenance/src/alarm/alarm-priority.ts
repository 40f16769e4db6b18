import type { AlarmSeverity } from '@houqin/environment/events';
import type { Priority } from '../priority/priority.ts';

const bySeverity: Readonly<Record<AlarmSeverity, Priority>> = {
  CRITICAL: 'P1',
  HIGH: 'P2',
  MEDIUM: 'P3',
  LOW: 'P4',
};

/** Critical is P1, high P2; what life depends on is P1 whatever its severity. */
export const alarmPriority = (severity: AlarmSeverity, lifeSafety: boolean): Priority =>
  lifeSafety ? 'P1' : bySeverity[severity];
