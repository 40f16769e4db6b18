import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPart, type DatabasePart } from '@houqin/kit/database-part';
import { databaseOf, openOrm } from '@houqin/kit/orm';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { Ward } from '@houqin/kit/testing/ward';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFault } from '../tools/data/data-fault.ts';
import { exportData } from '../tools/data/export-data.ts';
import { importData } from '../tools/data/import-data.ts';

const readings: DatabasePart = {
  name: 'readings',
  tables: () => ['create table if not exists reading (at bigint not null, value double, raw blob)'],
};
const wards = defineSubgraph({
  name: 'wards',
  root: import.meta.url,
  entities: [Ward],
  resolvers: [],
  parts: [readings],
});

let folder: string;
let dataDir: string;
let exported: string;
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'houqin-move-'));
  dataDir = join(folder, 'data');
  exported = join(folder, 'exported');
  lines = [];
  const orm = await open(dataDir);
  await orm.close(true);
  const part = await openPart({ dataDir, databaseUrl: null }, 'wards', readings);
  await part.close(true);
  change(
    'wards',
    "insert into ward (id, version, name, beds, opened_at) values ('a', 3, 'A', 8, 0)",
  );
  change(
    'wards',
    "insert into ward (id, version, name, beds) values ('b', 1, 'line\u2028break', 2)",
  );
  change('wards_readings', "insert into reading values (9007199254740993, 9e999, x'00ff')");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (into: string) =>
  openOrm({
    domain: 'wards',
    database: databaseOf({ dataDir: into, databaseUrl: null }, 'wards'),
    entities: [Ward],
  });

/** As an older program, or a hand, would have left it. */
function change(database: string, sql: string, into = dataDir): void {
  const file = new DatabaseSync(join(into, `${database}.sqlite`));
  file.exec(sql);
  file.close();
}

function all(database: string, sql: string, into: string): unknown[] {
  const file = new DatabaseSync(join(into, `${database}.sqlite`));
  const select = file.prepare(sql);
  select.setReadBigInts(true);
  const found = select.all();
  file.close();
  return found;
}

const report = (line: string) => void lines.push(line);
const exportAll = () => exportData({ dataDir, target: exported, program: '0.1.0', report });
const importAll = (into: string) =>
  importData({
    source: exported,
    settings: { dataDir: into, databaseUrl: null },
    subgraphs: [wards],
    report,
  });
const faultOf = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof DataFault) return error.lines;
      throw error;
    },
  );

it('moves every row of every database as it was', async () => {
  const manifest = await exportAll();
  expect(manifest.databases.map(({ name }) => name)).toEqual(['wards', 'wards_readings']);
  const into = join(folder, 'new');
  await importAll(into);
  for (const [database, sql] of [
    ['wards', 'select * from ward order by id'],
    ['wards_readings', 'select * from reading'],
  ] as const)
    expect(all(database, sql, into)).toEqual(all(database, sql, dataDir));
  expect((await readdir(into)).sort()).toEqual(['wards.sqlite', 'wards_readings.sqlite']);
  expect(lines).toContain('wards_readings: 1 tables, 1 rows');
  // The program takes them for its own.
  await (await open(into)).close(true);
});

it('begins a new epoch that consumers know', async () => {
  const epochOf = (into: string) => all('wards', 'select epoch from feed_state', into);
  const [{ epoch }] = epochOf(dataDir) as [{ epoch: string }];
  change('wards', `insert into inbox_position values ('wards', '${epoch}', 7), ('other', 'x', 1)`);
  await exportAll();
  const into = join(folder, 'new');
  await importAll(into);
  const [after] = epochOf(into) as [{ epoch: string }];
  expect(after.epoch).not.toBe(epoch);
  expect(all('wards', 'select * from inbox_position order by consumer', into)).toEqual([
    { consumer: 'other', epoch: 'x', position: 1n },
    { consumer: 'wards', epoch: after.epoch, position: 7n },
  ]);
});

it('gives a column that was added since its default, and says so', async () => {
  change('wards', 'alter table ward drop column opened_at');
  await exportAll();
  const into = join(folder, 'new');
  await importAll(into);
  expect(lines).toContain('wards.ward.opened_at: not in the export; takes its default');
  expect(all('wards', 'select id, opened_at from ward order by id', into)).toEqual([
    { id: 'a', opened_at: null },
    { id: 'b', opened_at: null },
  ]);
});

it('imports nothing when a column, a table or a database would be lost, and names each', async () => {
  change('wards', 'alter table ward add column colour text');
  change('wards', "create table door (code text); insert into door values ('x')");
  change('wards', 'alter table ward drop column name');
  await exportAll();
  const into = join(folder, 'new');
  expect(await faultOf(importAll(into))).toEqual([
    'wards.door: this program has no such table, 1 rows',
    'wards.ward.colour: this program has no such column',
    'wards.ward.name: not in the export, and it has no default',
  ]);
  expect(await readdir(into)).toEqual([]);

  const none = { source: exported, settings: { dataDir: into, databaseUrl: null }, report };
  expect(await faultOf(importData({ ...none, subgraphs: [] }))).toEqual([
    'wards: this program has no such database',
    'wards_readings: this program has no such database',
  ]);
});

it('imports nothing when a file is not what the manifest says', async () => {
  await exportAll();
  const file = join(exported, 'wards/ward.jsonl');
  const [first] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, `${first}\n`);
  const into = join(folder, 'new');
  expect(await faultOf(importAll(into))).toEqual([
    'wards.ward: 1 rows of 2; nothing of wards was kept',
  ]);
  expect(await readdir(into)).toEqual([]);
});

it('goes only from a system that is stopped to a place that is empty', async () => {
  // Of another process: locks of SQLite are a process's own.
  const running = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { DatabaseSync } from 'node:sqlite';
     new DatabaseSync(${JSON.stringify(join(dataDir, 'wards.sqlite'))}).prepare('select * from ward').all();
     console.log('open'); setInterval(() => {}, 1000);`,
  ]);
  await once(running.stdout, 'data');
  expect(await faultOf(exportAll())).toEqual([
    expect.stringMatching(/wards\.sqlite: the system runs on it; stop it first$/),
  ]);
  expect(await readdir(exported)).toEqual([]);
  running.kill('SIGKILL');
  await once(running, 'exit');

  expect(await faultOf(importAll(join(folder, 'new')))).toEqual([
    expect.stringContaining('holds no whole export: manifest.json is missing'),
  ]);
  await exportAll();
  expect(await faultOf(exportAll())).toEqual([`${exported} is not empty`]);
  expect(await faultOf(importAll(dataDir))).toEqual([
    expect.stringMatching(/wards\.sqlite is there: name an empty DATA_DIR$/),
  ]);
});
