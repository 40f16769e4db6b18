import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '@houqin/kit/clock';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Gateway } from '../gateway/gateway.ts';
import { Restarting } from '../gateway/gateway-errors.ts';
import { cookiesOf, localeOf } from '../http/request-facts.ts';
import { closeCodes } from './close-codes.ts';
import { liveProtocol, type Connection } from './live-protocol.ts';
import { LiveSession } from './live-session.ts';
import { LiveSocket } from './live-socket.ts';

/** Larger than any operation of ours: what comes in over a WebSocket is operations and tokens. */
const maxMessageBytes = 1_048_576;

export interface LiveOptions {
  /** The clock tokens are issued by. */
  readonly clock?: Clock;
  /** How long an event may wait for its client, in ms; see `live-stream.ts`. */
  readonly slowAfterMs?: number;
  /** Interval of pings, in ms; see `live-socket.ts`. */
  readonly heartbeatMs?: number;
}

/** Accepts live connections and ends them when the gateway stops. */
export class LiveServer {
  readonly #gateway: Gateway;
  readonly #sockets: WebSocketServer;
  readonly #protocol: Server<Connection>;
  readonly #heartbeatMs: number | undefined;
  readonly #clock: Clock;
  readonly #connections = new Set<Connection>();

  constructor(gateway: Gateway, options: LiveOptions = {}) {
    this.#gateway = gateway;
    this.#heartbeatMs = options.heartbeatMs;
    this.#clock = options.clock ?? systemClock;
    this.#protocol = makeServer(liveProtocol(gateway, options));
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: maxMessageBytes,
      handleProtocols,
    });
  }

  get connections(): number {
    return this.#connections.size;
  }

  get operations(): number {
    let sum = 0;
    for (const { session } of this.#connections) sum += session.operations.size;
    return sum;
  }

  upgrade(request: IncomingMessage, duplex: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, duplex, head, (webSocket) => {
      const socket = new LiveSocket(
        webSocket,
        (error) => this.#gateway.fault(error),
        this.#heartbeatMs,
      );
      const session = new LiveSession({
        policy: this.#gateway.policy,
        facts: {
          locale: localeOf(request.headers['accept-language']),
          address: request.socket.remoteAddress ?? null,
          cookies: cookiesOf(request),
        },
        clock: this.#clock,
        close: (reason) => socket.end(reason),
      });
      const connection = { socket, session };
      this.#connections.add(connection);
      const closed = this.#protocol.opened(socket, connection);
      // Renewals are answered with the new end of the session, which a client may show or plan by.
      socket.onPing = () =>
        socket.send(JSON.stringify({ type: 'pong', payload: { expiresAt: session.expiresAt } }));
      webSocket.once('close', (code, reason) => {
        session.dispose();
        this.#connections.delete(connection);
        closed(code, String(reason)).catch(() => undefined);
      });
    });
  }

  /** Tells every client to come back, and waits until they are gone or `graceMs` is over. */
  async stop(graceMs = 2_500): Promise<void> {
    for (const { session } of this.#connections) session.end(closeCodes.restart, new Restarting());
    const deadline = Date.now() + graceMs;
    while (this.#sockets.clients.size && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const client of this.#sockets.clients) client.terminate();
    this.#sockets.close();
  }
}
