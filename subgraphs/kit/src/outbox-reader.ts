import type { EntityManager } from '@mikro-orm/sql';
import type { EventHistory, PublishedEvent } from './bus.ts';
import { publishedEvent } from './outbox-row.ts';
import { rows } from './sql.ts';

export interface OutboxQuery {
  /** Positions greater than this. */
  readonly after: number;
  /** Positions up to this one; the newest when left out. */
  readonly upTo?: number;
  readonly aggregateType?: string;
  readonly types?: readonly string[];
  readonly limit: number;
}

/** Reads the numbered events of one domain. */
export class OutboxReader implements EventHistory {
  readonly domain: string;
  readonly epoch: string;
  readonly #em: EntityManager;
  #flush: () => Promise<number> = () => Promise.resolve(0);

  private constructor(em: EntityManager, domain: string, epoch: string) {
    this.#em = em;
    this.domain = domain;
    this.epoch = epoch;
  }

  static async open(em: EntityManager, domain: string): Promise<OutboxReader> {
    const fork = em.fork();
    const [state] = await rows(fork, 'select epoch from feed_state where id = 1');
    if (!state) throw new Error(`the database of ${domain} has no feed state`);
    return new OutboxReader(fork, domain, String(state['epoch']));
  }

  /** The last position given and committed; 0 before the first. */
  async head(): Promise<number> {
    const [state] = await rows(this.#em, 'select head_position from feed_state where id = 1');
    return Number(state?.['head_position'] ?? 0);
  }

  /** All events after this position are still kept; 0 while nothing was ever removed. */
  async floor(): Promise<number> {
    const [first] = await rows(
      this.#em,
      'select position from outbox where position is not null order by position limit 1',
    );
    return first ? Number(first['position']) - 1 : await this.head();
  }

  /** Events in position order. */
  async read(query: OutboxQuery): Promise<PublishedEvent[]> {
    const conditions = ['position > ?'];
    const parameters: unknown[] = [query.after];
    if (query.upTo !== undefined) {
      conditions.push('position <= ?');
      parameters.push(query.upTo);
    }
    if (query.aggregateType !== undefined) {
      conditions.push('aggregate_type = ?');
      parameters.push(query.aggregateType);
    }
    if (query.types) {
      if (query.types.length === 0) return [];
      conditions.push(`type in (${query.types.map(() => '?').join(', ')})`);
      parameters.push(...query.types);
    }
    const found = await rows(
      this.#em,
      `select * from outbox where ${conditions.join(' and ')} order by position limit ${query.limit}`,
      parameters,
    );
    return found.map((row) => publishedEvent(row, this.domain, this.epoch));
  }

  /** The relay that serves `flush`. */
  attachRelay(relay: { flush(): Promise<number> }): void {
    this.#flush = () => relay.flush();
  }

  /** Numbers and publishes what is committed. @returns how many events that were */
  flush(): Promise<number> {
    return this.#flush();
  }
}
