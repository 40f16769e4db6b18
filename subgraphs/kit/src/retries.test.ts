import { DeadlockException } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VersionConflict } from './errors.ts';
import { lock } from './lock.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { transact } from './unit-of-work.ts';

describe.each(databases())('transactions that collide on %s', (database) => {
  let test: TestOrm;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
  });
  afterAll(() => test.close());

  const aStoredWard = () =>
    transact(dataContext(test.orm), (tx) => {
      const ward = aWard();
      tx.persist(ward);
      return Promise.resolve(ward);
    });

  it('lose no update under a lock', async () => {
    const { id } = await aStoredWard();
    const add = () =>
      transact(dataContext(test.orm), async (tx) => {
        (await lock(tx, Ward, id)).beds += 1;
      });
    await Promise.all(Array.from({ length: 40 }, add));
    const ward = await test.orm.em.fork().findOneOrFail(Ward, id);
    expect([ward.beds, ward.version]).toEqual([40, 41]);
  });

  it('run again after a deadlock of the database', async () => {
    const [a, b] = [await aStoredWard(), await aStoredWard()];
    let runs = 0;
    const gates = [a.id, b.id].map(() => Promise.withResolvers<void>());
    const cross = (which: 0 | 1, first: string, second: string) =>
      transact(dataContext(test.orm), async (tx) => {
        runs += 1;
        (await lock(tx, Ward, first)).beds += 1;
        gates[which]!.resolve();
        // Both hold their first row before either asks for the other's; on SQLite they take turns.
        if (database === 'mysql') await gates[1 - which]!.promise;
        (await lock(tx, Ward, second)).beds += 1;
      });
    await Promise.all([cross(0, a.id, b.id), cross(1, b.id, a.id)]);
    const wards = await test.orm.em.fork().find(Ward, { id: [a.id, b.id] });
    expect(wards.map(({ beds }) => beds)).toEqual([2, 2]);
    expect(runs).toBe(database === 'mysql' ? 3 : 2);
  });

  it('give up after three retries', async () => {
    let runs = 0;
    const never = transact(dataContext(test.orm), () => {
      runs += 1;
      return Promise.reject(new DeadlockException(new Error('again')));
    });
    await expect(never).rejects.toThrow(DeadlockException);
    expect(runs).toBe(4);
  });

  it('run again when a version was overtaken without a lock', async () => {
    const { id } = await aStoredWard();
    let runs = 0;
    await transact(dataContext(test.orm), async (tx) => {
      const ward = await tx.findOneOrFail(Ward, id);
      runs += 1;
      // As if another transaction had committed in between.
      if (runs === 1) await tx.nativeUpdate(Ward, { id }, { beds: 10, version: 2 });
      ward.beds += 1;
    });
    expect(runs).toBe(2);
    const ward = await test.orm.em.fork().findOneOrFail(Ward, id);
    expect(ward.beds).toBe(1);
  });

  it('tell the present version to who expected another', async () => {
    const { id } = await aStoredWard();
    const stale = transact(dataContext(test.orm), (tx) => lock(tx, Ward, id, 7));
    await expect(stale).rejects.toThrow(new VersionConflict(1));
  });

  it('keep the changes of a row locked twice', async () => {
    const { id } = await aStoredWard();
    await transact(dataContext(test.orm), async (tx) => {
      (await lock(tx, Ward, id)).beds = 5;
      const again = await lock(tx, Ward, id);
      expect(again.beds).toBe(5);
    });
    expect((await test.orm.em.fork().findOneOrFail(Ward, id)).beds).toBe(5);
  });
});
