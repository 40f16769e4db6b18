import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from './verify-audit.ts';
import type { Bus } from './bus.ts';
import { OutboxReader } from './outbox-reader.ts';
import { audit, record } from './record.ts';
import { Relay } from './relay.ts';
import { run } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { transact } from './unit-of-work.ts';
import { silentLog } from './warn-log.ts';

const bus = { publish: () => Promise.resolve() } as Partial<Bus> as Bus;

describe.each(databases())('the audit chain on %s', (database) => {
  let test: TestOrm;
  let relay: Relay;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
    const reader = await OutboxReader.open(test.orm.em, 'test');
    relay = new Relay({ em: test.orm.em, reader, bus, log: silentLog });
    await relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await test.close();
  });
  beforeEach(async () => {
    await transact(dataContext(test.orm), (tx) => {
      const ward = aWard({ name: '重症监护室', openedAt: new Date(1e12 + 7) });
      tx.persist(ward);
      record(tx, ward, { type: 'test.ward.opened', version: 1 }, { reason: 'new "wing"\n' });
      audit(tx, ward, 'door-code:reveal', { after: { by: 'nurse', n: 1.5 } });
      return Promise.resolve();
    });
    await relay.flush();
  });
  const sql = (text: string) => run(test.orm.em.fork(), text);

  it('verifies, with entries that have no event', async () => {
    const report = await verifyAudit(test.orm.em);
    expect(report).toMatchObject({ entries: 2, fault: null });
    expect(report.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      "update audit_entry set action = 'x' where position = 2",
      "update audit_entry set action = 'door-code:reveal' where position = 2",
      'ALTERED',
      2,
    ],
    ["update audit_entry set reason = 'other' where position = 1", null, 'ALTERED', 1],
    ['delete from audit_entry where position = 2', null, 'MISSING', 2],
  ])('finds %s', async (damage, repair, fault, position) => {
    await sql(damage);
    expect((await verifyAudit(test.orm.em)).fault).toMatchObject({ fault, position });
    if (repair) await sql(repair);
    if (repair) expect((await verifyAudit(test.orm.em)).fault).toBeNull();
    else await sql('update audit_entry set reason = \'new "wing"\n\' where position = 1');
  });

  it('finds an end that was cut off', async () => {
    const other = await openTestOrm(database, { domain: 'cut', entities: [Ward] });
    const reader = await OutboxReader.open(other.orm.em, 'cut');
    const its = new Relay({ em: other.orm.em, reader, bus, log: silentLog });
    await its.start();
    for (let n = 0; n < 3; n++)
      await transact(dataContext(other.orm), (tx) => {
        const ward = aWard();
        tx.persist(ward);
        record(tx, ward, { type: 'cut.ward.opened', version: 1 });
        return Promise.resolve();
      });
    await its.flush();
    await run(other.orm.em.fork(), 'delete from audit_entry where position = 3');
    expect((await verifyAudit(other.orm.em)).fault).toMatchObject({
      fault: 'CUT_OFF',
      position: 3,
    });
    await its.stop();
    await other.close();
  });
});
