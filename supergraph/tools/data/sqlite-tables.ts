import { DatabaseSync } from 'node:sqlite';
import { byTable, type Tables } from './tables.ts';

/** Tables of a SQLite file that nobody else has open. */
export function openSqliteTables(file: string): Tables {
  const database = new DatabaseSync(file);
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  const exec = (sql: string) => Promise.resolve(database.exec(sql));
  const listed = database
    .prepare(
      `select s.name as tableName, c.name as columnName, c.type as type,
         c."notnull" = 0 or c.dflt_value is not null as free
       from sqlite_schema s, pragma_table_xinfo(s.name) c
       where s.type = 'table' and s.name not like 'sqlite\\_%' escape '\\' and c.hidden = 0
       order by s.name, c.cid`,
    )
    .all();
  return {
    columns: byTable(listed as never),
    begin: () => exec('pragma foreign_keys = off; begin'),
    insert(table, columns, rows) {
      const names = columns.map(({ name }) => quote(name)).join(', ');
      const values = columns.map(() => '?').join(', ');
      const insert = database.prepare(`insert into ${quote(table)} (${names}) values (${values})`);
      for (const row of rows) insert.run(...row);
      return Promise.resolve();
    },
    count: (table) => {
      const row = database.prepare(`select count(*) as n from ${quote(table)}`).get();
      return Promise.resolve(Number(row!['n']));
    },
    clear: (table) => exec(`delete from ${quote(table)}`),
    replace(table, column, from, to) {
      const name = quote(column);
      database.prepare(`update ${quote(table)} set ${name} = ? where ${name} = ?`).run(to, from);
      return Promise.resolve();
    },
    commit: () => exec('commit'),
    rollback: () => exec('rollback'),
    close: () => Promise.resolve(database.close()),
  };
}
