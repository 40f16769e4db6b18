import type { openOrm } from '@houqin/kit/orm';
import { rows as read, run } from '@houqin/kit/sql';
import type { SqlValue } from './row-text.ts';
import { byTable, type TargetColumn, type Tables } from './tables.ts';

type Orm = Awaited<ReturnType<typeof openOrm>>;

/** Characters in one statement: servers take packets of 16 MB by default, some only 4. */
const statementLength = 1_000_000;

/** Tables of a schema on a server, through one connection. */
export async function openMySqlTables(orm: Orm): Promise<Tables> {
  const em = orm.em.fork();
  const quote = (name: string) => em.getPlatform().quoteIdentifier(name);
  const listed = await read(
    em,
    `select table_name as tableName, column_name as columnName, data_type as type,
       is_nullable = 'YES' or column_default is not null or extra like '%auto_increment%' as free
     from information_schema.columns
     where table_schema = database() and extra not like '%GENERATED%'
     order by table_name, ordinal_position`,
  );
  const done = async (sql: string) => void (await run(em, sql));
  return {
    columns: byTable(listed as never),
    async begin() {
      await em.begin();
      await done('set foreign_key_checks = 0');
    },
    async insert(table, columns, rows) {
      const names = columns.map(({ name }) => quote(name)).join(', ');
      const tuple = `(${columns.map(() => '?').join(', ')})`;
      for (const some of inStatements(rows))
        await run(
          em,
          `insert into ${quote(table)} (${names}) values ${some.map(() => tuple).join(', ')}`,
          some.flatMap((row) => row.map((value, index) => converted(value, columns[index]!))),
        );
    },
    async count(table) {
      const [row] = await read(em, `select count(*) as n from ${quote(table)}`);
      return Number(row?.['n']);
    },
    clear: (table) => done(`delete from ${quote(table)}`),
    async replace(table, column, from, to) {
      const name = quote(column);
      await run(em, `update ${quote(table)} set ${name} = ? where ${name} = ?`, [to, from]);
    },
    async commit() {
      await done('set foreign_key_checks = 1');
      await em.commit();
    },
    rollback: () => em.rollback(),
    close: () => orm.close(true),
  };
}

type Row = readonly SqlValue[];

function* inStatements(rows: readonly Row[]): Generator<Row[]> {
  let some: Row[] = [];
  let length = 0;
  for (const row of rows) {
    some.push(row);
    length += row.reduce<number>((sum, value) => sum + lengthOf(value), 0);
    if (length < statementLength) continue;
    yield some;
    some = [];
    length = 0;
  }
  if (some.length > 0) yield some;
}

const lengthOf = (value: SqlValue) =>
  typeof value === 'string' || value instanceof Uint8Array ? 2 * value.length + 4 : 24;

/** SQLite keeps instants as milliseconds since 1970, MySQL as text in UTC. */
function converted(value: SqlValue, { type }: TargetColumn): SqlValue {
  if (value === null || (type !== 'datetime' && type !== 'timestamp')) return value;
  const at = typeof value === 'string' ? new Date(value) : new Date(Number(value));
  return at.toISOString().replace('T', ' ').slice(0, -1);
}
