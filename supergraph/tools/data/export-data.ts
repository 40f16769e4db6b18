import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataFault } from './data-fault.ts';
import {
  manifestFile,
  tableFile,
  type ExportedDatabase,
  type ExportedTable,
  type ExportManifest,
} from './manifest.ts';
import { writeRow, type SqlValue } from './row-text.ts';

export interface ExportOptions {
  /** Folder with the SQLite files of the embedded system, which must not run. */
  readonly dataDir: string;
  /** Made when it is not there, empty otherwise. */
  readonly target: string;
  readonly program: string;
  readonly report: (line: string) => void;
}

const suffix = '.sqlite';

/**
 * Writes every table of every database in `dataDir` as JSON lines. It reads the tables as they are
 * and knows no domain: data of another version of the program are exported as well.
 * @throws DataFault, with nothing written when the system runs
 */
export async function exportData(options: ExportOptions): Promise<ExportManifest> {
  const { dataDir, target, program, report } = options;
  const files = (await readdir(dataDir).catch(() => [])).filter((file) => file.endsWith(suffix));
  if (files.length === 0) throw new DataFault([`${dataDir} holds no data`]);
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0) throw new DataFault([`${target} is not empty`]);

  const open: { name: string; database: DatabaseSync }[] = [];
  try {
    // All of them before the first is read: domains must fit together.
    for (const file of files.sort())
      open.push({
        name: file.slice(0, -suffix.length),
        database: openAlone(join(dataDir, file)),
      });
    const databases: ExportedDatabase[] = [];
    for (const { name, database } of open) {
      const tables = await exportDatabase(database, name, target);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      report(`${name}: ${tables.length} tables, ${rows} rows`);
      databases.push({ name, tables });
    }
    const exportedAt = new Date().toISOString();
    const manifest: ExportManifest = { format: 1, program, exportedAt, databases };
    await writeFile(join(target, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`);
    return manifest;
  } finally {
    for (const { database } of open) database.close();
  }
}

/**
 * In exclusive mode SQLite lets nobody else in, and does not come in where somebody is: a system
 * that runs would go on writing in one domain while another is read.
 */
function openAlone(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive');
    return database;
  } catch (error) {
    database.close();
    const { errcode, message } = error as Error & { errcode?: number };
    const busy = errcode === 5; // SQLITE_BUSY
    throw new DataFault([`${file}: ${busy ? 'the system runs on it; stop it first' : message}`]);
  }
}

async function exportDatabase(
  database: DatabaseSync,
  name: string,
  target: string,
): Promise<ExportedTable[]> {
  await mkdir(join(target, name));
  const listed = database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'
       and name <> 'schema_version' order by name`,
    )
    .all() as { name: string }[];
  const tables: ExportedTable[] = [];
  for (const table of listed) {
    const columns = columnsOf(database, table.name);
    const file = tableFile(target, name, table.name);
    tables.push({
      name: table.name,
      columns,
      rows: await exportTable(database, table.name, columns, file),
    });
  }
  return tables;
}

/** Columns that hold data; generated ones are made again. */
function columnsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare(`pragma table_xinfo(${quoted(table)})`).all() as {
    name: string;
    hidden: number;
  }[];
  return columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
}

async function exportTable(
  database: DatabaseSync,
  table: string,
  columns: readonly string[],
  file: string,
): Promise<number> {
  const list = columns.map(quoted).join(', ');
  const select = database.prepare(`select ${list} from ${quoted(table)}`);
  select.setReadBigInts(true);
  select.setReturnArrays(true);
  let rows = 0;
  function* chunks() {
    let chunk = '';
    for (const row of select.iterate() as unknown as Iterable<SqlValue[]>) {
      rows += 1;
      chunk += `${writeRow(row)}\n`;
      if (chunk.length < 65_536) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  }
  await pipeline(Readable.from(chunks()), createWriteStream(file));
  return rows;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
