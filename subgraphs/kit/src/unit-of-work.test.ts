import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rows } from './sql.ts';
import { openTestOrm, databases, type TestOrm } from './testing/databases.ts';
import { dataContext } from './testing/data.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { record, touch } from './record.ts';
import { transact } from './unit-of-work.ts';
import { lock } from './lock.ts';
import { VersionConflict } from './errors.ts';

const opened = { type: 'test.ward.opened', version: 1 };

describe.each(databases())('one transaction on %s', (database) => {
  let test: TestOrm;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
  });
  afterAll(() => test.close());

  it('writes the row, its event and its audit entry together', async () => {
    const ctx = dataContext(test.orm);
    const ward = await transact(ctx, async (tx) => {
      const made = aWard({
        name: 'ICU 后',
        campusId: 'C1',
        doorCode: '1234',
        openedAt: new Date(1e12 + 123),
      });
      tx.persist(made);
      record(tx, made, { ...opened, name: "O'Brien \\ ? 'x'" } as never, { reason: 'because' });
      return made;
    });
    const [event] = await rows(test.orm.em.fork(), 'select * from outbox where aggregate_id = ?', [
      ward.id,
    ]);
    expect(event).toMatchObject({
      type: 'test.ward.opened',
      aggregate_type: 'ward',
      aggregate_version: 1,
      position: null,
      campus_id: 'C1',
      keys_before: null,
    });
    expect(JSON.parse(String(event!['payload']))).toEqual({ name: "O'Brien \\ ? 'x'" });
    const [entry] = await rows(
      test.orm.em.fork(),
      'select * from audit_entry where object_id = ?',
      [ward.id],
    );
    expect(JSON.parse(String(entry!['after']))).toMatchObject({
      name: 'ICU 后',
      doorCode: '(hidden)',
      openedAt: '2001-09-09T01:46:40.123Z',
    });
    const read = await test.orm.em.fork().findOneOrFail(Ward, ward.id);
    expect(read.openedAt?.getTime()).toBe(1e12 + 123);
  });

  it('knows what a changed row was before', async () => {
    const ctx = dataContext(test.orm);
    const { id } = await transact(ctx, async (tx) => {
      const w = aWard({ beds: 3 });
      tx.persist(w);
      return w;
    });
    await transact(ctx, async (tx) => {
      const ward = await lock(tx, Ward, id, 1);
      ward.beds = 4;
      await tx.flush();
      ward.name = 'renamed';
      record(tx, ward, opened);
    });
    const [event] = await rows(test.orm.em.fork(), 'select * from outbox where aggregate_id = ?', [
      id,
    ]);
    expect(JSON.parse(String(event!['keys_before']))).toMatchObject({ beds: 3, name: 'ward' });
    expect(JSON.parse(String(event!['keys_after']))).toMatchObject({ beds: 4, name: 'renamed' });
    expect(event!['aggregate_version']).toBe(3);
    const [entry] = await rows(
      test.orm.em.fork(),
      'select * from audit_entry where object_id = ?',
      [id],
    );
    expect(JSON.parse(String(entry!['before']))).toEqual({ beds: 3, name: 'ward' });
    await expect(transact(ctx, (tx) => lock(tx, Ward, id, 1))).rejects.toThrow(VersionConflict);
  });

  it('tells letters, cases and rare characters apart', async () => {
    const names = ['Ward', 'ward', '\u{20000}', '\u{20001}', 'é', 'e'];
    await transact(dataContext(test.orm), (tx) => {
      for (const name of names) tx.persist(aWard({ name, campusId: 'names' }));
      return Promise.resolve();
    });
    for (const name of names)
      expect(await test.orm.em.fork().count(Ward, { name, campusId: 'names' })).toBe(1);
  });

  it('asks the database nothing more when nothing is recorded', async () => {
    const queries: string[] = [];
    const logger = test.orm.config.getLogger();
    logger.setDebugMode(['query']);
    const said = vi
      .spyOn(logger, 'logQuery')
      .mockImplementation(({ query }) => void queries.push(query ?? ''));
    await transact(dataContext(test.orm), (tx) => tx.nativeUpdate(Ward, { id: 'x' }, { beds: 1 }));
    said.mockRestore();
    logger.setDebugMode(false);
    expect(queries.map((query) => query.split(' ')[0])).toEqual(['begin', 'update', 'commit']);
  });

  it('counts a touched aggregate up, whose columns did not change', async () => {
    const ctx = dataContext(test.orm);
    const { id } = await transact(ctx, (tx) => {
      const ward = aWard();
      tx.persist(ward);
      return Promise.resolve(ward);
    });
    for (const expected of [2, 3]) {
      const touched = await transact(ctx, async (tx) => {
        const ward = await lock(tx, Ward, id);
        touch(tx, ward, opened);
        return ward;
      });
      expect(touched.version).toBe(expected);
    }
    const changed = await transact(ctx, async (tx) => {
      const ward = await lock(tx, Ward, id, 3);
      ward.beds = 9;
      touch(tx, ward, opened);
      return ward;
    });
    expect(changed.version).toBe(4);
    const stored = await rows(
      test.orm.em.fork(),
      'select aggregate_version from outbox where aggregate_id = ? order by id',
      [id],
    );
    expect(stored.map((row) => row['aggregate_version'])).toEqual([2, 3, 4]);
    expect((await test.orm.em.fork().findOneOrFail(Ward, id)).version).toBe(4);
  });

  it('takes what a row was before from under the lock, not from an earlier look', async () => {
    const ctx = dataContext(test.orm);
    const { id } = await transact(ctx, (tx) => {
      const ward = aWard({ beds: 1 });
      tx.persist(ward);
      return Promise.resolve(ward);
    });
    await transact(ctx, async (tx) => {
      await tx.findOneOrFail(Ward, id);
      // As if another transaction had committed between the look and the lock.
      await tx.nativeUpdate(Ward, { id }, { beds: 2 });
      const ward = await lock(tx, Ward, id);
      ward.beds = 3;
      record(tx, ward, opened);
    });
    const [event] = await rows(test.orm.em.fork(), 'select * from outbox where aggregate_id = ?', [
      id,
    ]);
    expect(JSON.parse(String(event!['keys_before']))).toMatchObject({ beds: 2 });
    expect(JSON.parse(String(event!['keys_after']))).toMatchObject({ beds: 3 });
  });

  it('says that a removed row is gone', async () => {
    const ctx = dataContext(test.orm);
    const { id } = await transact(ctx, (tx) => {
      const ward = aWard({ beds: 2 });
      tx.persist(ward);
      return Promise.resolve(ward);
    });
    await transact(ctx, async (tx) => {
      const ward = await lock(tx, Ward, id);
      tx.remove(ward);
      await tx.flush();
      record(tx, ward, opened);
    });
    const [event] = await rows(test.orm.em.fork(), 'select * from outbox where aggregate_id = ?', [
      id,
    ]);
    expect(event!['keys_after']).toBeNull();
    expect(JSON.parse(String(event!['keys_before']))).toMatchObject({ beds: 2 });
  });

  it('leaves nothing of a transaction that fails after recording', async () => {
    const before = await rows(test.orm.em.fork(), 'select count(*) as n from outbox');
    const failing = transact(dataContext(test.orm), (tx) => {
      const ward = aWard({ name: 'x'.repeat(database === 'mysql' ? 81 : 10) });
      if (database === 'sqlite') ward.name = null as never;
      tx.persist(ward);
      record(tx, ward, opened);
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow();
    expect(await rows(test.orm.em.fork(), 'select count(*) as n from outbox')).toEqual(before);
  });
});
