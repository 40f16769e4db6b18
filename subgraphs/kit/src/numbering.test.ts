import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextNumber } from './numbering.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { transact } from './unit-of-work.ts';

describe.each(databases())('numbers on %s', (database) => {
  let test: TestOrm;
  beforeAll(async () => (test = await openTestOrm(database, { domain: 'test', entities: [] })));
  afterAll(() => test.close());

  const number = (prefix: string, at: Date) =>
    transact(dataContext(test.orm), (tx) => nextNumber(tx, prefix, at));

  it('are unique and dense under concurrency', async () => {
    const at = new Date('2026-11-23T04:00:00Z');
    const given = await Promise.all(Array.from({ length: 60 }, () => number('WO', at)));
    const expected = Array.from(
      { length: 60 },
      (_, i) => `WO-20261123-${String(i + 1).padStart(4, '0')}`,
    );
    expect([...given].sort()).toEqual(expected);
  });

  it('begin anew with the hospital day, not the UTC day', async () => {
    expect(await number('AL', new Date('2026-11-23T15:59:59Z'))).toBe('AL-20261123-0001');
    expect(await number('AL', new Date('2026-11-23T16:00:00Z'))).toBe('AL-20261124-0001');
    expect(await number('AL', new Date('2026-11-24T02:00:00Z'))).toBe('AL-20261124-0002');
    expect(await number('PO', new Date('2026-11-24T02:00:00Z'))).toBe('PO-20261124-0001');
  });
});
