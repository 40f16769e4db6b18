import { EntitySchema } from '@mikro-orm/core';
import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { databaseOf, openOrm } from './orm.ts';
import { OutboxReader } from './outbox-reader.ts';
import { beginEpoch, DataOfAnotherVersion } from './schema.ts';
import { rows, run } from './sql.ts';
import { databases, openTestOrm } from './testing/databases.ts';
import { Ward } from './testing/ward.ts';

describe('a SQLite file', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'houqin-test-'));
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  const database = databaseOf(
    { dataDir: join(dataDir, 'new', 'folder'), databaseUrl: null },
    'test',
  );
  const file = join(dataDir, 'new', 'folder', 'test.sqlite');
  const changed = new EntitySchema({
    name: 'Bed',
    properties: { id: { type: 'string', primary: true } },
  } as never);

  it('is made when absent and keeps its data and epoch', async () => {
    const first = await openOrm({ domain: 'test', database, entities: [Ward] });
    await run(
      first.em.fork(),
      "insert into ward (id, version, name, beds) values ('1', 1, 'w', 0)",
    );
    const { epoch } = await OutboxReader.open(first.em, 'test');
    await first.close(true);
    const second = await openOrm({ domain: 'test', database, entities: [Ward] });
    expect(await second.em.fork().count(Ward)).toBe(1);
    expect((await OutboxReader.open(second.em, 'test')).epoch).toBe(epoch);
    await second.close(true);
  });

  it('is opened durable: WAL, full synchronisation, foreign keys', async () => {
    const orm = await openOrm({ domain: 'test', database, entities: [Ward] });
    const pragma = async (name: string) =>
      Object.values((await rows(orm.em.fork(), `pragma ${name}`))[0]!)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await orm.close(true);
  });

  it('of other tables is left as it is, with the way out named', async () => {
    const before = readFileSync(file);
    const opened = openOrm({ domain: 'test', database, entities: [Ward, changed] });
    await expect(opened).rejects.toThrow(DataOfAnotherVersion);
    await expect(opened).rejects.toThrow(/test\.sqlite.*npm run export.*npm run\s+import/s);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('of another program is refused, too', async () => {
    const other = databaseOf({ dataDir, databaseUrl: null }, 'foreign');
    const orm = await openOrm({ domain: 'x', database: other, entities: [], schema: 'none' });
    await run(orm.em.fork(), 'create table something (id text)');
    await orm.close(true);
    await expect(openOrm({ domain: 'x', database: other, entities: [] })).rejects.toThrow(
      DataOfAnotherVersion,
    );
  });
});

it('names schemas and files by domain', () => {
  const databaseUrl = 'mysql://user:p%40w@db.example:3307';
  expect(databaseOf({ dataDir: '/d', databaseUrl }, 'my-domain')).toEqual({
    kind: 'mysql',
    url: 'mysql://user:p%40w@db.example:3307/houqin_my_domain',
  });
  expect(databaseOf({ dataDir: '/d', databaseUrl: null }, 'environment', 'readings')).toEqual({
    kind: 'sqlite',
    file: '/d/environment_readings.sqlite',
  });
});

it.each(databases())('begins another epoch when asked, on %s', async (database) => {
  const test = await openTestOrm(database, { domain: 'test', entities: [] });
  const { epoch } = await OutboxReader.open(test.orm.em, 'test');
  const next = await beginEpoch(test.orm.em);
  expect(next > epoch).toBe(true);
  expect((await OutboxReader.open(test.orm.em, 'test')).epoch).toBe(next);
  await test.close();
});
