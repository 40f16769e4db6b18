import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { parse, print } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { RemoteRecord } from '@houqin/ui-kit/presets/remote-record.ts';
import { FakeHospital } from './fake-hospital.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What a test says about one request before the server does: an answer, or silence. */
export type Intercept = (path: string, response: ServerResponse) => boolean;

export interface FakeServerOptions {
  readonly port: number;
  readonly shell: string;
  /** Remote → its `dist`. */
  readonly remotes: Readonly<Record<string, string>>;
}

/** The pages and a fake graph on one port, for the shell's own tests. */
export class FakeServer {
  readonly hospital = new FakeHospital();
  intercept: Intercept = () => false;
  /** Remotes say that they were compiled for another Svelte: the shell must take their own build. */
  foreign = false;
  readonly #options: FakeServerOptions;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  constructor(options: FakeServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#sockets = new WebSocketServer({ server: this.#server, path: '/graphql' });
    useServer(
      {
        // The fake graph has its own executor: only what it needs is handed over.
        onSubscribe: (_, __, payload) => ({
          schema: {} as never,
          document: parse(payload.query),
          variableValues: payload.variables ?? {},
        }),
        subscribe: ({ document, variableValues }) =>
          this.hospital.graph.stream(
            print(document),
            (variableValues ?? {}) as Record<string, unknown>,
          ) as never,
      },
      this.#sockets,
    );
  }

  get url(): string {
    return `http://localhost:${this.#options.port}`;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#options.port, resolve));
    return this;
  }

  /** Cuts every live connection, as a restarted gateway does. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    if (this.intercept(path, response)) return;
    if (path === '/graphql') return this.#answer(request, response);
    if (path === '/registry.json') return this.#registry(response);
    const [, prefix, name, ...rest] = path.split('/');
    if (prefix === 'r')
      return file(join(this.#options.remotes[name ?? ''] ?? '', ...rest), response);
    const own = join(this.#options.shell, path);
    const found = existsSync(own) && statSync(own).isFile();
    return file(found ? own : join(this.#options.shell, 'index.html'), response);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    parse(query);
    const result = await this.hospital.graph.execute(query, variables);
    response.writeHead(200, { 'content-type': 'application/graphql-response+json' });
    response.end(JSON.stringify(result));
  }

  #registry(response: ServerResponse): void {
    const remotes = Object.values(this.#options.remotes)
      .map((dist) => join(dist, 'remote.json'))
      .filter((record) => existsSync(record))
      .map((record) => JSON.parse(readFileSync(record, 'utf8')) as RemoteRecord)
      .map((record) =>
        this.foreign ? { ...record, current: { ...record.current, svelte: '5.0.0' } } : record,
      );
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ demo: true, remotes }));
  }
}

function file(path: string, response: ServerResponse): void {
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('absent');
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  createReadStream(path).pipe(response);
}
