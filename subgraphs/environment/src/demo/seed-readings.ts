import type { Readings } from '../telemetry/open-readings.ts';
import { dayMs, hourMs, startOf, type RollUp } from '../telemetry/roll-up.ts';
import { chunks } from '../telemetry/reading-store.ts';
import { Quality, type StoredReading } from '../telemetry/stored-reading.ts';
import type { DemoPoint } from './demo-point.ts';
import type { PastAlarm } from './past-alarms.ts';
import { demoValue, type Planted } from './planted.ts';
import { noise } from './signal.ts';

const historyMs = 14 * dayMs;
const keyRawMs = 2 * dayMs;
const otherRawMs = 3 * hourMs;
const minuteMs = 60_000;
/** Readings that never arrive, of a thousand (domain F: 0.4 % loss). */
const lostPerMille = 4;
const rowsAtOnce = 20_000;

export interface SeriesPoint {
  readonly series: number;
  readonly point: DemoPoint;
}

/**
 * Two weeks of readings: by the hour, and every minute for the last two days of the key points and
 * the last three hours of the others. Begins by emptying the tables, so it may run again.
 */
export async function seedReadings(
  readings: Readings,
  points: readonly SeriesPoint[],
  now: number,
  planted: readonly Planted[],
  past: readonly PastAlarm[],
): Promise<void> {
  const em = readings.em();
  for (const table of ['reading', 'reading_hour', 'reading_day'])
    await em.execute(`delete from ${table}`, [], 'run');
  const hours = points.flatMap((one) => hourly(one, now, planted, past));
  await readings.store.addRollUps('HOUR', hours);
  await readings.store.addRollUps('DAY', byDay(hours));
  const rows = points.flatMap((one) => rawRows(one, now, planted));
  for (const chunk of chunks(rows, rowsAtOnce)) await readings.store.append(chunk);
}

const rawFrom = (point: DemoPoint, now: number) =>
  startOf('HOUR', now - (point.key ? keyRawMs : otherRawMs));

/** Raw readings of one point, a few of them lost; the newest is not, for boards begin with it. */
export function rawRows(
  { series, point }: SeriesPoint,
  now: number,
  planted: readonly Planted[],
): StoredReading[] {
  const rows: StoredReading[] = [];
  if (!point.signal) return rows;
  const stepMs = point.intervalSeconds * 1_000;
  const first = rawFrom(point, now);
  // Devices do not measure on the minute: each has its own second.
  const second = Math.floor(((noise(point.code, 0) + 1) / 2) * 59) * 1_000;
  for (let at = first + second; at <= now; at += stepMs) {
    const lost = (noise(`lost ${point.code}`, at / stepMs) + 1) * 500 < lostPerMille;
    const value = demoValue(point, at, now, planted);
    if (value === null || (lost && at < now - 10 * minuteMs)) continue;
    rows.push({ series, at, value, quality: Quality.GOOD });
  }
  return rows;
}

/** Whole hours before the raw readings begin, from four values each. */
function hourly(
  { series, point }: SeriesPoint,
  now: number,
  planted: readonly Planted[],
  past: readonly PastAlarm[],
): RollUp[] {
  const rows: RollUp[] = [];
  const to = rawFrom(point, now);
  for (let at = startOf('HOUR', now - historyMs); at < to; at += hourMs) {
    const values = [7, 22, 37, 52].flatMap((minute) => {
      const value = demoValue(point, at + minute * minuteMs, now, planted);
      return value === null ? [] : [value];
    });
    if (values.length === 0) continue;
    const worst = past.filter(
      (one) => one.point.code === point.code && startOf('HOUR', one.raisedAt) === at,
    );
    const all = [...values, ...worst.map(({ worstValue }) => worstValue)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const count = 60 - Math.round(((noise(`lost ${point.code}`, at / hourMs) + 1) / 2) * 0.8);
    rows.push({
      ...{ series, at, min: Math.min(...all), max: Math.max(...all) },
      ...{ sum: mean * count, count },
    });
  }
  return rows;
}

function byDay(hours: readonly RollUp[]): RollUp[] {
  const days = new Map<string, RollUp>();
  for (const { series, at, min, max, sum, count } of hours) {
    const start = startOf('DAY', at);
    const key = `${series}:${start}`;
    const day = days.get(key);
    if (!day) {
      days.set(key, { series, at: start, min, max, sum, count });
      continue;
    }
    day.min = Math.min(day.min, min);
    day.max = Math.max(day.max, max);
    day.sum += sum;
    day.count += count;
  }
  return [...days.values()];
}
