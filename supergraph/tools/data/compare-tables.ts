import type { ExportedDatabase } from './manifest.ts';
import type { Tables } from './tables.ts';

export interface Comparison {
  /** Why the data do not fit: nothing of this database can be imported. */
  readonly faults: readonly string[];
  /** What is different and does no harm. */
  readonly notes: readonly string[];
}

/** Holds an exported database against the tables that this program has for it. */
export function compareTables(exported: ExportedDatabase, tables: Tables['columns']): Comparison {
  const faults: string[] = [];
  const notes: string[] = [];
  for (const { name, columns, rows } of exported.tables) {
    const place = `${exported.name}.${name}`;
    const target = tables.get(name);
    if (!target) {
      if (rows > 0) faults.push(`${place}: this program has no such table, ${rows} rows`);
      else notes.push(`${place}: this program has no such table; it was empty`);
      continue;
    }
    const known = new Set(target.map((column) => column.name));
    for (const column of columns)
      if (!known.has(column)) faults.push(`${place}.${column}: this program has no such column`);
    const given = new Set(columns);
    for (const column of target) {
      if (given.has(column.name)) continue;
      const text = `${place}.${column.name}: not in the export`;
      if (column.mayBeLeftOut) notes.push(`${text}; takes its default`);
      else if (rows > 0) faults.push(`${text}, and it has no default`);
    }
  }
  const there = new Set(exported.tables.map(({ name }) => name));
  for (const name of tables.keys())
    if (!there.has(name)) notes.push(`${exported.name}.${name}: not in the export; stays empty`);
  return { faults, notes };
}
