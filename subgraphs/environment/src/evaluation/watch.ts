import { countTransition } from './chattering.ts';
import { back, beyond, worse, type Rule } from './rule.ts';

/**
 * What one definition remembers about one point: everything evaluation needs to go on exactly
 * where it stopped, so it is plain JSON.
 */
export interface Watch {
  /** Instant at which the standing occurrence was raised; null while normal. */
  readonly activeSince: number | null;
  /** Furthest value of the standing occurrence. */
  readonly worst: number | null;
  /** First reading of an unbroken run that will raise (or return) once its delay has passed. */
  readonly turningSince: number | null;
  /** Transitions of the last minute, to notice chattering. */
  readonly transitions: readonly number[];
}

export const quiet: Watch = {
  activeSince: null,
  worst: null,
  turningSince: null,
  transitions: [],
};

/** The process went beyond the limit, or came back. */
export interface Transition {
  readonly kind: 'RAISED' | 'RETURNED';
  readonly definitionId: string;
  /** Event time, epoch milliseconds. */
  readonly at: number;
  /** What was measured (for a rate: the rate per minute); null for silence. */
  readonly value: number | null;
  /** The limit in force at that instant; null for silence or when there is none any more. */
  readonly limit: number | null;
  /** Furthest value of the occurrence so far. */
  readonly worst: number | null;
  /** Start of the occurrence this belongs to: its identity, whoever evaluates it again. */
  readonly occurrenceAt: number;
  /** True when the definition changed three times or more within a minute. */
  readonly chattering: boolean;
}

export interface Step {
  readonly watch: Watch;
  readonly transition: Transition | null;
}

/**
 * Takes one more signal value in event time. The alarm is raised by the first reading at or after
 * the end of the on-delay, when every reading since the delay began was beyond the limit; it
 * returns by the same rule with the limit moved inwards by the deadband. Without a limit nothing
 * is beyond it.
 */
export function observe(rule: Rule, watch: Watch, at: number, value: number, limit: number | null) {
  const active = watch.activeSince !== null;
  const worst = active ? worse(rule.kind, watch.worst, value) : null;
  const turning = active
    ? limit === null || back(rule.kind, value, limit, rule.deadband)
    : limit !== null && beyond(rule.kind, value, limit);
  if (!turning) return keep({ ...watch, worst, turningSince: null });

  const turningSince = watch.turningSince ?? at;
  const delay = active ? rule.offDelayMs : rule.onDelayMs;
  if (at - turningSince < delay) return keep({ ...watch, worst, turningSince });
  return active
    ? returned(rule, { ...watch, worst }, at, value, limit)
    : raised(rule, watch, at, value, limit);
}

const keep = (watch: Watch): Step => ({ watch, transition: null });

/** Raises now, whatever the delays: for silence, and for the steps of `observe`. */
export function raised(
  rule: Rule,
  watch: Watch,
  at: number,
  value: number | null,
  limit: number | null,
): Step {
  const { transitions, chattering } = countTransition(watch.transitions, at);
  return {
    watch: { activeSince: at, worst: value, turningSince: null, transitions },
    transition: {
      kind: 'RAISED',
      definitionId: rule.definitionId,
      at,
      value,
      limit,
      worst: value,
      occurrenceAt: at,
      chattering,
    },
  };
}

/** Ends the standing occurrence; an instant before its start ends it where it began. */
export function returned(
  rule: Rule,
  watch: Watch,
  at: number,
  value: number | null,
  limit: number | null,
): Step {
  const occurrenceAt = watch.activeSince ?? at;
  const end = Math.max(occurrenceAt, at);
  const { transitions, chattering } = countTransition(watch.transitions, end);
  return {
    watch: { activeSince: null, worst: null, turningSince: null, transitions },
    transition: {
      kind: 'RETURNED',
      definitionId: rule.definitionId,
      at: end,
      value,
      limit,
      worst: watch.worst,
      occurrenceAt,
      chattering,
    },
  };
}
