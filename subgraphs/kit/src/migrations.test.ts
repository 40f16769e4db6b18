import { EntitySchema } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/sql';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationMissing, runMigrations, type MigrationList } from './migrations.ts';
import { databaseOf, openOrm } from './orm.ts';
import { packageRoot } from './package-root.ts';
import { rows, run } from './sql.ts';
import { databases } from './testing/databases.ts';
import { writeMigration } from './write-migration.ts';

const bed = (columns: object) =>
  new EntitySchema({
    name: 'Bed',
    tableName: 'bed',
    properties: {
      id: { type: 'string', length: 26, primary: true },
      state: { enum: true, items: ['FREE', 'TAKEN'], type: 'string' },
      ...columns,
    },
  } as never);

describe.runIf(databases().includes('mysql'))('migrations on mysql', () => {
  let folder: string;
  let lists: MigrationList[];
  const opened: MikroORM[] = [];

  beforeAll(async () => {
    // Inside the package, so that the written files find it by name.
    folder = mkdtempSync(join(packageRoot(import.meta.url), '.migrations-'));
    lists = [];
    for (const [name, columns] of [
      ['initial', {}],
      [
        'note',
        {
          note: { type: 'string', length: 80, default: 'one; `two` $' },
          at: { type: 'datetime', nullable: true },
        },
      ],
    ] as const) {
      const file = await writeMigration({ domain: 'beds', entities: [bed(columns)] }, folder, name);
      expect(file).toBe(`000${lists.length + 1}-${name}.ts`);
      const module = (await import(`${folder}/list.ts?${name}`)) as { migrations: MigrationList };
      lists.push(module.migrations);
    }
  });
  afterEach(async () => {
    for (const orm of opened.splice(0)) await orm.close(true);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function open(schemaName: string, migrations: MigrationList, columns: object = {}) {
    const settings = { dataDir: '', databaseUrl: inject('houqinMysqlUrl') };
    const database = databaseOf(settings, schemaName);
    const orm = await openOrm({ domain: 'beds', database, entities: [bed(columns)], migrations });
    opened.push(orm);
    return orm;
  }
  const aName = () => `beds_${randomBytes(4).toString('hex')}`;

  it('says nothing when nothing changed, and needs no server to tell', async () => {
    const columns = {
      note: { type: 'string', length: 80, default: 'one; `two` $' },
      at: { type: 'datetime', nullable: true },
    };
    const file = await writeMigration({ domain: 'beds', entities: [bed(columns)] }, folder, 'none');
    expect(file).toBeNull();
  });

  it('bring a schema with data in it to the next shape', async () => {
    const name = aName();
    const first = await open(name, lists[0]!);
    await run(first.em.fork(), "insert into bed (id, state) values ('1', 'FREE')");
    await first.close(true);
    const second = await open(name, lists[1]!);
    const found = await rows(second.em.fork(), 'select * from bed');
    expect(found).toEqual([{ id: '1', state: 'FREE', note: 'one; `two` $', at: null }]);
    const [column] = await rows(
      second.em.fork(),
      "select column_type as type from information_schema.columns where table_schema = database() and table_name = 'bed' and column_name = 'at'",
    );
    expect(column).toEqual({ type: 'datetime(3)' });
  });

  it('run once when replicas start together', async () => {
    const name = aName();
    await open(name, lists[0]!);
    const replicas = await Promise.all([1, 2, 3].map(() => open(name, lists[1]!)));
    expect(await rows(replicas[0]!.em.fork(), 'select name from migration order by name')).toEqual([
      { name: '0001-initial' },
      { name: '0002-note' },
    ]);
    expect(await runMigrations(replicas[0]!)).toEqual([]);
  });

  it('refuse an older program on a newer schema, and a domain without any', async () => {
    const name = aName();
    await open(name, lists[1]!);
    await expect(open(name, lists[0]!)).rejects.toThrow(/migrated by a newer program: 0002-note/);
    await expect(open(name, [])).rejects.toThrow(MigrationMissing);
  });

  it('are files that read well', () => {
    const source = readFileSync(join(folder, '0002-note.ts'), 'utf8');
    expect(source).toContain("import { Migration } from '@houqin/kit/migration';");
    expect(source).toContain('export class Migration0002 extends Migration {');
  });
});
