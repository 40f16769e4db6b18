import type { Context } from '@houqin/kit/context';
import { databaseOf, openOrm, type DatabaseTarget } from '@houqin/kit/orm';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { readingTables } from './reading-tables.ts';
import { ReadingStore, type Dialect } from './reading-store.ts';

/** The database of readings: apart from the rest, so that neither waits for the other. */
export interface Readings {
  readonly dialect: Dialect;
  readonly store: ReadingStore;
  em(): Context['em'];
  close(): Promise<void>;
}

/** Opens the readings beside the domain's database: `<its name>_readings`. */
export async function openReadings(runtime: SubgraphRuntime): Promise<Readings> {
  const database = readingsDatabase(runtime);
  const orm = await openOrm({
    domain: 'environment-readings',
    database,
    entities: [],
    plain: true,
    schema: 'none',
  });
  if (database.kind === 'mysql') await orm.schema.ensureDatabase();
  for (const sql of readingTables(database.kind)) await orm.em.fork().execute(sql, [], 'run');
  return {
    dialect: database.kind,
    store: new ReadingStore(database.kind, () => orm.em.fork()),
    em: () => orm.em.fork(),
    close: () => orm.close(true),
  };
}

function readingsDatabase({ orm, process }: SubgraphRuntime): DatabaseTarget {
  const { settings } = process;
  if (!settings.databaseUrl) return databaseOf(settings, 'environment', 'readings');
  const url = new URL(settings.databaseUrl);
  url.pathname = `/${orm.config.get('dbName')}_readings`;
  return { kind: 'mysql', url: url.href };
}
