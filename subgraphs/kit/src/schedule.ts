import type { EntityManager } from '@mikro-orm/sql';
import type { Clock } from './clock.ts';
import type { Context } from './context.ts';
import { nextRun, type JobTime } from './job-time.ts';
import { kitOf } from './kit-orm.ts';
import { Lease } from './lease.ts';
import { insertIgnore, readInstant, rows, run } from './sql.ts';
import type { WarnLog } from './warn-log.ts';

/** Work that a domain does by the clock; one process of the domain runs it. */
export interface Job {
  /** Unique in its domain, kebab-case. */
  readonly name: string;
  readonly when: JobTime;
  /** May run again after a crash half-way: it must be able to. */
  run(ctx: Context): Promise<void>;
}

export interface JobRunnerOptions {
  readonly em: EntityManager;
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly log: WarnLog;
  /** A context of the system for one run. */
  context(): Context;
}

// A process that dies in a job is waited for this long before another one repeats it.
const leaseMs = 60_000;
const retryMs = 60_000;
/** At most this long between looks, in case the clock is set. */
const longestWaitMs = 30_000;

/**
 * Runs jobs when they are due. What was missed while no process ran is made up for by one run. A
 * job that fails is repeated a minute later, or at its next time if that is earlier.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #em: EntityManager;
  readonly #leases = new Map<string, Lease>();
  #timer: NodeJS.Timeout | null = null;
  /** One round at a time. */
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#em = options.em.fork();
  }

  async start(): Promise<void> {
    await this.register();
    this.#schedule(0);
  }

  /** Makes the jobs known to the database, without running any by itself. */
  async register(): Promise<void> {
    for (const job of this.#options.jobs) await this.#register(job);
  }

  /** Waits for the job in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
    for (const lease of this.#leases.values()) await lease.release();
  }

  /** Runs what is due now, one after another. @returns names of the jobs that ran */
  runDue(): Promise<string[]> {
    const round = this.#running.then(() => this.#runAllDue());
    this.#running = round.catch(() => undefined);
    return round;
  }

  async #runAllDue(): Promise<string[]> {
    const ran: string[] = [];
    for (const job of this.#options.jobs)
      if (!this.#stopped && (await this.#runIfDue(job))) ran.push(job.name);
    return ran;
  }

  /** A new job waits for its time; one whose time was moved forward takes the new one. */
  async #register({ name, when }: Job): Promise<void> {
    const next = nextRun(when, this.#options.clock.now());
    await run(
      this.#em,
      `${insertIgnore(this.#em)} job_schedule (name, next_run_at) values (?, ?)`,
      [name, next],
    );
    await run(
      this.#em,
      'update job_schedule set next_run_at = ? where name = ? and next_run_at > ?',
      [...[next, name, next]],
    );
  }

  async #runIfDue(job: Job): Promise<boolean> {
    if (!(await this.#isDue(job))) return false;
    // One process owns an embedded database: nobody to agree with.
    if (kitOf(this.#em).kind === 'sqlite') {
      await this.#runNow(job);
      return true;
    }
    const lease = this.#leaseOf(job);
    if (!(await lease.acquire())) return false;
    const renewal = setInterval(() => void lease.acquire().catch(() => undefined), leaseMs / 3);
    try {
      // Another process may have run it between the look and the lease.
      if (!(await this.#isDue(job))) return false;
      await this.#runNow(job);
      return true;
    } finally {
      clearInterval(renewal);
      // A job that soon runs again stays here.
      if (!isFrequent(job)) await lease.release();
    }
  }

  async #runNow(job: Job): Promise<void> {
    const { clock, log } = this.#options;
    const started = clock.now();
    if (!isFrequent(job))
      await run(this.#em, 'update job_schedule set started_at = ? where name = ?', [
        ...[started, job.name],
      ]);
    let failure: unknown;
    try {
      await job.run(this.#options.context());
    } catch (error) {
      failure = error;
      log.error({ err: error, job: job.name }, 'a job failed');
    }
    const now = clock.now();
    const regular = nextRun(job.when, now);
    const repeat = new Date(now.getTime() + retryMs);
    const next = failure && repeat < regular ? repeat : regular;
    await run(
      this.#em,
      `update job_schedule set next_run_at = ?, started_at = ?, finished_at = ?, error = ?
       where name = ?`,
      [next, started, now, failure ? String(failure) : null, job.name],
    );
  }

  #leaseOf({ name }: Job): Lease {
    let lease = this.#leases.get(name);
    if (!lease)
      this.#leases.set(name, (lease = new Lease(this.#em, `job:${name}`, { ms: leaseMs })));
    return lease;
  }

  async #isDue({ name }: Job): Promise<boolean> {
    const [row] = await rows(this.#em, 'select next_run_at from job_schedule where name = ?', [
      name,
    ]);
    return row !== undefined && readInstant(row['next_run_at']!) <= this.#options.clock.now();
  }

  #schedule(waitMs: number): void {
    if (this.#stopped || this.#options.jobs.length === 0) return;
    this.#timer = setTimeout(() => {
      void this.runDue()
        .then(() => this.#untilNext())
        .catch((error: unknown) => {
          this.#options.log.warn({ err: error }, 'jobs: the database does not answer');
          return longestWaitMs;
        })
        .then((wait) => this.#schedule(wait));
    }, waitMs);
    this.#timer.unref();
  }

  async #untilNext(): Promise<number> {
    const names = this.#options.jobs.map(({ name }) => name);
    const [row] = await rows(
      this.#em,
      `select min(next_run_at) as next from job_schedule where name in (${names.map(() => '?').join(', ')})`,
      names,
    );
    const wait = readInstant(row!['next']!).getTime() - this.#options.clock.now().getTime();
    return Math.min(Math.max(wait, 10), longestWaitMs);
  }
}

const isFrequent = ({ when }: Job): boolean =>
  'everySeconds' in when && when.everySeconds * 1000 < leaseMs;
