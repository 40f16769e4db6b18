import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorFile, AnchorMarks, AuditAnchors } from './audit-anchors.ts';
import { chainHash, chainStart } from './audit-chain.ts';
import { dropAuditTriggers, ensureAuditTriggers } from './audit-triggers.ts';
import type { Bus } from './bus.ts';
import { OutboxReader } from './outbox-reader.ts';
import { record } from './record.ts';
import { Relay } from './relay.ts';
import { rows, run } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { transact } from './unit-of-work.ts';
import { verifyAudit } from './verify-audit.ts';

const bus = { publish: () => Promise.resolve() } as Partial<Bus> as Bus;
const faults: unknown[] = [];
const log = { warn: () => undefined, error: (fact: unknown) => void faults.push(fact) };

describe.each(databases())('the audit trail on %s', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'houqin-anchors-'));
  let test: TestOrm;
  let relay: Relay;
  beforeAll(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
    await ensureAuditTriggers(test.orm);
    // As at every later start.
    await ensureAuditTriggers(test.orm);
    relay = await start();
  });
  afterAll(async () => {
    await relay.stop();
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = async (): Promise<Relay> => {
    const reader = await OutboxReader.open(test.orm.em, 'test');
    const anchors = new AuditAnchors(folder, 'test');
    const relay = new Relay({ em: test.orm.em, reader, bus, log, anchors });
    await relay.start();
    return relay;
  };
  const openWard = async (ward = aWard()) => {
    await transact(dataContext(test.orm), (tx) => {
      tx.persist(ward);
      record(tx, ward, { type: 'test.ward.opened', version: 1 });
      return Promise.resolve();
    });
    await relay.flush();
  };
  const sql = (text: string) => run(test.orm.em.fork(), text);
  const marks = async () => {
    const read = new AnchorMarks();
    await read.read(anchorFile(folder, 'test'), 'test');
    return read;
  };

  it.each([
    "update audit_entry set reason = 'other'",
    'update audit_entry set position = 7',
    "update audit_entry set hash = 'x', position = 9 where position = 1",
    'update audit_entry set position = null, hash = null',
    'delete from audit_entry',
  ])('cannot be written over: %s', async (text) => {
    await openWard();
    await expect(sql(text)).rejects.toThrow('append-only');
    expect((await verifyAudit(test.orm.em)).fault).toBeNull();
  });

  it('says nothing of secrets, but that they changed', async () => {
    const ward = aWard({ doorCode: '2468' });
    await openWard(ward);
    await transact(dataContext(test.orm), async (tx) => {
      const mine = await tx.findOneOrFail(Ward, ward.id);
      mine.doorCode = '1357';
      record(tx, mine, { type: 'test.ward.locked', version: 1 });
    });
    const entries = await rows(
      test.orm.em.fork(),
      'select * from audit_entry where object_id = ? order by id',
      [ward.id],
    );
    expect(JSON.stringify(entries)).not.toMatch(/2468|1357/);
    expect(JSON.parse(String(entries[0]!['after']))).toMatchObject({ doorCode: '(hidden)' });
    expect(JSON.parse(String(entries[1]!['after']))).toEqual({ doorCode: '(hidden)' });
    await relay.flush();
  });

  it('is anchored as it grows, and what a crash left out is made up for', async () => {
    await openWard();
    const before = await verifyAudit(test.orm.em, { anchors: await marks() });
    expect(before).toMatchObject({ anchored: before.entries, fault: null });
    await relay.stop();
    // Chained while nobody could note it: as if the process had died in between.
    const reader = await OutboxReader.open(test.orm.em, 'test');
    relay = new Relay({ em: test.orm.em, reader, bus, log });
    await relay.start();
    await openWard();
    await relay.stop();
    appendFileSync(anchorFile(folder, 'test'), '{"domain":"test","fro');
    relay = await start();
    await openWard();
    const anchors = await marks();
    expect(anchors.broken).toBe(1);
    const after = await verifyAudit(test.orm.em, { anchors });
    expect(after).toMatchObject({ entries: before.entries + 2, fault: null });
    expect(after.anchored).toBe(after.entries);
  });

  it('goes on when it cannot be anchored, and says so', async () => {
    await relay.stop();
    const reader = await OutboxReader.open(test.orm.em, 'test');
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const anchors = new AuditAnchors(blocked, 'test');
    relay = new Relay({ em: test.orm.em, reader, bus, log, anchors });
    await relay.start();
    faults.length = 0;
    await openWard();
    expect(faults).toHaveLength(1);
    await relay.stop();
    relay = await start();
    await openWard();
    expect(await verifyAudit(test.orm.em, { anchors: await marks() })).toMatchObject({
      fault: null,
    });
  });

  it('is found rewritten whole by who kept the anchors, at the very entry', async () => {
    await openWard();
    const anchors = await marks();
    await dropAuditTriggers(test.orm);
    const entries = await rows(test.orm.em.fork(), 'select * from audit_entry order by position');
    let hash = chainStart;
    for (const entry of entries) {
      const position = Number(entry['position']);
      if (position === 2) entry['reason'] = 'as agreed';
      hash = chainHash(hash, position, entry);
      await run(
        test.orm.em.fork(),
        'update audit_entry set reason = ?, hash = ? where position = ?',
        [entry['reason'], hash, position],
      );
    }
    await run(test.orm.em.fork(), 'update feed_state set audit_hash = ? where id = 1', [hash]);
    expect((await verifyAudit(test.orm.em)).fault).toBeNull();
    expect((await verifyAudit(test.orm.em, { anchors })).fault).toMatchObject({
      ...{ fault: 'REWRITTEN', position: 2 },
    });
    // A second story in the same file is no better than none.
    const file = anchorFile(folder, 'test');
    const [line] = readFileSync(file, 'utf8').split('\n');
    const told = JSON.parse(line!) as { marks: string };
    appendFileSync(file, `${JSON.stringify({ ...told, marks: 'A'.repeat(22) + '==' })}\n`);
    const fault = (await verifyAudit(test.orm.em, { anchors: await marks() })).fault;
    expect(fault).toMatchObject({ fault: 'REWRITTEN', position: 1 });
  });
});
