import { createClient, type Client } from 'graphql-ws';
import type { Connection, ConnectionState } from '../host/connection.ts';
import { writable, type Readable } from '../host/readable.ts';
import type { Tokens } from './tokens.ts';

const pingMs = 10_000;
const pongWithinMs = 5_000;
const longestWaitMs = 15_000;

export interface LiveSocketOptions {
  readonly url: () => string;
  readonly tokens: Tokens;
  readonly language: () => string;
  readonly webSocketImpl?: unknown;
}

/** The one WebSocket of the page: opened by the first subscription, opened again for ever. */
export class LiveSocket {
  readonly connection: Readable<Connection>;
  readonly client: Client;
  readonly #state = writable<Connection>({ state: 'idle', since: Date.now(), lagMs: null });
  #socket: WebSocket | null = null;
  #pongTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveSocketOptions) {
    this.connection = this.#state;
    this.client = this.#open(options);
    options.tokens.onChange((access) => {
      if (access) this.#renew(access.token);
    });
    if (typeof window !== 'undefined') {
      window.addEventListener('offline', () => this.#enter('offline'));
      // A laptop that wakes up: do not wait for the ping to notice.
      window.addEventListener('online', () => this.client.terminate());
    }
  }

  #open(options: LiveSocketOptions): Client {
    let pingAt = 0;
    return createClient({
      url: options.url,
      webSocketImpl: options.webSocketImpl,
      lazy: true,
      lazyCloseTimeout: 5_000,
      keepAlive: pingMs,
      connectionAckWaitTimeout: 10_000,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: waitBeforeRetry,
      connectionParams: async () => {
        // Not reached now: the server answers that the old token has ended, and we come back.
        const token = await options.tokens.get().catch(() => null);
        return {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          locale: options.language(),
        };
      },
      on: {
        connecting: (retrying) => this.#enter(retrying ? 'resuming' : 'connecting'),
        connected: (socket) => {
          this.#socket = socket as WebSocket;
          this.#enter('live');
          // The first one now, to show how far the server is; the others every ten seconds.
          pingAt = performance.now();
          this.#socket.send(JSON.stringify({ type: 'ping' }));
        },
        closed: (event) => {
          this.#socket = null;
          clearTimeout(this.#pongTimer);
          const calm = (event as CloseEvent | undefined)?.code === 1000;
          if (this.#state.get().state !== 'offline') this.#enter(calm ? 'idle' : 'resuming');
        },
        ping: (received) => {
          if (received) return;
          pingAt = performance.now();
          clearTimeout(this.#pongTimer);
          this.#pongTimer = setTimeout(() => this.client.terminate(), pongWithinMs);
        },
        pong: (received) => {
          if (!received) return;
          clearTimeout(this.#pongTimer);
          const lagMs = performance.now() - pingAt;
          this.#state.set({ ...this.#state.get(), lagMs });
        },
      },
    });
  }

  /** Opens the socket anew, to be answered in another language; streams resume where they were. */
  reopen(): void {
    if (this.#socket) this.client.terminate();
  }

  /** Hands the new token to the server over the open socket, in a ping. */
  #renew(token: string): void {
    if (this.#socket?.readyState !== 1) return;
    this.#socket.send(
      JSON.stringify({ type: 'ping', payload: { authorization: `Bearer ${token}` } }),
    );
  }

  #enter(state: ConnectionState): void {
    const before = this.#state.get();
    if (before.state === state) return;
    // From the first loss until it is live again is one wait: the time runs on.
    const waiting = (name: ConnectionState) => name === 'resuming' || name === 'offline';
    const since = waiting(before.state) && waiting(state) ? before.since : Date.now();
    this.#state.set({ state, since, lagMs: before.lagMs });
  }
}

/** Doubling from a quarter second to 15 s, half of it by chance, and not before the network is back. */
async function waitBeforeRetry(retries: number): Promise<void> {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) {
    await new Promise((resolve) => window.addEventListener('online', resolve, { once: true }));
  }
  const cap = Math.min(longestWaitMs, 250 * 2 ** retries);
  await new Promise((resolve) => setTimeout(resolve, cap / 2 + (Math.random() * cap) / 2));
}
