import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';

import { UpstreamSocket } from '../live/upstream-socket.ts';
import { Circuit } from './circuit.ts';
import type { GatewayContext } from './gateway-context.ts';
import { InFlight } from './in-flight.ts';
import { remoteError, subgraphDown } from './remote-error.ts';
import type { SubgraphAnswer, SubgraphLink, SubgraphRequest } from './subgraph-link.ts';

/** A read that is not answered within this time is as good as refused, in ms. */
const readMs = 10_000;
/** A write may take longer, and giving up on it leaves open what was done. */
const writeMs = 30_000;
/** A read that found nobody at the door is tried once more after this pause, in ms. */
const retryAfterMs = 50;

export interface HttpSubgraphOptions {
  readonly readMs?: number;
}

/** What came over the wire; parsed anew for each who shares it, for a plan writes into its data. */
interface Wire {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

/**
 * A subgraph in another process: queries over HTTP keep-alive, subscriptions over one
 * `graphql-transport-ws` socket per client session to the same path. Identical reads of one caller
 * at the same time are one; a subgraph that keeps failing is left alone for a moment.
 */
export function httpSubgraph(
  { name, url }: { name: string; url: string },
  options: HttpSubgraphOptions = {},
): SubgraphLink {
  const socketUrl = url.replace(/^http/, 'ws');
  const circuit = new Circuit();
  const reads = new InFlight<Wire>();
  const post = (headers: Record<string, string>, body: string, ms: number): Promise<Wire> => {
    if (!circuit.admits()) return Promise.reject(subgraphDown(name, new Error('left alone')));
    return send(url, headers, body, ms).then(
      (wire) => {
        if (wire.status >= 500 || !isAnswer(wire.text)) circuit.failed();
        else circuit.succeeded();
        return wire;
      },
      (cause: Error) => {
        circuit.failed();
        throw subgraphDown(name, cause);
      },
    );
  };
  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
      const { query = '', operationName, variables } = request;
      const facts = 'facts' in context ? context.facts : null;
      const headers = headersFrom(context as GatewayContext);
      const body = JSON.stringify({ query, operationName, variables });
      let wire: Wire;
      if (query.startsWith('mutation')) {
        wire = await post(headers, body, writeMs).finally(() => reads.wrote());
      } else {
        const { 'x-correlation-id': _trace, ...caller } = headers;
        const key = `${JSON.stringify(caller)}\n${body}`;
        wire = await reads.share(key, () =>
          post(headers, body, options.readMs ?? readMs).catch(async (error: Error) => {
            if (!foundNobody(error)) throw error;
            await sleep(retryAfterMs);
            return post(headers, body, options.readMs ?? readMs);
          }),
        );
      }
      for (const cookie of wire.cookies) facts?.setCookie(cookie);
      return answerOf(name, wire);
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

async function send(
  url: string,
  headers: Record<string, string>,
  body: string,
  ms: number,
): Promise<Wire> {
  const signal = AbortSignal.timeout(ms);
  const response = await fetch(url, { method: 'POST', headers, body, signal });
  const cookies = response.headers.getSetCookie();
  return { status: response.status, text: await response.text(), cookies };
}

/** The connection was not made at all, or the other end left before it said anything. */
function foundNobody({ cause }: Error): boolean {
  const reason = cause instanceof Error ? cause.cause : null;
  const code = (reason as NodeJS.ErrnoException | null)?.code;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET';
}

/** Cheap: a whole JSON object; whether it is GraphQL's, `answerOf` finds out. */
const isAnswer = (text: string): boolean => /^\s*\{/.test(text) && /\}\s*$/.test(text);

function answerOf(name: string, { status, text }: Wire): SubgraphAnswer {
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Rubbish, or half an answer.
  }
  if (typeof body !== 'object' || body === null || !('data' in body || 'errors' in body))
    throw subgraphDown(name, new Error(`HTTP ${status}`));
  const { data, errors, extensions } = body as Record<string, unknown>;
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(Array.isArray(errors) ? { errors: errors.map(remoteError) } : {}),
    ...(extensions === undefined ? {} : { extensions: extensions as Record<string, unknown> }),
  } as SubgraphAnswer;
}
