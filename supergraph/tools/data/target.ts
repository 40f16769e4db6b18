import type { Settings } from '@houqin/kit/settings';
import type { Subgraph } from '@houqin/kit/subgraph';
import { openPart } from '@houqin/kit/database-part';
import { databaseOf, openOrm } from '@houqin/kit/orm';
import { openMySqlTables } from './mysql-tables.ts';
import { openSqliteTables } from './sqlite-tables.ts';
import type { Tables } from './tables.ts';

type Place = Pick<Settings, 'dataDir' | 'databaseUrl'>;

/** A database of this program that rows are brought into. */
export interface TargetDatabase {
  /** As in the export: `facility`, `environment_readings`. */
  readonly name: string;
  /** Makes or migrates its tables and opens them. */
  open(place: Place): Promise<Tables>;
}

/** The databases of these domains: one each, and its parts. */
export function targetDatabases(subgraphs: readonly Subgraph[]): TargetDatabase[] {
  return subgraphs.flatMap(({ name, entities, migrations, parts = [] }) => [
    {
      name,
      async open(place: Place) {
        const database = databaseOf(place, name);
        const list = migrations ? { migrations } : {};
        const orm = await openOrm({ domain: name, database, entities, ...list });
        return tablesOf(orm, place, name);
      },
    },
    ...parts.map((part) => ({
      name: `${name}_${part.name}`,
      open: async (place: Place) =>
        tablesOf(await openPart(place, name, part), place, name, part.name),
    })),
  ]);
}

/** SQLite is written without the ORM, which would write every value into the text of a statement. */
async function tablesOf(
  orm: Awaited<ReturnType<typeof openOrm>>,
  place: Place,
  domain: string,
  part?: string,
): Promise<Tables> {
  const database = databaseOf(place, domain, part);
  if (database.kind === 'mysql') return openMySqlTables(orm);
  await orm.close(true);
  return openSqliteTables(database.file);
}
