import type { Context } from '@houqin/kit/context';
import { query, type Dialect } from './reading-store.ts';
import { dayMs, hourMs, type Grain } from './roll-up.ts';
import { Quality } from './stored-reading.ts';

export type Resolution = 'RAW' | Grain;

/** One stretch of a series; of a single reading min = max = mean. */
export interface SampleRow {
  /** Epoch milliseconds: of the reading, or the start of the stretch. */
  readonly at: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Readings it stands for. */
  readonly count: number;
}

/** More samples than a chart has pixels help nobody. */
export const maxSamples = 1_500;

/** The finest resolution whose samples still fit, expecting one reading per interval. */
export function fittingResolution(from: number, to: number, intervalMs: number): Resolution {
  if ((to - from) / intervalMs <= maxSamples) return 'RAW';
  return (to - from) / hourMs <= maxSamples ? 'HOUR' : 'DAY';
}

/** Samples of one point in [from, to), oldest first, at most about 1,500 of them. */
export async function readSamples(
  em: Context['em'],
  dialect: Dialect,
  series: number,
  range: { readonly from: number; readonly to: number },
  resolution: Resolution,
): Promise<SampleRow[]> {
  const inRange = `series = ${series} and at >= ${range.from} and at < ${range.to}`;
  if (resolution !== 'RAW') return readRollUps(em, dialect, resolution, inRange, range);
  const good = `${inRange} and quality <> ${Quality.OUT_OF_RANGE}`;
  const [size] = await query<{ n: number }>(em, `select count(*) n from reading where ${good}`);
  if (Number(size?.n) <= maxSamples) {
    const rows = await query<{ at: number; value: number }>(
      em,
      `select at, value from reading where ${good} order by at`,
    );
    return rows.map(({ at, value }) => sample(at, value, value, value, 1));
  }
  const width = Math.ceil((range.to - range.from) / maxSamples);
  const rows = await query<Stretch>(
    em,
    `select min(at) at, min(value) low, max(value) high, sum(value) total, count(*) readings
     from reading where ${good} group by ${bucket(dialect, range.from, width)} order by 1`,
  );
  return rows.map(ofStretch);
}

async function readRollUps(
  em: Context['em'],
  dialect: Dialect,
  grain: Grain,
  inRange: string,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const table = grain === 'HOUR' ? 'reading_hour' : 'reading_day';
  const stretches = (to - from) / (grain === 'HOUR' ? hourMs : dayMs);
  const width = Math.ceil((to - from) / maxSamples);
  const sql =
    stretches <= maxSamples
      ? `select at, low, high, total, readings from ${table} where ${inRange} order by at`
      : `select min(at) at, min(low) low, max(high) high, sum(total) total, sum(readings) readings
         from ${table} where ${inRange} group by ${bucket(dialect, from, width)} order by 1`;
  return (await query<Stretch>(em, sql)).map(ofStretch);
}

interface Stretch {
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly total: number;
  readonly readings: number;
}

const ofStretch = (row: Stretch): SampleRow => {
  const count = Number(row.readings);
  return sample(Number(row.at), row.low, row.high, Number(row.total) / count, count);
};

const sample = (at: number, min: number, max: number, mean: number, count: number): SampleRow => ({
  at: Number(at),
  min,
  max,
  mean,
  count,
});

/** Number of the stretch a row falls in; `/` divides whole numbers only in SQLite. */
const bucket = (dialect: Dialect, from: number, width: number) =>
  dialect === 'sqlite' ? `(at - ${from}) / ${width}` : `(at - ${from}) div ${width}`;
