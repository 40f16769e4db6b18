import { resolve } from 'node:path';
import type { Logger } from '@houqin/kit/log';
import { portFault } from '../embedded/check-settings.ts';
import { graphqlEndpoint } from '../http/graphql-endpoint.ts';
import { healthEndpoint, metricsEndpoint, readyEndpoint } from '../http/health.ts';
import type { Handler } from '../http/http-route.ts';
import { respondError } from '../http/respond.ts';
import { startServer, type RunningServer } from '../http/server.ts';
import { LiveServer } from '../live/live-server.ts';
import { Gateway } from './gateway.ts';
import { httpSubgraph } from './http-subgraph.ts';
import { SupergraphHolder } from './supergraph-holder.ts';
import { roverComposition, supergraphFile } from './supergraph-source.ts';

export interface StandaloneOptions {
  /** A supergraph's SDL, or a `rover.yaml` to compose; watched while running. */
  readonly supergraph: string;
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
}

/** A gateway and nothing else: subgraphs over HTTP, no sign-in, nothing of ours required of them. */
export async function startStandaloneGateway({
  supergraph,
  port,
  host,
  log,
}: StandaloneOptions): Promise<RunningServer> {
  const file = resolve(supergraph);
  const source = /\.ya?ml$/.test(file)
    ? roverComposition(file, { requireGuards: false })
    : supergraphFile(file);
  const holder = new SupergraphHolder(source, log);
  await holder.load().catch((error: Error) => {
    throw new Error(`--supergraph ${supergraph}: ${error.message}`);
  });
  const gateway = new Gateway({
    holder,
    linkOf: (subgraph) => httpSubgraph(subgraph),
    policy: null,
    introspection: true,
    log,
  });
  await gateway.start();
  const live = new LiveServer(gateway);
  const counters = { graphqlRequests: 0 };
  const routes = new Map<string, Handler>([
    ['* /graphql', graphqlEndpoint(gateway)],
    ['GET /healthz', healthEndpoint],
    ['GET /readyz', readyEndpoint({ ready: true })],
    ['GET /metrics', metricsEndpoint([live], counters)],
  ]);
  const server = await startServer({
    ...{ host, port, tls: null, log, routes, live: new Map([['/graphql', live]]) },
    fallback: async (_request, response) =>
      respondError(response, 404, 'NOT_FOUND', 'This gateway serves /graphql.'),
  }).catch(async (error: NodeJS.ErrnoException) => {
    await gateway.stop();
    throw portFault('--port', host, port, error);
  });
  holder.watch();
  return {
    url: server.url,
    async stop() {
      holder.stop();
      await server.stop();
      await gateway.stop();
    },
  };
}
