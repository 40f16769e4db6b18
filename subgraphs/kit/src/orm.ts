import 'reflect-metadata';
import type { EntityClass, EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/sql';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rememberKit, type NounDefinition } from './kit-orm.ts';
import { migrationTable, runMigrations, type MigrationList } from './migrations.ts';
import { prepareMySqlConnection, ServerMySqlDriver } from './mysql-driver.ts';
import { createOrCheckSqlite, ensureFeedState } from './schema.ts';
import { snapshots } from './snapshot.ts';
import { EmbeddedSqliteDriver } from './sqlite-driver.ts';
import { kitEntities } from './tables.ts';

/** Where a domain's tables are. */
export type DatabaseTarget =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** The URL names the schema. */
  | { readonly kind: 'mysql'; readonly url: string };

/**
 * A domain's database: schema `houqin_<domain>` of the server, or a file of its own in the data
 * folder. `part` names a second one (telemetry, which must not wait for orders).
 */
export function databaseOf(
  settings: { readonly dataDir: string; readonly databaseUrl: string | null },
  domain: string,
  part?: string,
): DatabaseTarget {
  const name = part ? `${domain}_${part}` : domain;
  if (!settings.databaseUrl)
    return { kind: 'sqlite', file: join(settings.dataDir, `${name}.sqlite`) };
  const url = new URL(settings.databaseUrl);
  url.pathname = `/houqin_${name.replaceAll('-', '_')}`;
  return { kind: 'mysql', url: url.href };
}

export interface OrmOptions {
  readonly domain: string;
  readonly database: DatabaseTarget;
  readonly entities: readonly (EntityClass<unknown> | EntitySchema)[];
  /** The nouns whose events carry live keys: `defineLive` results, or just these three fields. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
  readonly lives?: readonly NounDefinition<any>[];
  /** All migrations, oldest first. Needed on MySQL. */
  readonly migrations?: MigrationList;
  /** Default: SQLite `create`, MySQL `migrate`. `create` on MySQL is for tests: no migrations. */
  readonly schema?: 'migrate' | 'create' | 'none';
  /** A database for bulk rows only, without outbox and the like: nothing can be recorded in it. */
  readonly plain?: boolean;
  readonly debug?: boolean;
}

/**
 * Opens a domain's database with its tables ready: made, checked or migrated.
 * @throws DataOfAnotherVersion when a SQLite file was written by other tables
 */
export async function openOrm(options: OrmOptions): Promise<MikroORM> {
  const orm = await initOrm(options);
  try {
    const { kind } = options.database;
    const schema = options.schema ?? (kind === 'sqlite' ? 'create' : 'migrate');
    if (kind === 'mysql' && schema !== 'none') await orm.schema.ensureDatabase();
    if (schema === 'migrate') await runMigrations(orm);
    else if (schema === 'create' && options.database.kind === 'sqlite')
      await createOrCheckSqlite(orm, options.database.file);
    else if (schema === 'create') await orm.schema.create();
    if (schema !== 'none' && !options.plain) await ensureFeedState(orm.em);
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}

/** MikroORM for a domain, not yet connected; `migrations` are settings of its migrator. */
export async function initOrm(options: OrmOptions, migrations: object = {}): Promise<MikroORM> {
  const { database, domain } = options;
  if (database.kind === 'sqlite' && database.file !== ':memory:')
    mkdirSync(dirname(database.file), { recursive: true });
  const orm = await MikroORM.init({
    ...connectionOf(database),
    contextName: domain,
    entities: [
      ...options.entities,
      ...(options.plain ? [] : kitEntities(database.kind)),
    ] as EntityClass<unknown>[],
    extensions: [Migrator],
    subscribers: options.plain ? [] : [snapshots],
    forceUtcTimezone: true,
    flushMode: 'commit',
    discovery: { warnWhenNoEntities: false },
    migrations: {
      tableName: migrationTable,
      migrationsList: [...(options.migrations ?? [])],
      snapshot: false,
      snapshotOnMigrate: false,
      silent: true,
      ...migrations,
    },
    debug: options.debug ? ['query', 'query-params'] : false,
  } as Options);
  const nouns = new Map((options.lives ?? []).map((live) => [live.entity as unknown, live]));
  rememberKit(orm.config, { domain, kind: database.kind, nouns, wake: () => undefined });
  return orm as unknown as MikroORM;
}

function connectionOf(database: DatabaseTarget): object {
  if (database.kind === 'sqlite') return { driver: EmbeddedSqliteDriver, dbName: database.file };
  return {
    driver: ServerMySqlDriver,
    clientUrl: database.url,
    charset: 'utf8mb4',
    // As SQLite and TiDB compare: by code point. Other collations take a for A, and some take all
    // rare characters of names for one.
    collate: 'utf8mb4_bin',
    // Several replicas of 14 domains share a server that takes 151 connections by default.
    pool: { min: 0, max: 10, idleTimeoutMillis: 60_000 },
    onCreateConnection: prepareMySqlConnection,
  };
}
