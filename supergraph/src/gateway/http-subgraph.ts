import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';

import { UpstreamSocket } from '../live/upstream-socket.ts';
import type { GatewayContext } from './gateway-context.ts';
import { remoteError, subgraphDown } from './remote-error.ts';
import type { SubgraphAnswer, SubgraphLink, SubgraphRequest } from './subgraph-link.ts';

/** A subgraph that does not answer within this time is as good as down. */
const answerMs = 30_000;

/**
 * A subgraph in another process: queries over HTTP keep-alive, subscriptions over one
 * `graphql-transport-ws` socket per client session to the same path.
 */
export function httpSubgraph({ name, url }: { name: string; url: string }): SubgraphLink {
  const socketUrl = url.replace(/^http/, 'ws');
  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
      const { query, operationName, variables } = request;
      const facts = 'facts' in context ? context.facts : null;
      const response = await fetch(url, {
        method: 'POST',
        headers: headersFrom(context as GatewayContext),
        body: JSON.stringify({ query, operationName, variables }),
        signal: AbortSignal.timeout(answerMs),
      }).catch((cause: Error) => {
        throw subgraphDown(name, cause);
      });
      for (const cookie of response.headers.getSetCookie()) facts?.setCookie(cookie);
      return answerOf(name, response);
    },

    async subscribe(request: SubgraphRequest, context: GatewayContext) {
      if (!context.upstreams) throw new Error('A subscription needs a live session.');
      const socket = context.upstreams.get(
        socketUrl,
        () => new UpstreamSocket(name, socketUrl, () => connectionParams(context)),
      );
      return socket.subscribe(request);
    },

    close: () => Promise.resolve(),
  };
}

/** What a subgraph learns about the caller; it verifies the token itself. */
function headersFrom({ facts }: GatewayContext): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
  };
  if (!facts) return headers;
  headers['accept-language'] = facts.locale;
  if (facts.token) headers['authorization'] = `Bearer ${facts.token}`;
  if (facts.correlationId) headers['x-correlation-id'] = facts.correlationId;
  if (facts.address) headers['x-forwarded-for'] = facts.address;
  if (facts.cookies.size)
    headers['cookie'] = [...facts.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  return headers;
}

function connectionParams({ facts, connectionParams: own }: GatewayContext) {
  const token = facts.renewal ? facts.renewal.current() : facts.token;
  return {
    ...own,
    locale: facts.locale,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
}

async function answerOf(name: string, response: Response): Promise<SubgraphAnswer> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('data' in body || 'errors' in body))
    throw subgraphDown(name, new Error(`HTTP ${response.status}`));
  const { data, errors, extensions } = body as Record<string, unknown>;
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(Array.isArray(errors) ? { errors: errors.map(remoteError) } : {}),
    ...(extensions === undefined ? {} : { extensions: extensions as Record<string, unknown> }),
  } as SubgraphAnswer;
}
