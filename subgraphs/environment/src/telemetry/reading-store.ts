import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { rollUp, type Grain, type RollUp } from './roll-up.ts';
import type { StoredReading } from './stored-reading.ts';

type EntityManager = Context['em'];
export type Dialect = 'sqlite' | 'mysql';

const tables: Readonly<Record<Grain, string>> = { HOUR: 'reading_hour', DAY: 'reading_day' };
const rowsPerStatement = 1_000;

/**
 * The tables of readings and their hour and day roll-ups. Only numbers are written into the
 * statements, so they need no parameters: a statement with 4,000 of them is slower to bind than
 * to parse.
 */
export class ReadingStore {
  /** Newest stored instant by series, as far as this process wrote it: what is newer is new. */
  readonly #newest = new Map<number, number>();

  constructor(
    readonly dialect: Dialect,
    private readonly fork: () => EntityManager,
  ) {}

  /**
   * Stores readings and adds the new ones to their roll-ups, in one transaction. A reading of the
   * same point and instant as a stored one is left out; the first of a pair wins.
   * @returns the keys (`readingKey`) of the readings that were new
   */
  async append(readings: readonly StoredReading[]): Promise<Set<string>> {
    if (readings.length === 0) return new Set();
    const rows = distinct(readings);
    let fresh: Map<string, StoredReading>;
    try {
      fresh = await this.insertAll(rows);
    } catch (error) {
      // Another process wrote the same readings: what is newest here says nothing any more.
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      this.#newest.clear();
      fresh = await this.insertAll(rows);
    }
    for (const { series, at } of fresh.values())
      this.#newest.set(series, Math.max(at, this.#newest.get(series) ?? -Infinity));
    return new Set(fresh.keys());
  }

  /** @returns those of the rows that were new */
  private insertAll(rows: ReadonlyMap<string, StoredReading>): Promise<Map<string, StoredReading>> {
    return this.fork().transactional(async (tx) => {
      const fresh = await this.insertNew(tx, new Map(rows));
      const added = [...fresh.values()];
      await this.addTo(tx, 'HOUR', rollUp('HOUR', added));
      await this.addTo(tx, 'DAY', rollUp('DAY', added));
      return fresh;
    });
  }

  /** Adds hours or days that were summed up elsewhere (demo history, imports). */
  async addRollUps(grain: Grain, sums: readonly RollUp[]): Promise<void> {
    await this.fork().transactional((tx) => this.addTo(tx, grain, sums));
  }

  /** Removes raw readings from before an instant, in steps that hold no lock for long. */
  async removeBefore(instant: number): Promise<void> {
    const em = this.fork();
    const series = await query<{ series: number }>(em, 'select distinct series from reading');
    for (const { series: one } of series)
      await em.execute(`delete from reading where series = ${one} and at < ${instant}`, [], 'run');
  }

  private async insertNew(tx: EntityManager, rows: Map<string, StoredReading>) {
    for (const chunk of chunks([...rows.values()], rowsPerStatement)) {
      const known =
        this.dialect === 'sqlite'
          ? await this.insertReturning(tx, chunk)
          : await this.insertUnknown(tx, chunk);
      for (const key of known) rows.delete(key);
    }
    return rows;
  }

  /** One statement; the answer is what was new. @returns keys that were stored before */
  private async insertReturning(tx: EntityManager, rows: readonly StoredReading[]) {
    const inserted = await query<Key>(
      tx,
      `insert into reading (series, at, value, quality) values ${rows.map(tuple).join()}
       on conflict do nothing returning series, at`,
    );
    const fresh = new Set(inserted.map(readingKey));
    return rows.map(readingKey).filter((key) => !fresh.has(key));
  }

  /** MySQL cannot say which rows `insert ignore` left out: ask first, where there is a doubt. */
  private async insertUnknown(tx: EntityManager, rows: readonly StoredReading[]) {
    const doubtful = rows.filter(
      ({ series, at }) => at <= (this.#newest.get(series) ?? Number.POSITIVE_INFINITY),
    );
    const known = doubtful.length > 0 ? await this.storedOf(tx, doubtful) : new Set<string>();
    const fresh = rows.filter((one) => !known.has(readingKey(one)));
    if (fresh.length > 0) {
      await tx.execute(
        `insert into reading (series, at, value, quality) values ${fresh.map(tuple).join()}`,
        [],
        'run',
      );
    }
    return known;
  }

  private async storedOf(tx: EntityManager, rows: readonly StoredReading[]): Promise<Set<string>> {
    const keys = rows.map(({ series, at }) => `(${series},${at})`).join();
    const stored = await query<Key>(
      tx,
      `select series, at from reading where (series, at) in (${keys})`,
    );
    return new Set(stored.map(readingKey));
  }

  private async addTo(tx: EntityManager, grain: Grain, sums: readonly RollUp[]) {
    const table = tables[grain];
    for (const chunk of chunks(sums, rowsPerStatement)) {
      const values = chunk
        .map((one) => `(${one.series},${one.at},${one.min},${one.max},${one.sum},${one.count})`)
        .join();
      const merge =
        this.dialect === 'sqlite'
          ? `on conflict (series, at) do update set
             low = min(low, excluded.low), high = max(high, excluded.high),
             total = total + excluded.total, readings = readings + excluded.readings`
          : `on duplicate key update
             low = least(low, values(low)), high = greatest(high, values(high)),
             total = total + values(total), readings = readings + values(readings)`;
      await tx.execute(
        `insert into ${table} (series, at, low, high, total, readings) values ${values} ${merge}`,
        [],
        'run',
      );
    }
  }
}

interface Key {
  readonly series: number;
  readonly at: number;
}
export const readingKey = ({ series, at }: Key) => `${series}:${at}`;

const tuple = (one: StoredReading) => `(${one.series},${one.at},${one.value},${one.quality})`;

function distinct(readings: readonly StoredReading[]): Map<string, StoredReading> {
  const rows = new Map<string, StoredReading>();
  for (const one of readings) if (!rows.has(readingKey(one))) rows.set(readingKey(one), one);
  return rows;
}

/** Rows of a query, without the entity manager's identity map. */
export async function query<Row>(em: EntityManager, sql: string): Promise<Row[]> {
  return (await em.execute(sql, [], 'all')) as unknown as Row[];
}

export function* chunks<T>(list: readonly T[], size: number) {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
