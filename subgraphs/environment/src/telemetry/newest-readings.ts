import type { Context } from '@houqin/kit/context';
import { chunks, query } from './reading-store.ts';
import { Quality, type StoredReading } from './stored-reading.ts';

/** The newest reading of each series, by series; `evaluated` leaves out what is out of range. */
export async function newestReadings(
  em: Context['em'],
  series: readonly number[],
  evaluated: boolean,
): Promise<Map<number, StoredReading>> {
  const only = evaluated ? `and quality <> ${Quality.OUT_OF_RANGE}` : '';
  const found = new Map<number, StoredReading>();
  // One index seek per series; "group by series" would walk all readings on SQLite.
  for (const chunk of chunks(series, 100)) {
    const sql = chunk.map(
      (one) => `select * from (select series, at, value, quality from reading
        where series = ${one} ${only} order by at desc limit 1) newest`,
    );
    for (const row of await query<StoredReading>(em, sql.join(' union all ')))
      found.set(row.series, { ...row, at: Number(row.at) });
  }
  return found;
}

/** Lowest and highest value of one series from an instant on; null when there is none. */
export async function extremesSince(
  em: Context['em'],
  series: number,
  from: number,
): Promise<{ low: number; high: number } | null> {
  const [row] = await query<{ low: number | null; high: number | null }>(
    em,
    `select min(value) low, max(value) high from reading
     where series = ${series} and at >= ${from} and quality = ${Quality.GOOD}`,
  );
  return row && row.low !== null && row.high !== null ? { low: row.low, high: row.high } : null;
}
