import type { MikroORM } from '@mikro-orm/sql';
import { databaseOf, openOrm } from './orm.ts';

/** A database of a domain beside its main one, for bulk rows that must not wait for the rest. */
export interface DatabasePart {
  /** `readings`: the database is `<domain>_readings`. */
  readonly name: string;
  /** Statements that make its tables; run at every start, so they may run again. */
  readonly tables: (kind: 'sqlite' | 'mysql') => readonly string[];
}

/** Opens a part with its tables made. Nothing can be recorded in it. */
export async function openPart(
  settings: { readonly dataDir: string; readonly databaseUrl: string | null },
  domain: string,
  part: DatabasePart,
): Promise<MikroORM> {
  const database = databaseOf(settings, domain, part.name);
  const options = { entities: [], plain: true, schema: 'none' } as const;
  const orm = await openOrm({ domain: `${domain}-${part.name}`, database, ...options });
  try {
    if (database.kind === 'mysql') await orm.schema.ensureDatabase();
    for (const sql of part.tables(database.kind)) await orm.em.fork().execute(sql, [], 'run');
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}
