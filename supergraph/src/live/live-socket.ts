import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import { WebSocket } from 'ws';
import { closeCodes, type CloseReason } from './close-codes.ts';

/** A client that leaves a ping unanswered until the next one is gone: phones sleep, cables are pulled. */
export const heartbeatMs = 12_000;

/** A close frame waits behind what a slow client has not read; after this the socket is destroyed. */
const closeGraceMs = 2_000;

/** What is sent may lie unread this long before the client counts as too slow. */
const unreadMs = 20_000;

/** One client's WebSocket: sends with back-pressure, beats, and is certain to end when closed. */
export class LiveSocket implements ProtocolSocket {
  /** Answers a client's ping; graphql-ws does when this is absent. */
  onPing?: () => Promise<void>;
  readonly #socket: WebSocket;
  readonly #onFault: (error: unknown) => void;
  readonly #heartbeat: NodeJS.Timeout;
  #alive = true;

  /** `onFault` hears what handling a message failed with; the connection is then closed (4500). */
  constructor(socket: WebSocket, onFault: (error: unknown) => void, heartbeat = heartbeatMs) {
    this.#socket = socket;
    this.#onFault = onFault;
    socket.on('pong', () => (this.#alive = true));
    this.#heartbeat = setInterval(() => this.#beat(), heartbeat);
    this.#heartbeat.unref();
    socket.once('close', () => clearInterval(this.#heartbeat));
    // Faults of the peer (a frame too large, text that is none) end in a close, not in a crash.
    socket.on('error', () => undefined);
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Resolves when the network took the message, so that one slow client holds one message per operation. */
  send(data: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return resolve();
      const unread = setTimeout(() => this.end(closeCodes.slow), unreadMs);
      unread.unref();
      this.#socket.send(data, () => {
        clearTimeout(unread);
        resolve();
      });
    });
  }

  /** graphql-ws ends connections that break its protocol. */
  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
    this.#certainly();
  }

  end({ code, reason }: CloseReason): void {
    this.close(code, reason);
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    this.#socket.on('message', (data, isBinary) => {
      if (isBinary) return this.end(closeCodes.badMessage);
      handle(String(data)).catch((error: unknown) => {
        this.#onFault(error);
        this.close(4500, 'Internal server error');
      });
    });
  }

  #beat(): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
  }

  #certainly(): void {
    setTimeout(() => this.#socket.terminate(), closeGraceMs).unref();
  }
}
