import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { parse } from 'graphql';
import { BadRequest } from '../gateway/gateway-errors.ts';
import { anonymous } from '../gateway/sign-in.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { refuseConditionalRoot } from '../live/conditional-root.ts';
import { isCrossSite } from './cross-site.ts';
import { queryText } from './query-text.ts';
import { factsOf } from './request-facts.ts';
import { BodyTooLarge, readBody, respond, respondError, respondJson } from './respond.ts';

/** Longer than any operation of a screen; bulk data come in by other ways. */
const maxBodyBytes = 1_048_576;

/**
 * graphql-js's validation throws on a variable in `@skip` at the root of a subscription, which
 * Apollo Server answers as a fault of its own. Delete when that rule reports an error instead.
 */
function conditionalRoot(query: string): Error | null {
  if (!/\bsubscription\b/.test(query)) return null;
  try {
    refuseConditionalRoot(parse(query, { noLocation: true }));
    return null;
  } catch (error) {
    return error instanceof BadRequest ? error : null;
  }
}

/** `/graphql` over HTTP: queries by GET or POST, mutations by POST. */
export function graphqlEndpoint(gateway: Gateway) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A page of another site must not act with this browser's cookies, or even try a password.
    if (gateway.policy && isCrossSite(request)) {
      const text = 'Pages of other sites may not use this address.';
      return respondError(response, 403, 'CROSS_SITE', text);
    }
    let body: unknown;
    try {
      const bytes = request.method === 'POST' ? await readBody(request, maxBodyBytes) : null;
      body = bytes?.length ? JSON.parse(bytes.toString('utf8')) : undefined;
    } catch (error) {
      if (error instanceof BodyTooLarge) {
        // The rest of the body is not read: this connection carries nothing more.
        response.setHeader('connection', 'close');
        return respondError(response, 413, 'PAYLOAD_TOO_LARGE', 'The request exceeds 1 MB.');
      }
      if (error instanceof SyntaxError)
        return respondError(response, 400, 'BAD_REQUEST', 'The body is not JSON.');
      throw error;
    }
    const { facts, setCookies } = factsOf(request);
    const at = request.url?.indexOf('?') ?? -1;
    const search = at < 0 ? '' : (request.url ?? '').slice(at);
    const text = queryText(body, search);
    // Before anything is validated: that alone can be made to take long.
    const refused = text === null ? null : (gateway.tooLarge(text) ?? conditionalRoot(text));
    if (refused) {
      const errors = [gateway.coded(refused, facts).toJSON()];
      return respondJson(response, 400, { errors }, { 'cache-control': 'no-store' });
    }
    const signIn = gateway.policy ? await gateway.policy.identify(facts.token) : anonymous;
    try {
      await gateway.countRequest({ signIn, facts });
    } catch (error) {
      const coded = gateway.coded(error, facts);
      return respondJson(
        response,
        429,
        { errors: [coded.toJSON()] },
        {
          'cache-control': 'no-store',
          'retry-after': String(coded.extensions['retryAfterSeconds']),
        },
      );
    }
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const answer = await gateway.http(
      {
        method: request.method ?? 'GET',
        headers,
        search,
        body,
      },
      { facts, signIn, subgraphContexts: new Map(), asText: true },
    );
    if (answer.body.kind !== 'complete')
      return respondError(response, 406, 'NOT_ACCEPTABLE', 'Incremental delivery is not offered.');
    const type = answer.headers.get('content-type') ?? 'application/json; charset=utf-8';
    answer.headers.delete('content-type');
    answer.headers.delete('content-length');
    respond(response, answer.status ?? 200, type, answer.body.string, {
      ...Object.fromEntries(answer.headers),
      'cache-control': 'no-store',
      'x-correlation-id': facts.correlationId ?? '',
      ...(setCookies.length ? { 'set-cookie': setCookies } : {}),
    });
  };
}
