import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/sql';
import { rows } from './sql.ts';

/** A domain's migrations by explicit list, oldest first; files of `migrations/`. */
export type MigrationList = readonly {
  /** File name without its ending; never changes once shipped. */
  readonly name: string;
  readonly class: Constructor<Migration>;
}[];

export const migrationTable = 'migration';

/** The list is empty, or a shipped migration is missing from it. */
export class MigrationMissing extends Error {
  override readonly name = 'MigrationMissing';
}

/** Waits for another replica that migrates the same schema, in seconds. */
const lockSeconds = 120;

/**
 * Brings a MySQL schema up to date. Replicas that start together take turns.
 * @returns names of the migrations that ran
 * @throws MigrationMissing
 */
export async function runMigrations(orm: MikroORM): Promise<string[]> {
  const domain = orm.config.get('contextName');
  const listed = orm.config.get('migrations').migrationsList ?? [];
  if (listed.length === 0)
    throw new MigrationMissing(
      `${domain} has no migrations: make them with subgraphs/kit/tools/make-migration.ts ${domain}`,
    );
  return withSchemaLock(orm, async () => {
    await refuseNewerSchema(orm);
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  });
}

/** A server's named lock belongs to a connection: a transaction, which does nothing else, keeps it. */
async function withSchemaLock<T>(orm: MikroORM, work: () => Promise<T>): Promise<T> {
  const keeper = orm.em.fork();
  await keeper.begin();
  try {
    const [lock] = await rows(keeper, 'select get_lock(concat(database(), ?), ?) as taken', [
      ...['.migrate', lockSeconds],
    ]);
    if (Number(lock?.['taken']) !== 1)
      throw new Error(`another process migrates ${orm.config.get('dbName')} and does not end`);
    return await work();
  } finally {
    // The connection goes back to the pool and would take the lock along.
    await rows(keeper, 'select release_lock(concat(database(), ?)) as released', ['.migrate']);
    await keeper.rollback();
  }
}

/** An older program must not run on tables that a newer one has changed. */
async function refuseNewerSchema(orm: MikroORM): Promise<void> {
  const known = new Set(
    orm.config.get('migrations').migrationsList?.map((item) => (item as { name: string }).name),
  );
  const executed = await orm.migrator.getExecuted();
  const unknown = executed.filter(({ name }) => !known.has(name));
  if (unknown.length > 0)
    throw new MigrationMissing(
      `${orm.config.get('dbName')} was migrated by a newer program: ${unknown.map(({ name }) => name).join(', ')}`,
    );
}
