import type { Bus, EventHistory, PublishedEvent } from '@houqin/kit/bus';
import { ulid } from '@houqin/kit/id';

/** Another domain, as far as the bus knows it: it keeps what it published. */
export class Producer {
  readonly #bus: Bus;
  readonly #domain: string;
  readonly #events: PublishedEvent[] = [];
  readonly #epoch = ulid();

  constructor(bus: Bus, domain: string) {
    this.#bus = bus;
    this.#domain = domain;
    const history: EventHistory = {
      epoch: this.#epoch,
      head: () => Promise.resolve(this.#events.length),
      read: ({ after, upTo = Infinity, types, limit }) =>
        Promise.resolve(
          this.#events
            .filter(({ position }) => position > after && position <= upTo)
            .filter(({ type }) => !types || types.includes(type))
            .slice(0, limit),
        ),
    };
    bus.registerHistory(domain, history);
  }

  /** Makes an event without publishing it. */
  make(
    type: string,
    aggregateId: string,
    payload: object,
    facts: Partial<PublishedEvent> = {},
  ): PublishedEvent {
    const event: PublishedEvent = {
      ...{ id: ulid(), domain: this.#domain, epoch: this.#epoch, type, version: 1 },
      ...{ position: this.#events.length + 1, aggregateType: 'thing', aggregateId },
      aggregateVersion: this.#events.filter((one) => one.aggregateId === aggregateId).length + 1,
      occurredAt: new Date().toISOString(),
      actor: { kind: 'system', subjectId: 'system', name: 'Houqin' },
      ...{ campusId: null, departmentId: null, correlationId: aggregateId, causationId: null },
      payload: { ...payload },
      ...{ keysBefore: null, keysAfter: null },
      ...facts,
    };
    this.#events.push(event);
    return event;
  }

  async say(
    type: string,
    aggregateId: string,
    payload: object,
    facts: Partial<PublishedEvent> = {},
  ): Promise<PublishedEvent> {
    const event = this.make(type, aggregateId, payload, facts);
    await this.#bus.publish(this.#domain, [event]);
    return event;
  }

  /** Delivers it once more, as a bus may. */
  repeat(event: PublishedEvent): Promise<void> {
    return this.#bus.publish(this.#domain, [event]);
  }
}
