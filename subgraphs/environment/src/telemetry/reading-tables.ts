import type { Dialect } from './reading-store.ts';

/**
 * The tables of readings. Not entities: rows are never loaded as objects, and on SQLite they are
 * clustered by their key, which MikroORM cannot say. They have three shapes and have kept them; a
 * change is a new statement here that can run again.
 */
export function readingTables(dialect: Dialect): string[] {
  const clustered = dialect === 'sqlite' ? 'without rowid' : 'engine = InnoDB';
  const rollUp = (table: string) => `
    create table if not exists ${table} (
      series int not null,
      at bigint not null,
      low double not null,
      high double not null,
      total double not null,
      readings int not null,
      primary key (series, at)
    ) ${clustered}`;
  const raw = `
    create table if not exists reading (
      series int not null,
      at bigint not null,
      value double not null,
      quality smallint not null,
      primary key (series, at)
    ) ${clustered}`;
  return [raw, rollUp('reading_hour'), rollUp('reading_day')];
}
