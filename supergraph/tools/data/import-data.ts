import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ulid } from '@houqin/kit/id';
import type { Settings } from '@houqin/kit/settings';
import type { Subgraph } from '@houqin/kit/subgraph';
import { compareTables } from './compare-tables.ts';
import { DataFault } from './data-fault.ts';
import { loadTable } from './load-table.ts';
import { readManifest, tableFile, type ExportedDatabase, type ExportManifest } from './manifest.ts';
import { readRows } from './read-rows.ts';
import { tablesInUse, type Tables } from './tables.ts';
import { targetDatabases } from './target.ts';

export interface ImportOptions {
  /** Folder of an export. */
  readonly source: string;
  /** `databaseUrl` when there is one, an empty `dataDir` otherwise. */
  readonly settings: Pick<Settings, 'dataDir' | 'databaseUrl'>;
  readonly subgraphs: readonly Subgraph[];
  readonly report: (line: string) => void;
}

interface OpenTarget {
  readonly exported: ExportedDatabase;
  readonly tables: Tables;
}

/**
 * Brings an export into this program's tables, which are made or migrated first. Everything is held
 * against the tables before the first row is written; each database is one transaction; files come
 * to their place when all of them are whole.
 * @throws DataFault, errors of the database
 */
export async function importData(options: ImportOptions): Promise<ExportManifest> {
  const { source, settings, subgraphs, report } = options;
  const manifest = await readManifest(source);
  const known = new Map(targetDatabases(subgraphs).map((target) => [target.name, target]));
  const strangers = manifest.databases.filter(({ name }) => !known.has(name));
  if (strangers.length > 0)
    throw new DataFault(strangers.map(({ name }) => `${name}: this program has no such database`));

  const place = await preparePlace(settings);
  const open: OpenTarget[] = [];
  try {
    for (const exported of manifest.databases)
      open.push({ exported, tables: await known.get(exported.name)!.open(place.settings) });
    await check(open, report);
    const epochs = await newEpochs(source, manifest);
    await loadAll(open, { ...options, epochs });
    for (const { tables } of open.splice(0)) await tables.close();
    await place.keep();
    return manifest;
  } finally {
    for (const { tables } of open) await tables.close();
    await place.clear();
  }
}

/** Where the rows go meanwhile: files beside their place, so that a failure leaves none behind. */
async function preparePlace({ dataDir, databaseUrl }: ImportOptions['settings']) {
  const nothing = () => Promise.resolve();
  if (databaseUrl) return { settings: { dataDir, databaseUrl }, keep: nothing, clear: nothing };
  await mkdir(dataDir, { recursive: true });
  const found = (await readdir(dataDir)).find((file) => file.endsWith('.sqlite'));
  if (found) throw new DataFault([`${join(dataDir, found)} is there: name an empty DATA_DIR`]);
  const staging = join(dataDir, '.import');
  const clear = () => rm(staging, { recursive: true, force: true });
  await clear();
  return {
    settings: { dataDir: staging, databaseUrl },
    clear,
    async keep() {
      for (const file of await readdir(staging))
        await rename(join(staging, file), join(dataDir, file));
    },
  };
}

async function check(open: readonly OpenTarget[], report: (line: string) => void): Promise<void> {
  const faults: string[] = [];
  for (const { exported, tables } of open) {
    const compared = compareTables(exported, tables.columns);
    compared.notes.forEach(report);
    faults.push(...compared.faults);
    const used = await tablesInUse(tables);
    if (used.length > 0) faults.push(`${exported.name}: the database holds ${used.join(', ')}`);
  }
  if (faults.length > 0) throw new DataFault(faults);
}

/** Old epoch of each domain → its new one: cursors given out before must not be taken for ours. */
async function newEpochs(source: string, { databases }: ExportManifest) {
  const epochs = new Map<string, string>();
  for (const { name, tables } of databases) {
    const state = tables.find((table) => table.name === 'feed_state');
    const at = state?.columns.indexOf('epoch') ?? -1;
    if (!state || at < 0) continue;
    for await (const values of readRows(tableFile(source, name, state.name)))
      epochs.set(String(values[at]), ulid());
  }
  return epochs;
}

type Loading = ImportOptions & { readonly epochs: ReadonlyMap<string, string> };

async function loadAll(open: readonly OpenTarget[], options: Loading): Promise<void> {
  const done: string[] = [];
  try {
    for (const target of open) {
      await load(target, options);
      done.push(target.exported.name);
    }
  } catch (error) {
    if (!options.settings.databaseUrl || done.length === 0) throw error;
    const lines = error instanceof DataFault ? error.lines : [String(error)];
    throw new DataFault([...lines, `to begin anew, drop the schemas of ${done.join(', ')}`]);
  }
}

async function load({ exported, tables }: OpenTarget, options: Loading): Promise<void> {
  const { source, epochs, report } = options;
  const { name } = exported;
  await tables.begin();
  try {
    let sum = 0;
    for (const table of exported.tables) {
      const known = tables.columns.get(table.name);
      if (!known) continue;
      const columns = table.columns.map((name) => known.find((column) => column.name === name)!);
      const file = tableFile(source, name, table.name);
      await loadTable(tables, table.name, columns, file).catch((error: Error) => {
        // SQLite takes texts of any length, MySQL does not.
        throw new DataFault([
          `${name}.${table.name}: ${error.message}; nothing of ${name} was kept`,
        ]);
      });
      const count = await tables.count(table.name);
      if (count !== table.rows) {
        const counts = `${name}.${table.name}: ${count} rows of ${table.rows}`;
        throw new DataFault([`${counts}; nothing of ${name} was kept`]);
      }
      sum += count;
    }
    // Consumers go on where they were: they know each producer by its new epoch.
    for (const table of ['feed_state', 'inbox_position'])
      if (tables.columns.has(table))
        for (const [before, after] of epochs) await tables.replace(table, 'epoch', before, after);
    await tables.commit();
    report(`${name}: ${exported.tables.length} tables, ${sum} rows`);
  } catch (error) {
    await tables.rollback().catch(() => undefined);
    throw error;
  }
}
