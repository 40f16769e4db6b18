import type { SqlValue } from './row-text.ts';

/** A column as the database says. */
export interface TargetColumn {
  readonly name: string;
  /** In lower case, without length: `datetime`, `varchar`. */
  readonly type: string;
  /** A row without a value for it can be written. */
  readonly mayBeLeftOut: boolean;
}

/** The tables of one database that rows are brought into; generated columns are left out. */
export interface Tables {
  readonly columns: ReadonlyMap<string, readonly TargetColumn[]>;
  /** Opens the one transaction; tables may be filled in any order, whatever refers to whatever. */
  begin(): Promise<void>;
  /** Rows as SQLite has them; instants become what this database keeps. */
  insert(
    table: string,
    columns: readonly TargetColumn[],
    rows: readonly (readonly SqlValue[])[],
  ): Promise<void>;
  count(table: string): Promise<number>;
  clear(table: string): Promise<void>;
  /** `update <table> set <column> = <to> where <column> = <from>` */
  replace(table: string, column: string, from: string, to: string): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

/** Tables that are the schema's own, not data. */
const ofTheSchema = new Set(['migration', 'schema_version']);

interface ListedColumn {
  readonly tableName: unknown;
  readonly columnName: unknown;
  readonly type: unknown;
  readonly free: unknown;
}

/** Columns by table, from a catalogue's rows in their order. */
export function byTable(listed: readonly ListedColumn[]): Map<string, TargetColumn[]> {
  const tables = new Map<string, TargetColumn[]>();
  for (const { tableName, columnName, type, free } of listed) {
    const table = String(tableName);
    if (ofTheSchema.has(table)) continue;
    const column = {
      name: String(columnName),
      type: String(type)
        .toLowerCase()
        .replace(/\s*\(.*$/, ''),
      mayBeLeftOut: Number(free) === 1,
    };
    tables.set(table, [...(tables.get(table) ?? []), column]);
  }
  return tables;
}

/** Tables with rows of their own; the kit's note of its epoch is in every database. */
export async function tablesInUse(tables: Tables): Promise<string[]> {
  const used: string[] = [];
  for (const table of tables.columns.keys())
    if (table !== 'feed_state' && (await tables.count(table)) > 0) used.push(table);
  return used;
}
