import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFault } from './data-fault.ts';

/** What an export holds: `manifest.json`, written last, so that a broken-off export has none. */
export interface ExportManifest {
  readonly format: 1;
  /** Version of the program that exported. */
  readonly program: string;
  /** ISO 8601 instant, UTC. */
  readonly exportedAt: string;
  readonly databases: readonly ExportedDatabase[];
}

export interface ExportedDatabase {
  /** `facility`, or `environment_readings` for a part of a domain: also the folder's name. */
  readonly name: string;
  readonly tables: readonly ExportedTable[];
}

/** One file `<database>/<table>.jsonl`: each line an array of values in the order of `columns`. */
export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export const manifestFile = 'manifest.json';

export const tableFile = (folder: string, database: string, table: string): string =>
  join(folder, database, `${table}.jsonl`);

/** @throws DataFault when the folder holds no whole export, or one of another format */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => null);
  if (text === null)
    throw new DataFault([`${folder} holds no whole export: ${manifestFile} is missing`]);
  const manifest = JSON.parse(text) as ExportManifest;
  if (manifest.format !== 1)
    throw new DataFault([`${folder} is of format ${String(manifest.format)}, not 1`]);
  return manifest;
}
