import type { EntityManager } from '@mikro-orm/sql';
import { hostname } from 'node:os';
import { databaseNow, insertIgnore, rows, run } from './sql.ts';

/** Identifies this process among those that share a database. */
export const processName = `${hostname()}:${process.pid}:${Date.now().toString(36)}`;

/**
 * A named task that one process at a time may do. Time is the database's, so clocks may differ. The
 * token grows with each new holder: work is fenced by checking it in the same transaction.
 */
export class Lease {
  readonly name: string;
  readonly #em: EntityManager;
  readonly #holder: string;
  readonly #ms: number;
  #token: number | null = null;

  constructor(em: EntityManager, name: string, options: { ms: number; holder?: string }) {
    this.#em = em.fork();
    this.name = name;
    this.#ms = options.ms;
    this.#holder = options.holder ?? processName;
  }

  /** Fencing token while this process believes to hold the lease. */
  get token(): number | null {
    return this.#token;
  }

  /**
   * Takes the lease when it is free, expired, left by a dead process of this machine, or when
   * `takeOver` says that the holder cannot be alive (one process owns an embedded database).
   * Renews it when already held. @returns whether it is held now
   */
  async acquire({ takeOver = false } = {}): Promise<boolean> {
    if (this.#token !== null && (await this.#renew(this.#token))) return true;
    this.#token = null;
    await run(
      this.#em,
      `${insertIgnore(this.#em)} leader_lease (name, holder, token, expires_ms) values (?, '', 0, 0)`,
      [this.name],
    );
    const [row] = await this.#read();
    const free =
      takeOver || Number(row!['expired']) === 1 || isDeadNeighbour(String(row!['holder']));
    if (!free) return false;
    const token = Number(row!['token']) + 1;
    const taken = await run(
      this.#em,
      `update leader_lease set holder = ?, token = ?, expires_ms = ${databaseNow(this.#em)} + ? where name = ? and token = ?`,
      [this.#holder, token, this.#ms, this.name, token - 1],
    );
    if (taken === 1) this.#token = token;
    return taken === 1;
  }

  /** Whether the lease is still ours; asked inside the transaction that it fences. */
  async holds(tx: EntityManager): Promise<boolean> {
    const [row] = await rows(tx, 'select token from leader_lease where name = ?', [this.name]);
    return this.#token !== null && Number(row?.['token']) === this.#token;
  }

  /** Forgets a lease found to be lost. */
  lose(): void {
    this.#token = null;
  }

  /** Lets the next process in at once. */
  async release(): Promise<void> {
    if (this.#token === null) return;
    const token = this.#token;
    this.#token = null;
    await run(
      this.#em,
      "update leader_lease set holder = '', expires_ms = 0 where name = ? and token = ?",
      [this.name, token],
    );
  }

  async #renew(token: number): Promise<boolean> {
    const renewed = await run(
      this.#em,
      `update leader_lease set expires_ms = ${databaseNow(this.#em)} + ? where name = ? and token = ?`,
      [this.#ms, this.name, token],
    );
    return renewed === 1;
  }

  #read() {
    return rows(
      this.#em,
      `select holder, token, expires_ms < ${databaseNow(this.#em)} as expired from leader_lease where name = ?`,
      [this.name],
    );
  }
}

/** A process of this machine that is gone cannot come back; no need to wait for its lease. */
function isDeadNeighbour(holder: string): boolean {
  const [host, pid] = holder.split(':');
  if (host !== hostname() || !pid || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
