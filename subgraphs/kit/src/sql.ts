import { BaseMySqlPlatform, type EntityManager } from '@mikro-orm/sql';

/** A row as the driver gives it. */
export type Row = Record<string, string | number | null>;

/** Rows of a query on the kit's own tables, inside `em`'s transaction when it has one. */
export async function rows(
  em: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const driver = em.getDriver();
  return driver.execute<Row[]>(sql, [...parameters], 'all', em.getTransactionContext());
}

/** Runs a statement. @returns how many rows it met */
export async function run(
  em: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<number> {
  const result = await em
    .getDriver()
    .execute<{ affectedRows: number }>(sql, [...parameters], 'run', em.getTransactionContext());
  return result.affectedRows;
}

/** Inserts rows of the kit's tables in one statement; every row has the same columns. */
export async function insertRows(
  em: EntityManager,
  table: string,
  values: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = values;
  if (!first) return;
  const columns = Object.keys(first);
  const quote = (column: string) => em.getPlatform().quoteIdentifier(column);
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  await run(
    em,
    `insert into ${table} (${columns.map(quote).join(', ')}) values ${values.map(() => tuple).join(', ')}`,
    values.flatMap((row) => columns.map((column) => row[column] ?? null)),
  );
}

export const isMySql = (em: EntityManager): boolean =>
  em.getPlatform() instanceof BaseMySqlPlatform;

/** Appended to a select that must wait for writers; SQLite transactions are alone anyway. */
export const forUpdate = (em: EntityManager): string => (isMySql(em) ? ' for update' : '');

/** SQL text: now by the clock of the database, in milliseconds since 1970. */
export const databaseNow = (em: EntityManager): string =>
  isMySql(em)
    ? 'cast(unix_timestamp(now(3)) * 1000 as signed)'
    : "cast(unixepoch('subsec') * 1000 as integer)";

/** SQL text: an insert that leaves an existing row as it is and then meets 0 rows. */
export const insertIgnore = (em: EntityManager): string =>
  isMySql(em) ? 'insert ignore into' : 'insert or ignore into';

/** An instant of a kit table: SQLite keeps milliseconds since 1970, MySQL a UTC text. */
export function readInstant(value: string | number): Date {
  return new Date(typeof value === 'number' ? value : `${value.replace(' ', 'T')}Z`);
}

export const readJson = <T>(value: string | number | null | undefined): T | null =>
  value === null || value === undefined ? null : (JSON.parse(String(value)) as T);
