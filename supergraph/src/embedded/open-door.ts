import { join } from 'node:path';
import type { Clock } from '@houqin/kit/clock';
import type { Logger } from '@houqin/kit/log';
import { isLoopback } from '@houqin/kit/loopback';
import type { Settings } from '@houqin/kit/settings';
import type { RunningSubgraph } from '@houqin/kit/subgraph';
import type { Gateway } from '../gateway/gateway.ts';
import { graphqlEndpoint } from '../http/graphql-endpoint.ts';
import { healthEndpoint, metricsEndpoint, readyEndpoint } from '../http/health.ts';
import type { Handler } from '../http/http-route.ts';
import { Pages } from '../http/pages.ts';
import { registryEndpoint } from '../http/registry.ts';
import { startServer } from '../http/server.ts';
import { StaticFiles } from '../http/static-files.ts';
import { vendorContractEndpoint } from '../http/vendor-contract.ts';
import { LiveServer } from '../live/live-server.ts';
import { repository, vendorFolder } from '../repository.ts';

interface DoorOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly vendorGateway: Gateway;
  readonly subgraphs: readonly Pick<RunningSubgraph, 'name' | 'routes'>[];
}

/** Everything that can be asked of the system from outside, behind one address. */
export async function openDoor(options: DoorOptions) {
  const { settings, log, clock, gateway, vendorGateway, subgraphs } = options;
  const { host, port, tls } = settings;
  const live = new Map([
    ['/graphql', new LiveServer(gateway, { clock })],
    ['/vendor/graphql', new LiveServer(vendorGateway, { clock })],
  ]);
  const frontends = join(repository, 'frontends');
  const state = { ready: true };
  const counters = { graphqlRequests: 0 };
  const counted = (endpoint: Handler): Handler => {
    return (request, response) => {
      counters.graphqlRequests += 1;
      return endpoint(request, response);
    };
  };
  const routes = new Map<string, Handler>([
    ['* /graphql', counted(graphqlEndpoint(gateway))],
    ['* /vendor/graphql', counted(graphqlEndpoint(vendorGateway))],
    ['GET /healthz', healthEndpoint],
    ['GET /readyz', readyEndpoint(state)],
    ['GET /metrics', metricsEndpoint([...live.values()], counters)],
    ['GET /vendor/contract.json', vendorContractEndpoint(vendorFolder)],
    ['GET /registry.json', registryEndpoint(frontends, { demo: demoAccounts(settings) })],
  ]);
  for (const { name, routes: own } of subgraphs)
    for (const { method, path, handle } of own) {
      const key = `${method} ${path}`;
      if (routes.has(key)) throw new Error(`${name}: ${key} is taken already.`);
      routes.set(key, handle);
    }
  const pages = new Pages(
    new StaticFiles(),
    { shell: join(repository, 'shell/dist'), frontends },
    // A developer's remote runs scripts in this page: only where developers are.
    { developerRemotes: process.env['NODE_ENV'] !== 'production' },
  );
  const server = await startServer({
    ...{ host, port, tls, log, clock, live, routes },
    fallback: (request, response, path) => pages.serve(request, response, path),
  });
  return {
    url: server.url,
    stop() {
      state.ready = false;
      return server.stop();
    },
  };
}

/** Whether the sign-in page may offer the demo accounts: where identity lets them in (design §4). */
function demoAccounts({ demo, host }: Settings): boolean {
  return demo !== 'none' && (isLoopback(host) || process.env['HOUQIN_DEMO_ANYWHERE'] === 'yes');
}
