import type { LiveServer } from '../live/live-server.ts';
import type { Handler } from './http-route.ts';
import { respondJson } from './respond.ts';

/** Whether the process may get traffic; a draining one may not. */
export interface Readiness {
  ready: boolean;
}

/** Alive: the event loop turns. Whether it should get traffic is `/readyz`. */
export const healthEndpoint: Handler = (_request, response) =>
  respondJson(response, 200, { status: 'ok' }, noStore);

export function readyEndpoint(state: Readiness): Handler {
  return (_request, response) =>
    respondJson(response, state.ready ? 200 : 503, { ready: state.ready }, noStore);
}

/** Plain counters of this process as JSON; a metrics library is not among our dependencies yet. */
export function metricsEndpoint(live: readonly LiveServer[], counters: Counters): Handler {
  return (_request, response) => {
    const { rss, heapUsed } = process.memoryUsage();
    respondJson(
      response,
      200,
      {
        uptimeSeconds: Math.round(process.uptime()),
        residentBytes: rss,
        heapBytes: heapUsed,
        graphqlRequests: counters.graphqlRequests,
        liveConnections: live.reduce((sum, { connections }) => sum + connections, 0),
        liveOperations: live.reduce((sum, { operations }) => sum + operations, 0),
      },
      noStore,
    );
  };
}

export interface Counters {
  graphqlRequests: number;
}

const noStore = { 'cache-control': 'no-store' };
