import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import type { RequestFacts } from './context.ts';
import { formatErrors } from './error-format.ts';
import { audienceOf, httpHandler } from './serve-http.ts';
import { SocketToken, socketFacts } from './serve-facts.ts';
import type { RunningSubgraph } from './subgraph.ts';
import { SettingError, type Settings } from './settings.ts';

export interface Served {
  /** `http://127.0.0.1:4001` */
  readonly url: string;
  /** Ends subscriptions and requests in hand; the subgraph itself goes on. */
  close(): Promise<void>;
}

/** What a socket carries from its start to its end. */
type SocketExtra = { token?: SocketToken };

/**
 * Serves one subgraph over the network: `POST /graphql`, `graphql-transport-ws` on the same path,
 * its routes. It verifies every token itself. A token is renewed over the open socket by a ping
 * with `{ authorization }` as its payload.
 * @throws SettingError when the port is taken or may not be used
 */
export async function serve(
  running: RunningSubgraph,
  settings: Pick<Settings, 'host' | 'port'>,
): Promise<Served> {
  const { log } = running.runtime.process;
  const handle = httpHandler(running);
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error, url: request.url }, 'request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  const live = liveServer(running, sockets);
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://subgraph').pathname !== '/graphql') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const value = `${settings.host}:${settings.port}`;
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new SettingError('PORT', String(settings.port), `${value} is ${reasonOf(error.code)}`)
          : error,
      );
    });
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    async close() {
      await live.dispose();
      sockets.close();
      server.closeIdleConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const reasonOf = (code: string): string =>
  code === 'EADDRINUSE' ? 'taken by another program' : 'not allowed for this user';

function liveServer(running: RunningSubgraph, sockets: WebSocketServer) {
  /** By operation: language and number of whoever asked. */
  const asked = new WeakMap<object, RequestFacts>();
  const say = (args: object, errors: readonly unknown[]) => {
    const facts = asked.get(args);
    return facts ? formatErrors(errors, audienceOf(running, facts)) : [];
  };
  return useServer<Record<string, unknown>, SocketExtra>(
    {
      schema: running.schema,
      onConnect({ connectionParams, extra }) {
        extra.token = new SocketToken(connectionParams?.['authorization']);
      },
      onPing({ extra }, payload) {
        extra.token?.renew(payload?.['authorization']);
      },
      context({ connectionParams, extra }, _id, _payload, args: ExecutionArgs) {
        const token = extra.token ?? new SocketToken(undefined);
        const facts = socketFacts(extra.request, connectionParams, token);
        asked.set(args, facts);
        return running.createContext(facts) as never;
      },
      onNext: (_ctx, _id, _payload, args, result) =>
        result.errors ? { ...result, errors: say(args, result.errors) as never } : undefined,
      onError: (ctx, _id, _payload, errors) => {
        const token = ctx.extra.token ?? new SocketToken(undefined);
        const facts = socketFacts(ctx.extra.request, ctx.connectionParams, token);
        return formatErrors(errors, audienceOf(running, facts));
      },
    },
    sockets,
  );
}
