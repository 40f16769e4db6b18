/** `npm run migrate`: brings every domain's schema on DATABASE_URL up to date, one line a domain. */
import { join } from 'node:path';
import { openPart } from '@houqin/kit/database-part';
import { runMigrations } from '@houqin/kit/migrations';
import { databaseOf, initOrm } from '@houqin/kit/orm';
import { readSettings, type Settings } from '@houqin/kit/settings';
import type { Subgraph } from '@houqin/kit/subgraph';
import { readRover } from '../src/compose/read-rover.ts';
import { loadSubgraphs } from '../src/embedded/load-subgraphs.ts';
import { startFault } from '../src/embedded/start-fault.ts';
import { root } from './domains.mjs';

let settings: Settings | null = null;
let faults = 0;
try {
  settings = readSettings(process.env);
  if (!settings.databaseUrl)
    fail('DATABASE_URL is not set: an embedded DATA_DIR has no migrations');
  else
    for (const subgraph of await loadSubgraphs(await readRover(join(root, 'rover.yaml'))))
      await migrate(subgraph, settings);
} catch (error) {
  fail(startFault(error, settings) ?? String((error as Error).stack));
}
process.exit(faults > 0 ? 1 : 0);

/** One domain after the other goes on when one cannot: they do not depend on each other. */
async function migrate(subgraph: Subgraph, settings: Settings): Promise<void> {
  const { name, entities, migrations = [], parts = [] } = subgraph;
  const database = databaseOf(settings, name);
  const orm = await initOrm({ domain: name, database, entities, migrations });
  try {
    await orm.schema.ensureDatabase();
    const done = await runMigrations(orm);
    for (const part of parts) await (await openPart(settings, name, part)).close(true);
    console.log(`${name}: ${done.length > 0 ? done.join(', ') : 'up to date'}`);
  } catch (error) {
    const fault = startFault(error, settings);
    if (fault === null) throw error;
    fail(`${name}: ${fault}`);
  } finally {
    await orm.close(true);
  }
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  faults += 1;
}
