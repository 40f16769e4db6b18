import { needsToken, toFailure, type GraphFailure } from './failure.ts';
import type { GraphClient } from './graph-client-contract.ts';
import type { Change } from './live-rows.ts';

/**
 * `loading` nothing read yet · `live` kept right by the server · `resuming` the connection is being
 * opened again, rows are as they were · `stale` so long that they may be wrong · `error` see `error`.
 */
export type LiveStatus = 'loading' | 'live' | 'resuming' | 'stale' | 'error';

export interface Delivered<Row> extends Change<Row> {
  readonly cursor: string;
}

/** What a feed does for its owner. `read` answers the cursor to follow from. */
export interface LiveFeedPorts<Row> {
  readonly graph: Pick<GraphClient, 'connection' | 'renewAccess'>;
  /** Reads everything anew and shows it; answers the list's `liveCursor`. */
  read(signal: AbortSignal): Promise<string>;
  /** Opens the stream; `after` is asked again whenever it is resumed. */
  follow(
    after: () => string,
    sink: {
      next(change: Delivered<Row>): void;
      error(failure: GraphFailure): void;
      complete(): void;
    },
  ): () => void;
  apply(change: Delivered<Row>): void;
  changed(state: LiveFeedState): void;
  readonly now?: () => number;
}

export interface LiveFeedState {
  readonly status: LiveStatus;
  readonly error: GraphFailure | null;
  /** When the rows were last known to be right, in milliseconds; null before the first reading. */
  readonly rightAt: number | null;
  /** When the next try comes by itself, after an error. */
  readonly retryAt: number | null;
}

/** A bookmark comes every 30 s: two missed and a bit, and the rows are not to be trusted. */
export const staleAfterMs = 75_000;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/** Codes after which the rows themselves may be wrong, not only late. */
const readAgain = new Set(['CURSOR_EXPIRED', 'ACCESS_CHANGED', 'TOKEN_STALE']);
/** Codes that trying again does not change. */
const final = new Set(['FORBIDDEN', 'NOT_FOUND', 'VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/**
 * Read, then follow without a gap: resumes after the newest cursor when the connection was lost,
 * reads again when the server says that the cursor or the access is not good any more.
 */
export class LiveFeed<Row> {
  readonly #ports: LiveFeedPorts<Row>;
  #state: LiveFeedState = { status: 'loading', error: null, rightAt: null, retryAt: null };
  #cursor = '';
  #unfollow: (() => void) | null = null;
  #unwatch: (() => void) | null = null;
  #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #staleTimer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(ports: LiveFeedPorts<Row>) {
    this.#ports = ports;
  }

  /** The newest cursor that was applied. */
  get cursor(): string {
    return this.#cursor;
  }

  start(): void {
    this.#unwatch = this.#ports.graph.connection.subscribe(({ state }) => {
      const lost = state === 'resuming' || state === 'offline';
      if (lost && this.#state.status === 'live') this.#enter({ status: 'resuming' });
    });
    void this.#read();
  }

  stop(): void {
    this.#unwatch?.();
    this.#end();
  }

  /** Reads again now; rows stay on screen meanwhile. */
  retry(): void {
    this.#end();
    if (this.#state.status === 'error') {
      this.#enter({ status: this.#state.rightAt === null ? 'loading' : 'resuming', error: null });
    }
    void this.#read();
  }

  #end(): void {
    this.#abort.abort();
    this.#unfollow?.();
    this.#unfollow = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#staleTimer);
  }

  async #read(): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    try {
      const cursor = await this.#ports.read(signal);
      if (signal.aborted) return;
      this.#cursor = cursor;
      this.#right();
      this.#follow();
    } catch (error) {
      if (!signal.aborted) this.#fail(toFailure(error));
    }
  }

  #follow(): void {
    const { signal } = this.#abort;
    this.#unfollow = this.#ports.follow(() => this.#cursor, {
      next: (change) => {
        if (signal.aborted) return;
        this.#cursor = change.cursor;
        this.#ports.apply(change);
        this.#failures = 0;
        this.#right();
      },
      error: (failure) => {
        if (!signal.aborted) void this.#broken(failure);
      },
      complete: () => {
        if (!signal.aborted) this.#later(() => this.#follow(), 'resuming');
      },
    });
  }

  async #broken(failure: GraphFailure): Promise<void> {
    this.#unfollow = null;
    const { signal } = this.#abort;
    if (needsToken(failure) || failure.code === 'ACCESS_CHANGED') {
      const renewed = await this.#ports.graph.renewAccess().catch(() => null);
      // No token to be had: the shell shows the sign-in page, the rows stay behind it.
      if (signal.aborted || renewed === false) return;
    }
    if (final.has(failure.code)) this.#fail(failure);
    else if (readAgain.has(failure.code)) this.#readAgain();
    else this.#later(() => this.#follow(), 'resuming');
  }

  /** At once the first time; a server that keeps asking for it is asked ever more slowly. */
  #readAgain(): void {
    if (this.#failures > 0) {
      this.#later(() => this.retry(), 'resuming');
      return;
    }
    this.#failures++;
    this.retry();
  }

  #fail(failure: GraphFailure): void {
    clearTimeout(this.#staleTimer);
    if (final.has(failure.code)) {
      this.#enter({ status: 'error', error: failure, retryAt: null });
      return;
    }
    const wait = this.#later(() => void this.#read(), 'error');
    this.#enter({ status: 'error', error: failure, retryAt: this.#now() + wait });
  }

  /** Tries again after a wait that doubles, half of it by chance. */
  #later(task: () => void, status: LiveStatus): number {
    const cap = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures++);
    const wait = cap / 2 + (Math.random() * cap) / 2;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, wait);
    if (this.#state.status !== status) this.#enter({ status });
    return wait;
  }

  #right(): void {
    this.#enter({ status: 'live', error: null, rightAt: this.#now(), retryAt: null });
    clearTimeout(this.#staleTimer);
    this.#staleTimer = setTimeout(() => this.#enter({ status: 'stale' }), staleAfterMs);
  }

  #now(): number {
    return this.#ports.now?.() ?? Date.now();
  }

  #enter(change: Partial<LiveFeedState>): void {
    this.#state = { ...this.#state, ...change };
    this.#ports.changed(this.#state);
  }
}
