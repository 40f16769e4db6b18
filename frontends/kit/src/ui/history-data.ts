import type { Severity } from './severity.ts';

/** One reading, or one hour or day with its extremes. */
export interface HistoryPoint {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Null: nothing was measured. */
  readonly value: number | null;
  readonly min?: number | null | undefined;
  readonly max?: number | null | undefined;
}

export interface AlarmSpan {
  readonly from: number;
  /** Open while it lasts. */
  readonly to?: number | null | undefined;
  readonly severity: Severity;
  /** At its start, e.g. 02:13 报警. */
  readonly text: string;
}

export interface HistoryMark {
  readonly at: number;
  /** E.g. 02:22 确认. */
  readonly text: string;
}

/**
 * Puts a null where two points are further apart than `gapMs`, so that a line never bridges a
 * time in which nothing came in.
 */
export function withGaps(points: readonly HistoryPoint[], gapMs: number | undefined) {
  if (gapMs === undefined) return [...points];
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (!before || point.at - before.at <= gapMs) return [point];
    return [{ at: before.at + 1, value: null }, point];
  });
}

/** The value axis: holds every value and limit, with air, and starts at 0 when that is near. */
export function valueRange(
  points: readonly HistoryPoint[],
  limits: readonly (number | null | undefined)[],
): { min: number; max: number } {
  const all = [...points.flatMap((point) => [point.value, point.min, point.max]), ...limits].filter(
    (value): value is number => typeof value === 'number' && Number.isFinite(value),
  );
  if (all.length === 0) return { min: 0, max: 1 };
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  const air = (highest - lowest || Math.abs(highest) || 1) * 0.1;
  const min = lowest >= 0 && lowest - air < (highest - lowest) * 0.25 ? 0 : lowest - air;
  return { min: Math.min(min, lowest), max: highest + air };
}
