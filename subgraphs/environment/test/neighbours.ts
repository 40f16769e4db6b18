import type { PublishedEvent } from '@houqin/kit/bus';
import { ulid } from '@houqin/kit/id';
import type { TestSubgraph } from '@houqin/kit/testing/graph';

/** Stands for the domains whose events environment takes: an outbox in memory for each. */
export function announcer(running: TestSubgraph) {
  const histories = new Map<string, PublishedEvent[]>();
  const historyOf = (domain: string): PublishedEvent[] => {
    const known = histories.get(domain);
    if (known) return known;
    const events: PublishedEvent[] = [];
    histories.set(domain, events);
    running.bus.registerHistory(domain, {
      epoch: 'test',
      head: () => Promise.resolve(events.length),
      read: ({ after, upTo = Infinity, types, limit }) =>
        Promise.resolve(
          events
            .filter(({ position }) => position > after && position <= upTo)
            .filter(({ type }) => !types || types.includes(type))
            .slice(0, limit),
        ),
    });
    return events;
  };
  return {
    async tell(domain: string, type: string, aggregateId: string, payload: object): Promise<void> {
      const events = historyOf(domain);
      const event: PublishedEvent = {
        ...{ id: ulid(), domain, epoch: 'test', position: events.length + 1, type, version: 1 },
        ...{ aggregateType: domain, aggregateId, aggregateVersion: events.length + 1 },
        ...{ occurredAt: new Date().toISOString(), campusId: null, departmentId: null },
        actor: { kind: 'system', subjectId: 'system', name: 'system' },
        ...{ correlationId: ulid(), causationId: null, payload: { ...payload } },
        ...{ keysBefore: null, keysAfter: null },
      };
      events.push(event);
      await running.bus.publish(domain, [event]);
    },
    stop: () => Promise.resolve(),
  };
}
