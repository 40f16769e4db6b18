import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutsideTransaction, outsideTransaction } from './guard.ts';
import { rows } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { transact } from './unit-of-work.ts';

describe.each(databases())('the guard on %s', (database) => {
  let test: TestOrm;
  let other: TestOrm;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
    other = await openTestOrm(database, { domain: 'other', entities: [] });
  });
  afterAll(async () => {
    await test.close();
    await other.close();
  });

  it('refuses every other entity manager inside a transaction', async () => {
    const ctx = dataContext(test.orm);
    const attempts: ((em: typeof ctx.em) => Promise<unknown>)[] = [
      (em) => em.find(Ward, {}),
      (em) => em.count(Ward, {}),
      (em) => em.nativeUpdate(Ward, { id: 'x' }, { name: 'y' }),
      (em) => rows(em, 'select 1'),
      (em) => em.transactional(() => Promise.resolve()),
      (em) => (em.persist(aWard()), em.flush()),
      async (em) => {
        for await (const ward of em.stream(Ward, {})) return ward;
        return null;
      },
      () => transact(ctx, () => Promise.resolve()),
    ];
    for (const attempt of attempts)
      await expect(transact(ctx, () => attempt(ctx.em.fork()))).rejects.toThrow(OutsideTransaction);
  });

  it('refuses the database of another domain and names both', async () => {
    const elsewhere = other.orm.em.fork();
    await expect(
      transact(dataContext(test.orm), () => rows(elsewhere, 'select 1')),
    ).rejects.toThrow(/on "test".*another one asked "other"/);
  });

  it('lets the transaction use its own entity manager, savepoints too', async () => {
    const name = await transact(dataContext(test.orm), async (tx) => {
      const ward = aWard({ name: 'saved' });
      tx.persist(ward);
      await tx.flush();
      await tx.transactional((inner) => inner.findOneOrFail(Ward, ward.id));
      return (await tx.findOneOrFail(Ward, { name: 'saved' })).name;
    });
    expect(name).toBe('saved');
  });

  it('lets work pass that a transaction leaves behind', async () => {
    const ctx = dataContext(test.orm);
    const em = test.orm.em.fork();
    let later: Promise<unknown> = Promise.resolve();
    await transact(ctx, () => {
      later = new Promise((resolve) => setTimeout(resolve, 30)).then(() => rows(em, 'select 1'));
      return Promise.resolve();
    });
    await expect(later).resolves.toBeDefined();
    await transact(ctx, () => {
      later = outsideTransaction(() => rows(em, 'select 1'));
      return Promise.resolve();
    });
    await expect(later).resolves.toBeDefined();
  });

  it('rolls everything back and is free again', async () => {
    const ctx = dataContext(test.orm);
    const failed = transact(ctx, async (tx) => {
      tx.persist(aWard({ name: 'lost' }));
      await tx.flush();
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await ctx.em.fork().count(Ward, { name: 'lost' })).toBe(0);
  });
});
