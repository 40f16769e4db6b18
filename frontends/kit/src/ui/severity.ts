/** Alarm severities, worst first, as the graph names them. */
export const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type Severity = (typeof severities)[number];

/** Alarm states of ISA-18.2. */
export type AlarmState =
  | 'UNACK_ACTIVE'
  | 'ACK_ACTIVE'
  | 'RTN_UNACK'
  | 'SHELVED'
  | 'SUPPRESSED_BY_DESIGN'
  | 'OUT_OF_SERVICE'
  | 'CLEARED';

/** The digit inside the shape: 1 is worst. */
export function severityDigit(severity: Severity): number {
  return severities.indexOf(severity) + 1;
}
