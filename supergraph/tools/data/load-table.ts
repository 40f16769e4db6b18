import { readRows } from './read-rows.ts';
import type { SqlValue } from './row-text.ts';
import type { TargetColumn, Tables } from './tables.ts';

/** Rows that are held in memory. */
const batch = 1_000;

/** Brings the rows of one file into a table, whatever was in it before. */
export async function loadTable(
  tables: Tables,
  table: string,
  columns: readonly TargetColumn[],
  file: string,
): Promise<void> {
  await tables.clear(table);
  let rows: SqlValue[][] = [];
  for await (const row of readRows(file)) {
    rows.push(row);
    if (rows.length < batch) continue;
    await tables.insert(table, columns, rows);
    rows = [];
  }
  if (rows.length > 0) await tables.insert(table, columns, rows);
}
