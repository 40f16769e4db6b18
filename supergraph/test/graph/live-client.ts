import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface LiveClientOptions {
  readonly token?: string;
  readonly retryAttempts?: number;
  readonly headers?: Record<string, string>;
  readonly locale?: string;
}

/** One subscription as a test sees it: what came, and how it ended. */
export interface Followed {
  readonly results: { data?: Record<string, unknown> | null; errors?: WireError[] }[];
  readonly ended: Promise<End>;
  stop(): void;
  /** Resolves when so many results came. */
  count(atLeast: number): Promise<void>;
}

export interface WireError {
  readonly message: string;
  readonly path?: readonly unknown[];
  readonly extensions: Record<string, unknown>;
}

/** Errors of an `error` message, a close event, or a plain completion. */
export interface End {
  readonly errors?: readonly WireError[];
  readonly close?: { code: number; reason: string };
}

/** An ordinary graphql-ws client with its raw socket within reach. */
export class LiveClient {
  readonly client: Client;
  readonly closed: { code: number; reason: string }[] = [];
  readonly pongs: Record<string, unknown>[] = [];
  socket: WebSocket | undefined;
  params: Record<string, unknown>;

  constructor(url: string, { token, retryAttempts = 0, headers, locale }: LiveClientOptions = {}) {
    this.params = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(locale ? { locale } : {}),
    };
    class Impl extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: headers ?? {} });
      }
    }
    this.client = createClient({
      url,
      webSocketImpl: Impl,
      lazy: true,
      lazyCloseTimeout: 60_000,
      connectionParams: () => this.params,
      retryAttempts,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
      shouldRetry: () => true,
      on: {
        opened: (socket) => void (this.socket = socket as WebSocket),
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.closed.push({ code, reason });
        },
        pong: (received, payload) => {
          if (received && payload) this.pongs.push(payload);
        },
      },
    });
  }

  follow(query: string, variables?: Record<string, unknown>): Followed {
    return this.followPayload({ query, ...(variables ? { variables } : {}) });
  }

  followPayload(payload: SubscribePayload): Followed {
    const results: Followed['results'] = [];
    const waiting = new Set<() => void>();
    const end = Promise.withResolvers<End>();
    const stop = this.client.subscribe(payload, {
      next: (result) => {
        results.push(result as Followed['results'][number]);
        for (const wake of [...waiting]) wake();
      },
      error: (cause) => {
        if (Array.isArray(cause)) end.resolve({ errors: cause as WireError[] });
        else end.resolve({ close: cause as { code: number; reason: string } });
      },
      complete: () => end.resolve({}),
    });
    return {
      results,
      ended: end.promise,
      stop,
      count: (atLeast) =>
        new Promise((resolve) => {
          const wake = () => {
            if (results.length < atLeast) return;
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
          wake();
        }),
    };
  }

  /** Sends a new token over the open socket, as screens do. */
  renew(token: string): void {
    this.params = { ...this.params, authorization: `Bearer ${token}` };
    this.socket?.send(JSON.stringify({ type: 'ping', payload: this.params }));
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
  }
}

export async function until(what: string, condition: () => boolean, ms = 10_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
