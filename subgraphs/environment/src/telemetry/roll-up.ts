import { Quality, type StoredReading } from './stored-reading.ts';

/** What an hour or a day of one point came to. Mean = sum ÷ count. */
export interface RollUp {
  readonly series: number;
  /** Start of the hour or day, epoch milliseconds. */
  readonly at: number;
  min: number;
  max: number;
  sum: number;
  count: number;
}

export type Grain = 'HOUR' | 'DAY';
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

// The hospital calendar is Asia/Shanghai, UTC+8 without summer time since 1991-09-15 (tz database).
const calendarOffsetMs = 8 * hourMs;

/** Start of the hour or hospital day that holds an instant. */
export function startOf(grain: Grain, at: number): number {
  if (grain === 'HOUR') return at - (((at % hourMs) + hourMs) % hourMs);
  const local = at + calendarOffsetMs;
  return local - (((local % dayMs) + dayMs) % dayMs) - calendarOffsetMs;
}

/**
 * Sums up readings by hour or day. An out-of-range value says nothing about the room, so it takes
 * no part; a late one does.
 */
export function rollUp(grain: Grain, readings: readonly StoredReading[]): RollUp[] {
  const found = new Map<string, RollUp>();
  for (const { series, at, value, quality } of readings) {
    if (quality === Quality.OUT_OF_RANGE) continue;
    const start = startOf(grain, at);
    const key = `${series}:${start}`;
    const known = found.get(key);
    if (!known) {
      found.set(key, { series, at: start, min: value, max: value, sum: value, count: 1 });
      continue;
    }
    known.min = Math.min(known.min, value);
    known.max = Math.max(known.max, value);
    known.sum += value;
    known.count += 1;
  }
  return [...found.values()];
}
