import { expect, it, vi } from 'vitest';
import type { EventHistory, PublishedEvent } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';
import { silentLog } from './warn-log.ts';

const event = (position: number, type = 'a', epoch = 'e1') =>
  ({ id: `${epoch}-${position}`, epoch, position, type, aggregateId: 'x' }) as PublishedEvent;

/** A history that stands for an outbox. */
function aHistory(epoch = 'e1') {
  const stored: PublishedEvent[] = [];
  const reads: number[] = [];
  const history: EventHistory = {
    epoch,
    head: () => Promise.resolve(stored.at(-1)?.position ?? 0),
    read({ after, upTo = Infinity, types, limit }) {
      reads.push(after);
      const found = stored.filter(
        ({ position, type }) =>
          position > after && position <= upTo && (!types || types.includes(type)),
      );
      return Promise.resolve(found.slice(0, limit));
    },
  };
  return { stored, reads, history };
}

function setUp(options: Partial<Parameters<InProcessBus['subscribe']>[1]> = {}) {
  const bus = new InProcessBus(silentLog);
  const { stored, reads, history } = aHistory();
  const heard: number[] = [];
  const add = (...positions: number[]) => {
    const events = positions.map((position) => event(position));
    stored.push(...events);
    return events;
  };
  bus.registerHistory('d', history);
  const subscribe = () =>
    bus.subscribe(
      'd',
      { after: 0, consumer: 'c', ...options },
      ({ position }) => void heard.push(position),
    );
  return { bus, stored, reads, heard, add, subscribe };
}

it('hands over what is stored, then what is published, without gap or repeat', async () => {
  const { bus, add, heard, reads, subscribe } = setUp();
  add(...Array.from({ length: 450 }, (_, i) => i + 1));
  const subscription = subscribe();
  await bus.publish('d', add(451));
  await bus.settled();
  const read = reads.length;
  await bus.publish('d', add(452));
  await bus.publish('d', [event(452), event(451)]);
  await vi.waitFor(() => expect(subscription.position).toBe(452));
  expect(heard).toEqual(Array.from({ length: 452 }, (_, i) => i + 1));
  // Who keeps up does not read the database.
  expect(reads).toHaveLength(read);
  await subscription.stop();
});

it('reads the history when an event is missing in between', async () => {
  const { bus, add, heard, subscribe } = setUp();
  const subscription = subscribe();
  await bus.settled();
  add(1, 2);
  await bus.publish('d', add(3));
  await bus.settled();
  expect(heard).toEqual([1, 2, 3]);
  await subscription.stop();
});

it('hands over one event at a time and drops none when the consumer is slow', async () => {
  const bus = new InProcessBus(silentLog);
  const { stored, history } = aHistory();
  bus.registerHistory('d', history);
  let running = 0;
  const heard: number[] = [];
  const subscription = bus.subscribe('d', { after: 0, consumer: 'slow' }, async ({ position }) => {
    expect(++running).toBe(1);
    if (position % 500 === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    heard.push(position);
    running -= 1;
  });
  await bus.settled();
  for (let n = 1; n <= 2500; n++) {
    stored.push(event(n));
    await bus.publish('d', [event(n)]);
  }
  await bus.settled();
  expect(heard).toEqual(Array.from({ length: 2500 }, (_, i) => i + 1));
  await subscription.stop();
});

it('gives a refused event again before the next', async () => {
  const bus = new InProcessBus(silentLog);
  const { stored, history } = aHistory();
  bus.registerHistory('d', history);
  stored.push(event(1), event(2));
  const tries: number[] = [];
  const subscription = bus.subscribe('d', { after: 0, consumer: 'c' }, ({ position }) => {
    tries.push(position);
    if (tries.length < 3) throw new Error('not now');
  });
  await bus.settled();
  expect(tries).toEqual([1, 1, 1, 2]);
  await subscription.stop();
});

it('hands over only the types asked for, and stays in step over the others', async () => {
  const { bus, stored, heard, reads, subscribe } = setUp({ types: ['a'] });
  stored.push(event(1, 'b'), event(2, 'a'), event(3, 'b'));
  const subscription = subscribe();
  await bus.settled();
  expect(subscription.position).toBe(3);
  const read = reads.length;
  stored.push(event(4, 'a'));
  await bus.publish('d', [event(4, 'a')]);
  await vi.waitFor(() => expect(heard).toEqual([2, 4]));
  expect(reads).toHaveLength(read);
  await subscription.stop();
});

it('waits for a producer that starts later', async () => {
  const bus = new InProcessBus(silentLog);
  const heard: number[] = [];
  const subscription = bus.subscribe(
    'd',
    { after: 0, consumer: 'early' },
    (e) => void heard.push(e.position),
  );
  const { stored, history } = aHistory();
  stored.push(event(1));
  bus.registerHistory('d', history);
  await vi.waitFor(() => expect(heard).toEqual([1]));
  await subscription.stop();
});

it('asks where to begin when the producer was restored', async () => {
  const bus = new InProcessBus(silentLog);
  const old = aHistory();
  old.stored.push(event(1), event(2));
  bus.registerHistory('d', old.history);
  const heard: string[] = [];
  const epochs: string[] = [];
  const subscription = bus.subscribe(
    'd',
    { after: 0, epoch: 'e1', consumer: 'c', onEpoch: (epoch) => (epochs.push(epoch), 0) },
    ({ id }) => void heard.push(id),
  );
  await bus.settled();
  const restored = aHistory('e2');
  restored.stored.push(event(1, 'a', 'e2'), event(2, 'a', 'e2'));
  bus.registerHistory('d', restored.history);
  await bus.publish('d', [event(2, 'a', 'e2')]);
  await bus.settled();
  expect(epochs).toEqual(['e2']);
  expect(heard).toEqual(['e1-1', 'e1-2', 'e2-1', 'e2-2']);
  await subscription.stop();
});

it('stops during a pause between tries', async () => {
  const { bus, stored } = setUp();
  stored.push(event(1));
  const subscription = bus.subscribe('d', { after: 0, consumer: 'c' }, () => {
    throw new Error('never');
  });
  await new Promise((resolve) => setTimeout(resolve, 120));
  await subscription.stop();
  expect(subscription.position).toBe(0);
});
