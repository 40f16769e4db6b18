import { registerEnumOnce } from '@houqin/kit/filters';

/** How bad it is; the order is the order of lists. */
export const Severity = {
  CRITICAL: 'CRITICAL',
  HIGH: 'HIGH',
  MEDIUM: 'MEDIUM',
  LOW: 'LOW',
} as const;
export type Severity = keyof typeof Severity;
registerEnumOnce(Severity, 'Severity', 'How bad it is, worst first.');

/** 1 is the worst: sorts where the database cannot, by name. */
export const severityRank = (severity: Severity): number =>
  Object.keys(Severity).indexOf(severity) + 1;
