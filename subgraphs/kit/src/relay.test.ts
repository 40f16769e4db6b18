import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MikroORM } from '@mikro-orm/sql';
import { verifyAudit } from './verify-audit.ts';
import type { Bus, PublishedEvent } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';
import { onRecorded } from './kit-orm.ts';
import { orderWithinAggregates } from './number-outbox.ts';
import { OutboxReader } from './outbox-reader.ts';
import { record } from './record.ts';
import { Relay } from './relay.ts';
import { rows, run, type Row } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import { transact } from './unit-of-work.ts';
import { lock } from './lock.ts';
import { silentLog } from './warn-log.ts';

const changed = (n: number) => ({ type: 'test.ward.changed', version: 1, n });

describe.each(databases())('the relay on %s', (database) => {
  let test: TestOrm;
  let published: PublishedEvent[];
  let failing: boolean;
  let bus: Bus;
  const relays: Relay[] = [];

  beforeEach(async () => {
    test = await openTestOrm(database, { domain: 'test', entities: [Ward], lives: [wardNoun] });
    published = [];
    failing = false;
    bus = {
      publish(_domain, events) {
        if (failing) return Promise.reject(new Error('the broker is away'));
        published.push(...events);
        return Promise.resolve();
      },
    } as Partial<Bus> as Bus;
  });
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop();
    await test.close();
  });

  async function aRelay(
    orm: MikroORM,
    options: { holder?: string; leaseMs?: number; bus?: Bus; pollMs?: number } = {},
  ): Promise<Relay> {
    const reader = await OutboxReader.open(orm.em, 'test');
    const relay = new Relay({ em: orm.em, reader, bus, log: silentLog, pollMs: 20, ...options });
    relays.push(relay);
    return relay;
  }

  const create = (orm: MikroORM = test.orm, n = 0) =>
    transact(dataContext(orm), (tx) => {
      const ward = aWard();
      tx.persist(ward);
      record(tx, ward, changed(n));
      return Promise.resolve(ward);
    });

  const change = (id: string, n: number, orm: MikroORM = test.orm) =>
    transact(dataContext(orm), async (tx) => {
      const ward = await lock(tx, Ward, id);
      ward.beds += 1;
      record(tx, ward, changed(n));
    });

  it('numbers densely from 1 and publishes in that order', async () => {
    for (let n = 0; n < 5; n++) await create(test.orm, n);
    const relay = await aRelay(test.orm);
    await relay.start();
    expect(published.map((event) => event.position)).toEqual([1, 2, 3, 4, 5]);
    expect(published.map((event) => event.payload['n'])).toEqual([0, 1, 2, 3, 4]);
    expect(published[0]).toMatchObject({ domain: 'test', aggregateType: 'ward', keysBefore: null });
  });

  it('keeps the order of an aggregate when ids are out of order', async () => {
    const ward = await create(test.orm, 1);
    await change(ward.id, 2);
    await change(ward.id, 3);
    const em = test.orm.em.fork();
    const [, second] = await rows(em, 'select id from outbox order by id');
    // As if another process, whose clock is behind, had written the second.
    await run(em, 'update outbox set id = ? where id = ?', [
      '00000000000000000000000000',
      second!['id'],
    ]);
    await run(em, 'update audit_entry set event_id = ? where event_id = ?', [
      '00000000000000000000000000',
      second!['id'],
    ]);
    await (await aRelay(test.orm)).start();
    expect(published.map((event) => event.aggregateVersion)).toEqual([1, 2, 3]);
    expect((await verifyAudit(test.orm.em)).fault).toBeNull();
  });

  it('numbers more than a batch, with all of an aggregate in order', async () => {
    const wards = [aWard(), aWard(), aWard()];
    const ctx = dataContext(test.orm);
    await transact(ctx, (tx) => {
      tx.persist(wards);
      for (let n = 0; n < 1300; n++) record(tx, wards[n % 3]!, changed(n));
      return Promise.resolve();
    });
    // The last of the first ward was its first: its id is beyond the first batch.
    const em = test.orm.em.fork();
    await run(em, 'update outbox set aggregate_version = 2 where aggregate_id = ?', [wards[0]!.id]);
    const [last] = await rows(
      em,
      'select id from outbox where aggregate_id = ? order by id desc limit 1',
      [wards[0]!.id],
    );
    await run(em, 'update outbox set aggregate_version = 1 where id = ?', [last!['id']]);
    await (await aRelay(test.orm)).start();
    expect(published.map((event) => event.position)).toEqual(
      Array.from({ length: 1300 }, (_, i) => i + 1),
    );
    const ofFirst = published.filter((event) => event.aggregateId === wards[0]!.id);
    expect(ofFirst[0]!.id).toBe(last!['id']);
    expect(await verifyAudit(test.orm.em)).toMatchObject({ entries: 1300, fault: null });
  });

  it('reorders only within an aggregate', () => {
    const row = (id: string, aggregate: string, version: number) =>
      ({ id, aggregate_type: 'w', aggregate_id: aggregate, aggregate_version: version }) as Row;
    const batch = [row('1', 'a', 2), row('2', 'b', 1), row('3', 'a', 1), row('4', 'a', 2)];
    expect(orderWithinAggregates(batch).map(({ id }) => id)).toEqual(['3', '2', '1', '4']);
  });

  it('gives an event that commits late a later position', async () => {
    if (database === 'sqlite') return; // one writer at a time: commits cannot overtake
    const relay = await aRelay(test.orm);
    await relay.start();
    let release!: () => void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let recorded!: () => void;
    const inserted = new Promise<void>((resolve) => (recorded = resolve));
    const slow = transact(dataContext(test.orm), async (tx) => {
      const ward = aWard({ name: 'slow' });
      tx.persist(ward);
      await tx.flush();
      await run(
        tx,
        `insert into outbox (id, type, version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor, correlation_id, payload) values ('00000000000000000000000001', 'x', 1, 'ward', ?, 1, ?, '{}', 'c', '{"n":0}')`,
        [ward.id, new Date()],
      );
      recorded();
      await gate;
    });
    await inserted;
    await create(test.orm, 1);
    await relay.flush();
    expect(published.map((event) => event.payload['n'])).toEqual([1]);
    release();
    await slow;
    await relay.flush();
    expect(published.map((event) => event.payload['n'])).toEqual([1, 0]);
    expect(published.map((event) => event.position)).toEqual([1, 2]);
  });

  it('stays dense and complete with two relays at once', async () => {
    const other = await test.reopen();
    const one = await aRelay(test.orm, { holder: 'one', leaseMs: 50 });
    const two = await aRelay(other, { holder: 'two', leaseMs: 50 });
    await Promise.all([one.start(), two.start()]);
    const writers = [test.orm, other].map(async (orm, which) => {
      for (let n = 0; n < 40; n++) {
        await create(orm, which * 100 + n);
        one.nudge();
        two.nudge();
      }
    });
    await Promise.all(writers);
    await vi.waitFor(async () => {
      await Promise.all([one.flush(), two.flush()]);
      expect(new Set(published.map((event) => event.id)).size).toBe(80);
    }, 5000);
    const stored = await rows(test.orm.em.fork(), 'select position from outbox order by position');
    expect(stored.map((row) => Number(row['position']))).toEqual(
      Array.from({ length: 80 }, (_, i) => i + 1),
    );
    expect((await verifyAudit(test.orm.em)).entries).toBe(80);
  });

  it('publishes after a restart what was numbered before a crash', async () => {
    failing = true;
    await create(test.orm, 1);
    const crashed = await aRelay(test.orm, { holder: 'crashed' });
    await expect(crashed.start()).rejects.toThrow('the broker is away');
    expect(await rows(test.orm.em.fork(), 'select position from outbox')).toEqual([
      { position: 1 },
    ]);
    failing = false;
    await run(test.orm.em.fork(), 'update leader_lease set expires_ms = 0');
    await (await aRelay(test.orm, { holder: 'next' })).start();
    expect(published.map((event) => event.position)).toEqual([1]);
  });

  it('publishes again after a crash before it was noted as published', async () => {
    await create(test.orm, 1);
    await (await aRelay(test.orm, { holder: 'one' })).flush();
    await run(test.orm.em.fork(), 'update leader_lease set expires_ms = 0');
    await create(test.orm, 2);
    await (await aRelay(test.orm, { holder: 'two' })).flush();
    expect(published.map((event) => event.payload['n'])).toEqual([1, 1, 2]);
  });

  it('holds no transaction while publishing', async () => {
    await create(test.orm, 1);
    bus.publish = async (_domain, events) => {
      if (events[0]!.position === 1) await create(test.orm, 2);
      published.push(...events);
    };
    await (await aRelay(test.orm)).start();
    await vi.waitFor(() => expect(published.map((event) => event.payload['n'])).toEqual([1, 2]));
  });

  it('reaches a consumer within milliseconds of the commit', async () => {
    const log = silentLog;
    const live = new InProcessBus(log);
    const reader = await OutboxReader.open(test.orm.em, 'test');
    const relay = new Relay({ em: test.orm.em, reader, bus: live, log });
    relays.push(relay);
    live.registerHistory('test', reader);
    reader.attachRelay(relay);
    onRecorded(test.orm.em, () => relay.nudge());
    await relay.start();
    let heard: (at: number) => void = () => undefined;
    const subscription = live.subscribe('test', { after: 0, consumer: 'c' }, () =>
      heard(performance.now()),
    );
    const delays: number[] = [];
    for (let n = 0; n < 30; n++) {
      const arrival = new Promise<number>((resolve) => (heard = resolve));
      await create(test.orm, n);
      const committed = performance.now();
      delays.push((await arrival) - committed);
    }
    await subscription.stop();
    delays.sort((a, b) => a - b);
    // 2 to 5 ms on an idle machine; the poll, which this rules out, would take up to 1000.
    expect(delays[15]).toBeLessThan(150);
  });
});
