import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdempotencyMismatch, ValidationFailed } from './errors.ts';
import { mutate } from './mutate.ts';
import { record } from './record.ts';
import { rows } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import type { Tx } from './tx-state.ts';

describe.each(databases())('a mutation on %s', (database) => {
  let test: TestOrm;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
  });
  afterAll(() => test.close());

  const open = (name: string) => (tx: Tx) => {
    const ward = aWard({ name });
    tx.persist(ward);
    record(tx, ward, { type: 'test.ward.opened', version: 1 });
    return Promise.resolve(ward);
  };
  const call = (input: object, name = 'openWard') => ({ name, input });

  it('happens once for 50 equal calls at the same time', async () => {
    const input = { name: 'A', at: new Date(0), idempotencyKey: 'fifty' };
    const calls = Array.from({ length: 50 }, () =>
      mutate(dataContext(test.orm), call(input), Ward, open('fifty')),
    );
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const em = test.orm.em.fork();
    expect(await em.count(Ward, { name: 'fifty' })).toBe(1);
    expect(
      await rows(em, 'select id from outbox where aggregate_id = ?', [answers[0]!.id]),
    ).toHaveLength(1);
  });

  it('refuses the same key with other input, whatever the order of fields', async () => {
    const ctx = () => dataContext(test.orm);
    const first = { a: 1, b: { c: 2, d: 3 }, idempotencyKey: 'mismatch' };
    const same = { b: { d: 3, c: 2 }, idempotencyKey: 'mismatch', a: 1 };
    const { id } = await mutate(ctx(), call(first), Ward, open('x'));
    expect((await mutate(ctx(), call(same), Ward, open('x'))).id).toBe(id);
    const other = { ...first, a: 2 };
    await expect(mutate(ctx(), call(other), Ward, open('x'))).rejects.toThrow(IdempotencyMismatch);
  });

  it('keeps keys of other callers and other mutations apart', async () => {
    const input = { idempotencyKey: 'shared' };
    const ctx = dataContext(test.orm);
    const someone = { ...ctx, caller: { ...ctx.caller, subjectId: 'someone' } };
    const ids = [
      await mutate(ctx, call(input), Ward, open('x')),
      await mutate(someone, call(input), Ward, open('x')),
      await mutate(ctx, call(input, 'closeWard'), Ward, open('x')),
      await mutate(ctx, call({ idempotencyKey: 'SHARED' }), Ward, open('x')),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('leaves the key free when the work fails', async () => {
    const ctx = dataContext(test.orm);
    const input = { idempotencyKey: 'failed' };
    const failing = mutate(ctx, call(input), Ward, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(mutate(ctx, call({ ...input, other: 1 }), Ward, open('x'))).resolves.toBeDefined();
  });

  it('lets the next of many waiting calls try when the first fails', async () => {
    const input = { idempotencyKey: 'first-fails' };
    let runs = 0;
    const calls = Array.from({ length: 12 }, () =>
      mutate(dataContext(test.orm), call(input), Ward, async (tx) => {
        runs += 1;
        if (runs === 1) await new Promise((resolve) => setTimeout(resolve, 50));
        if (runs === 1) throw new Error('no');
        return open('first-fails')(tx);
      }),
    );
    const results = await Promise.allSettled(calls);
    const failed = results.filter(({ status }) => status === 'rejected');
    expect(failed.map((result) => String((result as PromiseRejectedResult).reason))).toEqual([
      'Error: no',
    ]);
    expect(await test.orm.em.fork().count(Ward, { name: 'first-fails' })).toBe(1);
  });

  it('answers with the entity as it is now', async () => {
    const ctx = dataContext(test.orm);
    const input = { idempotencyKey: 'now' };
    const { id } = await mutate(ctx, call(input), Ward, open('before'));
    await test.orm.em.fork().nativeUpdate(Ward, { id }, { name: 'after' });
    expect((await mutate(ctx, call(input), Ward, open('x'))).name).toBe('after');
  });

  it.each([undefined, '', 7, 'x'.repeat(201)])('needs a key: %s', async (idempotencyKey) => {
    const answer = mutate(dataContext(test.orm), call({ idempotencyKey }), Ward, open('x'));
    await expect(answer).rejects.toThrow(ValidationFailed);
  });
});
