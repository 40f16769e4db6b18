import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bus, PublishedEvent } from './bus.ts';
import { Consumer, type ConsumerOptions } from './consumer.ts';
import { InProcessBus } from './in-process-bus.ts';
import { onRecorded } from './kit-orm.ts';
import { OutboxReader } from './outbox-reader.ts';
import { parkedEvents, replayParked } from './parked-events.ts';
import { defineReaction } from './reaction.ts';
import { record } from './record.ts';
import { Relay } from './relay.ts';
import { rows } from './sql.ts';
import { dataContext } from './testing/data.ts';
import { databases, openTestOrm, type TestOrm } from './testing/databases.ts';
import { aWard, Ward, wardNoun } from './testing/ward.ts';
import type { Tx } from './tx-state.ts';
import { transact } from './unit-of-work.ts';
import { silentLog } from './warn-log.ts';

const changed = (n: number) => ({ type: 'source.ward.changed', version: 1, n });

describe.each(databases())('a consumer on %s', (database) => {
  let source: TestOrm;
  let target: TestOrm;
  let bus: Bus;
  let relay: Relay;
  const consumers: Consumer[] = [];
  /** What a reaction does beside writing; throws to fail. */
  let handled: string[];
  let obstacle: (event: PublishedEvent, tx: Tx) => Promise<void> | void;

  beforeEach(async () => {
    const lives = [wardNoun];
    source = await openTestOrm(database, { domain: 'source', entities: [Ward], lives });
    target = await openTestOrm(database, { domain: 'target', entities: [] });
    bus = new InProcessBus(silentLog);
    const reader = await OutboxReader.open(source.orm.em, 'source');
    relay = new Relay({ em: source.orm.em, reader, bus, log: silentLog });
    reader.attachRelay(relay);
    bus.registerHistory('source', reader);
    onRecorded(source.orm.em, () => relay.nudge());
    await relay.start();
    handled = [];
    obstacle = () => undefined;
  });
  afterEach(async () => {
    for (const consumer of consumers.splice(0)) await consumer.stop();
    await relay.stop();
    await source.close();
    await target.close();
  });

  const reaction = defineReaction<{ n: number }>({
    on: 'source.ward.changed',
    from: 'source',
    async handle(_ctx, tx, event) {
      await obstacle(event as never, tx);
      // The effect, in this transaction: a row that a repeat could not write again.
      await tx
        .getDriver()
        .execute(
          `insert into number_sequence (prefix, day, value) values (?, 'effect', 1)`,
          [`n${event.payload.n}`],
          ...(['run', tx.getTransactionContext()] as const),
        );
      handled.push(`${event.payload.n}`);
    },
  });

  async function aConsumer(options: Partial<ConsumerOptions> = {}): Promise<Consumer> {
    const consumer = new Consumer({
      ...{ from: 'source', reactions: [reaction], bus, log: silentLog, pausesMs: [1, 1, 1, 1] },
      context: (event) =>
        dataContext(target.orm, { correlationId: event.correlationId, causationId: event.id }),
      ...options,
    });
    consumers.push(consumer);
    await consumer.start();
    return consumer;
  }

  const create = (n: number) =>
    transact(dataContext(source.orm), (tx) => {
      const ward = aWard();
      tx.persist(ward);
      record(tx, ward, changed(n));
      return Promise.resolve(ward);
    });
  const change = (id: string, n: number) =>
    transact(dataContext(source.orm), async (tx) => {
      const ward = await tx.findOneOrFail(Ward, id);
      ward.beds += 1;
      record(tx, ward, changed(n));
    });
  const effects = async () =>
    (await rows(target.orm.em.fork(), 'select prefix from number_sequence order by prefix')).map(
      ({ prefix }) => prefix,
    );

  it('takes what was there before it and what comes after, once and in order', async () => {
    await create(1);
    await create(2);
    await aConsumer();
    await create(3);
    await bus.settled();
    await create(4);
    await bus.settled();
    expect(handled).toEqual(['1', '2', '3', '4']);
  });

  it('begins no transaction for what concerns nobody, and does not read it again for ever', async () => {
    const even = {
      ...reaction,
      concerns: ({ payload }: PublishedEvent) => Number(payload['n']) % 2 === 0,
    };
    const place = async () =>
      (await rows(target.orm.em.fork(), 'select position from inbox_position')).map(
        ({ position }) => position,
      );
    const first = await aConsumer({ reactions: [even] });
    for (const n of [1, 3]) await create(n);
    await bus.settled();
    expect(await place()).toEqual([]);
    await create(4);
    await bus.settled();
    expect(handled).toEqual(['4']);
    expect(await place()).toEqual([3]);
    await first.stop();
    // So many that reading them at each start would be felt.
    await transact(dataContext(source.orm), (tx) => {
      for (let n = 0; n < 500; n += 1) {
        const ward = aWard();
        tx.persist(ward);
        record(tx, ward, changed(5));
      }
      return Promise.resolve();
    });
    await aConsumer({ reactions: [even] });
    await bus.settled();
    expect(handled).toEqual(['4']);
    expect(await place()).toEqual([503]);
  });

  it('continues after a restart where it was', async () => {
    await create(1);
    const first = await aConsumer();
    await bus.settled();
    await first.stop();
    await create(2);
    await aConsumer();
    await bus.settled();
    expect(handled).toEqual(['1', '2']);
    expect(await effects()).toEqual(['n1', 'n2']);
  });

  it('drops repeats, also when its place was lost', async () => {
    await create(1);
    const first = await aConsumer();
    await bus.settled();
    await first.stop();
    await target.orm.em.fork().getDriver().execute('delete from inbox_position');
    const again = await aConsumer();
    await bus.settled();
    await again.stop();
    expect(handled).toEqual(['1']);
    expect(await effects()).toEqual(['n1']);
  });

  it('repeats an event whose handling was cut off before the commit', async () => {
    await create(1);
    let crashes = 2;
    obstacle = async (_event, tx) => {
      await tx
        .getDriver()
        .execute(
          "insert into number_sequence (prefix, day, value) values ('half', 'x', 1)",
          [],
          ...(['run', tx.getTransactionContext()] as const),
        );
      if (crashes-- > 0) throw new Error('cut off');
    };
    await aConsumer();
    await bus.settled();
    expect(handled).toEqual(['1']);
    expect(await effects()).toEqual(['half', 'n1']);
  });

  it('takes effect once when the answer to the bus is lost', async () => {
    const deliveries: string[] = [];
    const forgetful: Bus = {
      publish: (...args) => bus.publish(...args),
      registerHistory: (...args) => bus.registerHistory(...args),
      settled: () => bus.settled(),
      subscribe: (domain, options, handler) =>
        bus.subscribe(domain, options, async (event) => {
          await handler(event);
          deliveries.push(event.id);
          if (deliveries.length === 1) throw new Error('no acknowledgement');
        }),
    };
    await aConsumer({ bus: forgetful });
    await create(1);
    await bus.settled();
    expect(deliveries).toHaveLength(2);
    expect(handled).toEqual(['1']);
  });

  it('parks an event that keeps failing, and behind it only its own aggregate', async () => {
    const [bad, good] = [await create(1), await create(2)];
    let tries = 0;
    obstacle = (event) => {
      if (event.aggregateId !== bad.id) return;
      tries += 1;
      throw new Error('cannot take this');
    };
    const parked: string[] = [];
    await aConsumer({ onParked: (event) => parked.push(String(event.payload['n'])) });
    await bus.settled();
    await change(bad.id, 3);
    await change(good.id, 4);
    await bus.settled();
    expect(tries).toBe(5);
    expect(handled).toEqual(['2', '4']);
    expect(parked).toEqual(['1', '3']);
    const found = await parkedEvents(target.orm.em);
    expect(found.map(({ attempts, error }) => [attempts, error])).toEqual([
      [5, 'Error: cannot take this'],
      [0, 'held back'],
    ]);
  });

  it('lets other aggregates pass while one is being tried again', async () => {
    const bad = await create(1);
    obstacle = (event) => {
      if (event.payload['n'] === 1 && !handled.includes('3')) throw new Error('not yet');
    };
    await aConsumer({ pausesMs: [200, 200, 200, 200] });
    await change(bad.id, 2);
    await create(3);
    await bus.settled();
    expect(handled).toEqual(['3', '1', '2']);
  });

  it('does not lose an event that waited for a retry when the process ended', async () => {
    await create(1);
    obstacle = (event) => {
      if (event.payload['n'] === 1) throw new Error('not yet');
    };
    const first = await aConsumer({ pausesMs: [60_000, 1, 1, 1] });
    await create(2);
    await vi.waitFor(() => expect(handled).toEqual(['2']));
    await first.stop();
    obstacle = () => undefined;
    await aConsumer();
    await bus.settled();
    expect(handled).toEqual(['2', '1']);
  });

  it('replays parked events in order, until one fails', async () => {
    const bad = await create(1);
    let broken = true;
    obstacle = () => {
      if (broken) throw new Error('broken');
    };
    const consumer = await aConsumer();
    await bus.settled();
    await change(bad.id, 2);
    await change(bad.id, 3);
    await bus.settled();
    const [first, second] = await parkedEvents(target.orm.em);
    await expect(replayParked(target.orm.em, consumers, first!.id)).rejects.toThrow('broken');
    expect((await parkedEvents(target.orm.em))[0]).toMatchObject({ attempts: 6 });
    broken = false;
    // Asked for the second, it still begins with the oldest.
    expect(await replayParked(target.orm.em, consumers, second!.id)).toBe(3);
    expect(handled).toEqual(['1', '2', '3']);
    expect(await parkedEvents(target.orm.em)).toEqual([]);
    await change(bad.id, 4);
    await bus.settled();
    expect(handled.at(-1)).toBe('4');
    await consumer.stop();
  });

  it('hands over the cause', async () => {
    const ctx: unknown[] = [];
    const watching = defineReaction({
      on: 'source.ward.changed',
      from: 'source',
      handle(context, _tx, event) {
        ctx.push([context.correlationId, context.causationId === event.id]);
        return Promise.resolve();
      },
    });
    await aConsumer({ reactions: [watching] });
    await transact(dataContext(source.orm, { correlationId: 'story' }), (tx) => {
      const ward = aWard();
      tx.persist(ward);
      record(tx, ward, changed(1));
      record(tx, ward, changed(2), { correlationId: 'other' });
      return Promise.resolve();
    });
    await bus.settled();
    expect(ctx).toEqual([
      ['story', true],
      ['other', true],
    ]);
  });

  it('keeps up with a burst', async () => {
    await aConsumer();
    const wards = await Promise.all(Array.from({ length: 10 }, (_, n) => create(1000 + n)));
    for (let n = 0; n < 100; n++) await change(wards[n % 10]!.id, n);
    await bus.settled();
    expect(handled).toHaveLength(110);
    expect(handled.slice(-1)).toEqual(['99']);
    expect(new Set(handled).size).toBe(110);
  });
});
