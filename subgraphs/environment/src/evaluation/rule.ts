/** What a definition watches for. STALE is silence; the others look at values. */
export type RuleKind = 'LOW' | 'HIGH' | 'RATE_OF_CHANGE' | 'STALE';

/** One alarm definition as the evaluation needs it: numbers only, in the point's unit. */
export interface Rule {
  readonly definitionId: string;
  readonly kind: RuleKind;
  /** How long values must stay beyond the limit before the alarm is raised, in milliseconds. */
  readonly onDelayMs: number;
  /** How long values must stay back inside before it returns to normal, in milliseconds. */
  readonly offDelayMs: number;
  /** How far inside the limit a value must be to count as back; ≥ 0, in the limit's unit. */
  readonly deadband: number;
}

/** A measured value at the instant the device measured it (event time, epoch milliseconds). */
export interface Measured {
  readonly at: number;
  readonly value: number;
}

/** Readings missed before a point counts as silent (domain C6: stale after 3 × interval). */
export const missedIntervals = 3;

/** True when `value` is outside the limit: "≤ 1,000 ppm" is broken above 1,000, not at it. */
export function beyond(kind: RuleKind, value: number, limit: number): boolean {
  return kind === 'LOW' ? value < limit : value > limit;
}

/** True when `value` is back inside the limit by at least the deadband. */
export function back(kind: RuleKind, value: number, limit: number, deadband: number): boolean {
  return kind === 'LOW' ? value >= limit + deadband : value <= limit - deadband;
}

/** The value further from normal of two; null means none yet. */
export function worse(kind: RuleKind, known: number | null, value: number): number {
  if (known === null) return value;
  return kind === 'LOW' ? Math.min(known, value) : Math.max(known, value);
}
