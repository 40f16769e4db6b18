/**
 * When alarms stand, computed from a series alone: the independent answer to compare with.
 * Shares no code with the environment domain on purpose.
 */
export interface Interval {
  readonly from: number;
  /** null while it still stands at the series' end. */
  readonly to: number | null;
}

export interface Rule {
  readonly high: number | null;
  readonly low: number | null;
  readonly deadband: number;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
}

export interface Row {
  readonly at: number;
  readonly value: number;
}

/**
 * Intervals beyond a limit. A reading beyond the limit starts the on-delay, every further one
 * continues it, and the first reading at or after its end raises; the way back is the same with
 * the limit moved inwards by the deadband and the off-delay.
 */
export function limitIntervals(rows: readonly Row[], rule: Rule): Interval[] {
  const beyond = (value: number) =>
    (rule.high !== null && value > rule.high) || (rule.low !== null && value < rule.low);
  const back = (value: number) =>
    (rule.high === null || value <= rule.high - rule.deadband) &&
    (rule.low === null || value >= rule.low + rule.deadband);
  const found: { from: number; to: number | null }[] = [];
  let standing: { from: number; to: number | null } | null = null;
  let since: number | null = null;
  for (const { at, value } of rows) {
    const turning: boolean = standing ? back(value) : beyond(value);
    if (!turning) {
      since = null;
      continue;
    }
    since ??= at;
    if (at - since < (standing ? rule.offDelayMs : rule.onDelayMs)) continue;
    if (standing) {
      standing.to = at;
      standing = null;
    } else {
      standing = { from: at, to: null };
      found.push(standing);
    }
    since = null;
  }
  return found;
}

/** Gaps longer than three intervals: stale from the third missed reading to the next reading. */
export function staleIntervals(rows: readonly Row[], intervalMs: number): Interval[] {
  const found: Interval[] = [];
  for (let index = 1; index < rows.length; index += 1) {
    const from = rows[index - 1]!.at + 3 * intervalMs;
    if (rows[index]!.at > from) found.push({ from, to: rows[index]!.at });
  }
  return found;
}
