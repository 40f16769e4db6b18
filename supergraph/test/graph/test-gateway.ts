import { silentLogger } from '@houqin/kit/log';
import { composeContracts } from '../../src/compose/compose.ts';
import { Gateway } from '../../src/gateway/gateway.ts';
import { inProcessSubgraph } from '../../src/gateway/in-process-subgraph.ts';
import type { SignInPolicy } from '../../src/gateway/sign-in.ts';
import type { LinkOf } from '../../src/gateway/subgraph-link.ts';
import { SupergraphHolder } from '../../src/gateway/supergraph-holder.ts';
import type { SupergraphSource } from '../../src/gateway/supergraph-source.ts';
import { graphqlEndpoint } from '../../src/http/graphql-endpoint.ts';
import { respondError } from '../../src/http/respond.ts';
import { startServer } from '../../src/http/server.ts';
import { LiveServer, type LiveOptions } from '../../src/live/live-server.ts';
import { contracts } from './contracts.ts';
import { testGraph, type TestGraph } from './subgraphs.ts';

export interface TestGateway {
  readonly url: string;
  readonly socketUrl: string;
  readonly graph: TestGraph;
  readonly live: LiveServer;
  readonly holder: SupergraphHolder;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  stop(): Promise<void>;
}

export interface AskOptions {
  readonly token?: string;
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Record<string, never> | null;
  readonly errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

export interface TestGatewayOptions {
  readonly policy?: SignInPolicy | null;
  readonly source?: SupergraphSource;
  readonly linkOf?: LinkOf;
  readonly introspection?: boolean;
  readonly live?: LiveOptions;
  readonly log?: { info(line: string): void; error(line: string): void };
}

/** The real gateway, server and live server over the test graph, on a port of its own. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const graph = testGraph();
  const source = options.source ?? {
    label: 'test',
    read: () => Promise.resolve(composeContracts(contracts)),
    files: () => [],
  };
  const holder = new SupergraphHolder(source, options.log ?? silentLogger);
  await holder.load();
  const local: LinkOf = ({ name }) =>
    inProcessSubgraph(graph.subgraphs.find((subgraph) => subgraph.name === name)!);
  const gateway = new Gateway({
    holder,
    linkOf: options.linkOf ?? local,
    policy: options.policy ?? null,
    introspection: options.introspection ?? true,
    log: silentLogger,
  });
  await gateway.start();
  const live = new LiveServer(gateway, options.live);
  const server = await startServer({
    ...{ host: '127.0.0.1', port: 0, tls: null, log: silentLogger },
    live: new Map([['/graphql', live]]),
    routes: new Map([['* /graphql', graphqlEndpoint(gateway)]]),
    fallback: async (_request, response) => respondError(response, 404, 'NOT_FOUND', 'none'),
  });
  const url = server.url;
  return {
    url,
    socketUrl: `${url.replace('http', 'ws')}/graphql`,
    graph,
    live,
    holder,
    async ask(query, { token, variables, headers } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': 'en',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Omit<Answer, 'status' | 'headers'>;
      return { status: response.status, headers: response.headers, ...body };
    },
    async stop() {
      holder.stop();
      await server.stop();
      await gateway.stop();
    },
  };
}
