import { createClient, type Client } from 'graphql-ws';
import type { ExecutionResult } from 'graphql';
import { WebSocket } from 'ws';
import { remoteError, subgraphDown } from '../gateway/remote-error.ts';
import type { SubgraphRequest, UpstreamEvents } from '../gateway/subgraph-link.ts';

/** A subgraph that leaves a ping unanswered for this long is gone, its TCP connection half open. */
const pingMs = 10_000;
const pongMs = 5_000;

/** Above this many events not yet completed, the socket is no longer read; TCP tells the subgraph. */
const pauseAbove = 256;
const resumeBelow = 64;

/** Kept open this long after its last subscription: screens come and go. */
const lingerMs = 3_000;

/** One client session's `graphql-transport-ws` connection to one subgraph, opened on first use. */
export class UpstreamSocket {
  readonly #name: string;
  readonly #client: Client;
  readonly #params: () => Record<string, unknown>;
  readonly #streams = new Set<UpstreamStream>();
  #socket: WebSocket | undefined;
  #pong: NodeJS.Timeout | undefined;

  constructor(name: string, url: string, params: () => Record<string, unknown>) {
    this.#name = name;
    this.#params = params;
    this.#client = createClient({
      url,
      webSocketImpl: WebSocket,
      connectionParams: params,
      // A lost socket may have lost events: the client's subscription ends and resumes by its cursor.
      retryAttempts: 0,
      lazyCloseTimeout: lingerMs,
      keepAlive: pingMs,
      on: {
        opened: (socket) => (this.#socket = socket as WebSocket),
        ping: (received) => received || this.#awaitPong(),
        pong: (received) => received && clearTimeout(this.#pong),
        closed: () => clearTimeout(this.#pong),
      },
    });
  }

  subscribe(request: SubgraphRequest): UpstreamEvents {
    const stream: UpstreamStream = new UpstreamStream(() => this.#regulate());
    this.#streams.add(stream);
    const unsubscribe = this.#client.subscribe(
      {
        query: request.query,
        operationName: request.operationName ?? null,
        variables: request.variables,
      },
      {
        next: (result) => stream.push(result as ExecutionResult),
        error: (cause) => {
          this.#streams.delete(stream);
          stream.end(this.#ended(cause));
        },
        complete: () => {
          this.#streams.delete(stream);
          stream.end(null);
        },
      },
    );
    return {
      next: () => stream.next(),
      stop: () => {
        this.#streams.delete(stream);
        stream.end(null);
        unsubscribe();
        this.#regulate();
      },
    };
  }

  /** Passes a renewed token on, over the open socket. */
  renew(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(JSON.stringify({ type: 'ping', payload: this.#params() }));
  }

  dispose(): void {
    clearTimeout(this.#pong);
    void this.#client.dispose();
  }

  /** graphql-ws reports refusals as a list of errors, losses as a close event or a socket error. */
  #ended(cause: unknown): Error {
    return Array.isArray(cause) ? remoteError(cause[0]) : subgraphDown(this.#name, cause);
  }

  #awaitPong(): void {
    clearTimeout(this.#pong);
    // While the socket is paused a pong cannot be read; that it is paused is our own doing.
    this.#pong = setTimeout(() => this.#socket?.isPaused || this.#socket?.terminate(), pongMs);
    this.#pong.unref();
  }

  #regulate(): void {
    const socket = this.#socket;
    if (!socket) return;
    const sizes = [...this.#streams].map((stream) => stream.size);
    if (!socket.isPaused && sizes.some((size) => size > pauseAbove)) socket.pause();
    else if (socket.isPaused && sizes.every((size) => size < resumeBelow)) socket.resume();
  }
}

/** Events that arrived and were not asked for yet. */
class UpstreamStream {
  readonly #events: ExecutionResult[] = [];
  readonly #changed: () => void;
  #waiting: PromiseWithResolvers<IteratorResult<ExecutionResult, unknown>> | undefined;
  #end: { readonly error: Error | null } | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get size(): number {
    return this.#events.length;
  }

  push(event: ExecutionResult): void {
    if (this.#end) return;
    if (this.#waiting) {
      this.#waiting.resolve({ done: false, value: event });
      this.#waiting = undefined;
      return;
    }
    this.#events.push(event);
    this.#changed();
  }

  end(error: Error | null): void {
    this.#end ??= { error };
    if (!this.#waiting) return;
    if (error) this.#waiting.reject(error);
    else this.#waiting.resolve({ done: true, value: undefined });
    this.#waiting = undefined;
  }

  async next(): Promise<IteratorResult<ExecutionResult, unknown>> {
    const event = this.#events.shift();
    if (event) {
      this.#changed();
      return { done: false, value: event };
    }
    if (this.#end?.error) throw this.#end.error;
    if (this.#end) return { done: true, value: undefined };
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }
}
