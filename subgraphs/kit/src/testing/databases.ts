import type { MikroORM } from '@mikro-orm/sql';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { missingServer } from './missing-server.ts';
import { databaseOf, openOrm, type DatabaseTarget, type OrmOptions } from '../orm.ts';

export type TestDatabase = 'sqlite' | 'mysql';

/**
 * The databases a test runs on: `describe.each(databases())('… on %s', (database) => …)`. Where the
 * machine has no MySQL server, a skipped test says so by name; with `CI=true` it fails instead.
 */
export function databases(): TestDatabase[] {
  if (inject('houqinMysqlUrl')) return ['sqlite', 'mysql'];
  describe('on mysql', () => missingServer('mariadbd'));
  return ['sqlite'];
}

export interface TestSettings {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Removes the files and drops the schemas of these domains. */
  cleanUp(): Promise<void>;
}

/** The two settings that choose a database, for a folder or schemas of this test's own. */
export function testSettings(database: TestDatabase): TestSettings {
  const dataDir = mkdtempSync(join(tmpdir(), 'houqin-test-'));
  return {
    dataDir,
    databaseUrl: database === 'mysql' ? inject('houqinMysqlUrl') : null,
    cleanUp: () => rm(dataDir, { recursive: true, force: true }),
  };
}

export interface TestOrm {
  readonly orm: MikroORM;
  /** Where it is, for a process of its own. */
  readonly target: DatabaseTarget;
  /** Opens the same database again, as a second process would. */
  reopen(): Promise<MikroORM>;
  /** Closes everything and removes the data. */
  close(): Promise<void>;
}

/** A new, empty database with these entities and the kit's tables. */
export async function openTestOrm(
  database: TestDatabase,
  options: Omit<OrmOptions, 'database'>,
): Promise<TestOrm> {
  const settings = testSettings(database);
  const target = databaseOf(settings, `${options.domain}_${randomBytes(4).toString('hex')}`);
  const open = () => openOrm({ schema: 'create', ...options, database: target });
  const orm = await open();
  const others: MikroORM[] = [];
  return {
    ...{ orm, target },
    async reopen() {
      const other = await openOrm({
        ...options,
        ...{ database: target, schema: database === 'mysql' ? 'none' : 'create' },
      });
      others.push(other);
      return other;
    },
    async close() {
      for (const other of others) await other.close(true);
      if (database === 'mysql') await orm.schema.dropDatabase();
      await orm.close(true);
      await settings.cleanUp();
    },
  };
}
