import { missedIntervals, type Measured, type Rule } from './rule.ts';
import { observe, quiet, raised, returned, type Transition, type Watch } from './watch.ts';

/** What evaluation knows about one point; plain JSON. */
export interface PointState {
  /** The newest reading that was evaluated; time never moves behind it. */
  readonly newest: Measured | null;
  /** By definition id. */
  readonly watches: Readonly<Record<string, Watch>>;
}

export const unknownPoint: PointState = { newest: null, watches: {} };

export interface PointRules {
  /** Expected distance of two readings, in milliseconds. */
  readonly intervalMs: number;
  readonly rules: readonly Rule[];
  /** The limit of a definition in force at an instant; null when it has none. */
  limitAt(definitionId: string, at: number): number | null;
}

export interface Evaluation {
  readonly state: PointState;
  /** In order of event time. */
  readonly transitions: readonly Transition[];
}

/** Where a reading stands in the point's time: only a newer one is evaluated. */
export function placeInTime(state: PointState, at: number): 'NEWER' | 'SAME_INSTANT' | 'LATE' {
  if (state.newest === null || at > state.newest.at) return 'NEWER';
  return at === state.newest.at ? 'SAME_INSTANT' : 'LATE';
}

/** Evaluates the next reading of a point. A reading that is not newer changes nothing. */
export function evaluateReading(
  point: PointRules,
  state: PointState,
  reading: Measured,
): Evaluation {
  if (placeInTime(state, reading.at) !== 'NEWER') return { state, transitions: [] };
  const watches: Record<string, Watch> = { ...state.watches };
  const transitions: Transition[] = [];
  for (const rule of point.rules) {
    const known = watches[rule.definitionId] ?? quiet;
    const steps =
      rule.kind === 'STALE'
        ? endSilence(rule, known, point.intervalMs, state.newest, reading)
        : [value(rule, known, point, state.newest, reading)];
    for (const { watch, transition } of steps) {
      watches[rule.definitionId] = watch;
      if (transition) transitions.push(transition);
    }
  }
  transitions.sort((one, other) => one.at - other.at);
  return { state: { newest: reading, watches }, transitions };
}

function value(
  rule: Rule,
  watch: Watch,
  point: PointRules,
  previous: Measured | null,
  reading: Measured,
) {
  const signal =
    rule.kind === 'RATE_OF_CHANGE'
      ? ratePerMinute(previous, reading, point.intervalMs)
      : reading.value;
  return observe(rule, watch, reading.at, signal, point.limitAt(rule.definitionId, reading.at));
}

/**
 * How fast the value moved between two readings, per minute, without sign. Across a gap that
 * counts as silence nothing is known, so the rate there is 0.
 */
export function ratePerMinute(previous: Measured | null, reading: Measured, intervalMs: number) {
  if (previous === null || reading.at - previous.at > missedIntervals * intervalMs) return 0;
  return Math.abs(reading.value - previous.value) / ((reading.at - previous.at) / 60_000);
}

/** A reading ends silence; when nobody raised it in time, the gap is raised and ended here. */
function endSilence(
  rule: Rule,
  watch: Watch,
  intervalMs: number,
  previous: Measured | null,
  reading: Measured,
) {
  if (watch.activeSince !== null) return [returned(rule, watch, reading.at, reading.value, null)];
  if (previous === null) return [];
  const silentFrom = previous.at + missedIntervals * intervalMs;
  if (reading.at <= silentFrom) return [];
  const start = raised(rule, watch, silentFrom, null, null);
  return [start, returned(rule, start.watch, reading.at, reading.value, null)];
}

/**
 * Wall-clock instant from which a point counts as silent: a feed that still delivers, however old
 * its readings are, is not silent. null while it never had a reading.
 */
export function silentFrom(state: PointState, arrivedAt: number, intervalMs: number) {
  if (state.newest === null) return null;
  return Math.max(state.newest.at, arrivedAt) + missedIntervals * intervalMs;
}

/** Raises silence by the wall clock; `raisedAt` is in event time, three intervals after the last. */
export function raiseSilence(
  point: PointRules,
  state: PointState,
  arrivedAt: number,
  now: number,
): Evaluation {
  const due = silentFrom(state, arrivedAt, point.intervalMs);
  if (due === null || now <= due || state.newest === null) return { state, transitions: [] };
  const watches: Record<string, Watch> = { ...state.watches };
  const transitions: Transition[] = [];
  for (const rule of point.rules) {
    const known = watches[rule.definitionId] ?? quiet;
    if (rule.kind !== 'STALE' || known.activeSince !== null) continue;
    const at = state.newest.at + missedIntervals * point.intervalMs;
    const { watch, transition } = raised(rule, known, at, null, null);
    watches[rule.definitionId] = watch;
    if (transition) transitions.push(transition);
  }
  return { state: { ...state, watches }, transitions };
}

/**
 * Looks again at the newest value, because a limit or a definition changed at `at`: acts at once,
 * without moving the point's time. A silent point is left alone, its value is not current.
 */
export function reconsider(point: PointRules, state: PointState, at: number): Evaluation {
  const { newest } = state;
  if (newest === null || at > newest.at + missedIntervals * point.intervalMs)
    return { state, transitions: [] };
  const instant = Math.max(at, newest.at);
  const watches: Record<string, Watch> = { ...state.watches };
  const transitions: Transition[] = [];
  for (const rule of point.rules) {
    if (rule.kind !== 'LOW' && rule.kind !== 'HIGH') continue;
    const limit = point.limitAt(rule.definitionId, instant);
    const known = watches[rule.definitionId] ?? quiet;
    const { watch, transition } = observe(rule, known, instant, newest.value, limit);
    watches[rule.definitionId] = watch;
    if (transition) transitions.push(transition);
  }
  return { state: { newest, watches }, transitions };
}
