import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rows } from './sql.ts';
import { openTestOrm, databases, type TestOrm } from './testing/databases.ts';
import { dataContext } from './testing/data.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { record } from './record.ts';
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
});
