import type { EntityManager } from '@mikro-orm/sql';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditAnchors } from './audit-anchors.ts';
import type { ChainLink } from './audit-chain.ts';
import type { Bus, PublishedEvent } from './bus.ts';
import { outsideTransaction } from './guard.ts';
import { kitOf } from './kit-orm.ts';
import { Lease } from './lease.ts';
import { numberOutbox, numberingBatch } from './number-outbox.ts';
import type { OutboxReader } from './outbox-reader.ts';
import { retryLostRaces } from './lost-race.ts';
import { rows, run } from './sql.ts';
import type { WarnLog } from './warn-log.ts';

export interface RelayOptions {
  readonly em: EntityManager;
  readonly reader: OutboxReader;
  readonly bus: Bus;
  readonly log: WarnLog;
  /** Where the links of the audit chain are noted outside the database. */
  readonly anchors?: AuditAnchors;
  /** How often to look without being woken, in ms. */
  readonly pollMs?: number;
  /** How long a silent leader is waited for, in ms, on a shared database. */
  readonly leaseMs?: number;
  /** Names this relay among several of one database; the process otherwise. */
  readonly holder?: string;
}

/**
 * Numbers and publishes the outbox of one domain. Of several relays of a database one leads, by a
 * lease. A position is committed before its event is published, and no transaction is open while
 * publishing: after a crash in between, what is numbered and not known to be published goes out
 * again. Consumers drop repeats.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #em: EntityManager;
  readonly #lease: Lease;
  readonly #embedded: boolean;
  readonly #pollMs: number;
  readonly #leaseMs: number;
  #leading = false;
  /** When to ask for the lease again, to renew it or to get it. */
  #renewAt = 0;
  /** Published and known to be; null until this relay has led. */
  #published: number | null = null;
  #marked = 0;
  #stopped = false;
  #running: Promise<number> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#em = options.em.fork();
    this.#embedded = kitOf(options.em).kind === 'sqlite';
    this.#pollMs = options.pollMs ?? 1000;
    // An embedded database has one process: its lease is taken over at start and rarely renewed.
    this.#leaseMs = options.leaseMs ?? (this.#embedded ? 3_600_000 : 10_000);
    this.#lease = new Lease(options.em, 'relay', {
      ms: this.#leaseMs,
      ...(options.holder ? { holder: options.holder } : {}),
    });
  }

  /** Takes the lead if it can, publishes what a crash left behind, and goes on. */
  async start(): Promise<void> {
    if (this.#embedded && (await this.#lease.acquire({ takeOver: true }))) {
      this.#renewAt = performance.now() + this.#leaseMs / 3;
      await this.#lead();
    }
    await this.flush();
    this.#schedule();
  }

  /** Something was committed: look soon. Several calls make one round. */
  nudge(): void {
    if (this.#stopped) return;
    if (this.#running) this.#again = true;
    // Outside the transaction context of whoever committed.
    else outsideTransaction(() => void this.flush().catch(() => undefined));
  }

  /**
   * Numbers and publishes until nothing committed is left.
   * @returns how many events were published; 0 when another relay leads
   */
  flush(): Promise<number> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    const running = outsideTransaction(() => this.#rounds()).finally(() => {
      this.#running = null;
      // Woken between the last look and now.
      if (this.#again && !this.#stopped) this.nudge();
    });
    this.#running = running;
    return running;
  }

  /** Finishes the round in hand, notes what is published and lets the next relay lead. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running?.catch(() => undefined);
    try {
      await this.#mark();
      await this.#lease.release();
    } catch (error) {
      this.#options.log.warn({ err: error }, 'relay: could not leave in order');
    }
  }

  async #rounds(): Promise<number> {
    let count = 0;
    do {
      this.#again = false;
      try {
        for (;;) {
          const round = await this.#round();
          count += round.published;
          if (!round.more || this.#stopped) break;
        }
      } catch (error) {
        this.#options.log.warn({ err: error, domain: this.#options.reader.domain }, 'relay failed');
        throw error;
      }
    } while (this.#again && !this.#stopped);
    return count;
  }

  async #round(): Promise<{ published: number; more: boolean }> {
    if (!(await this.#leads())) return { published: 0, more: false };
    const before = this.#published!;
    if (!(await this.#isWaiting())) return { published: 0, more: false };
    const numbered = await retryLostRaces(() =>
      numberOutbox(this.#em, {
        domain: this.#options.reader.domain,
        lease: this.#lease,
        published: before,
      }),
    );
    if (!numbered) {
      this.#lose();
      return { published: 0, more: false };
    }
    this.#marked = before;
    await this.#publish(numbered.events);
    await this.#anchor(numbered.links);
    return { published: this.#published! - before, more: numbered.more };
  }

  /** Nobody waits for it, and the next one makes up for one that fails; the operator must know. */
  async #anchor(links: readonly ChainLink[]): Promise<void> {
    const { anchors, log, reader } = this.#options;
    try {
      await anchors?.note(this.#em, links);
    } catch (error) {
      log.error({ err: error, domain: reader.domain }, 'audit: the chain could not be anchored');
    }
  }

  /** Sends `events`, or what is stored from where publishing stopped, if that is earlier. */
  async #publish(events: readonly PublishedEvent[]): Promise<void> {
    const { bus, reader } = this.#options;
    let next = events;
    if (events.length > 0 && events[0]!.position !== this.#published! + 1) next = [];
    for (;;) {
      if (next.length === 0)
        next = await reader.read({ after: this.#published!, limit: numberingBatch });
      if (next.length === 0) return;
      await bus.publish(reader.domain, next);
      this.#published = next.at(-1)!.position;
      if (this.#published === events.at(-1)?.position) return;
      next = [];
    }
  }

  async #isWaiting(): Promise<boolean> {
    const found = await rows(
      this.#em,
      `select 1 as waiting from outbox where position is null
       union all select 1 from audit_entry where position is null limit 1`,
    );
    return found.length > 0;
  }

  async #leads(): Promise<boolean> {
    if (performance.now() < this.#renewAt) return this.#leading;
    const held = await this.#lease.acquire();
    this.#renewAt = performance.now() + this.#leaseMs / 3;
    if (!held) this.#leading = false;
    else if (!this.#leading) await this.#lead();
    return held;
  }

  async #lead(): Promise<void> {
    const [state] = await rows(this.#em, 'select published_position from feed_state where id = 1');
    this.#published = this.#marked = Number(state!['published_position']);
    this.#leading = true;
    await this.#publish([]);
  }

  #lose(): void {
    this.#leading = false;
    this.#lease.lose();
  }

  /** Notes lazily what is published: a repeat after a crash costs less than a commit per round. */
  async #mark(): Promise<void> {
    if (!this.#leading || this.#published === this.#marked) return;
    const published = this.#published!;
    await run(
      this.#em,
      'update feed_state set published_position = ? where id = 1 and published_position < ?',
      [published, published],
    );
    this.#marked = published;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      void this.flush()
        .then(() => this.#mark())
        // Logged in the round. The database or the broker is away: do not hammer it.
        .catch(() => sleep(this.#pollMs, undefined, { ref: false }))
        .then(() => this.#schedule());
    }, this.#pollMs);
    this.#timer.unref();
  }
}
