import { readFile } from 'node:fs/promises';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { systemClock, type Clock } from '@houqin/kit/clock';
import type { Logger } from '@houqin/kit/log';
import type { LiveServer } from '../live/live-server.ts';
import { sameOrigin } from './cross-site.ts';
import type { Handler } from './http-route.ts';
import { respondError } from './respond.ts';
import { secure } from './security-headers.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  readonly log: Pick<Logger, 'error'>;
  /** The clock tokens are issued by: clients plan their renewal by the `Date` of an answer. */
  readonly clock?: Clock;
  /** By path. */
  readonly live: ReadonlyMap<string, LiveServer>;
  /** Handlers of exact paths, as `GET /healthz`, or `* /graphql` for a handler of all methods. */
  readonly routes: ReadonlyMap<string, Handler>;
  /** Everything else. */
  readonly fallback: (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ) => Promise<void>;
}

export interface RunningServer {
  readonly url: string;
  /** Stops accepting, lets requests in flight finish for a moment, then ends. */
  stop(): Promise<void>;
}

/** A request in flight gets this long when the server stops, in ms. */
const drainMs = 5_000;

/**
 * The one door of the system: HTTP and WebSocket.
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, tls, live } = options;
  const secured = tls !== null;
  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    void answer(options, secured, request, response);
  const server: Server = tls
    ? createHttpsServer(
        { cert: await readFile(tls.certificateFile), key: await readFile(tls.keyFile) },
        onRequest,
      )
    : createHttpServer(onRequest);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const server = live.get(pathOf(request));
    if (!server) return reject(socket, '404 Not Found');
    // A page of another site must not speak with this browser's address or cookies.
    if (!sameOrigin(request)) return reject(socket, '403 Forbidden');
    server.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, fail) => {
    server.once('error', fail);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shown = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
  return {
    url: `${secured ? 'https' : 'http'}://${shown}:${address.port}`,
    stop: () => stop(server, live),
  };
}

async function answer(
  { routes, fallback, log, clock = systemClock }: ServerOptions,
  secured: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    secure(response, secured);
    response.setHeader('date', clock.now().toUTCString());
    const path = pathOf(request);
    const handler = routes.get(`${request.method} ${path}`) ?? routes.get(`* ${path}`);
    if (handler) return await handler(request, response);
    await fallback(request, response, path);
  } catch (error) {
    log.error({ err: error, path: pathOf(request) }, 'request failed');
    if (response.headersSent) response.destroy();
    else respondError(response, 500, 'INTERNAL', 'Internal error.');
  }
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function stop(server: Server, live: ReadonlyMap<string, LiveServer>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.all([...live.values()].map((one) => one.stop()));
  // Connections that browsers keep open are idle as soon as their last answer is out.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const timer = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}
