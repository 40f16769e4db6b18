import { ulid } from '@houqin/kit/id';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { refusals } from '../gateway/authorize.ts';
import { freshContext, type GatewayContext } from '../gateway/gateway-context.ts';
import { SlowClient, TooManyOperations } from '../gateway/gateway-errors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { remoteError } from '../gateway/remote-error.ts';
import { closeCodes } from './close-codes.ts';
import type { LiveOperation } from './live-operation.ts';
import type { LiveSession } from './live-session.ts';
import type { LiveSocket } from './live-socket.ts';
import { LiveStream } from './live-stream.ts';
import type { PreparedOperation } from './operation-cache.ts';

/** A screen has a handful of operations, a wallboard a dozen. */
const maxOperations = 100;

/** A connection that says nothing for this long after it was opened is closed (4408). */
const greetingMs = 5_000;

export interface Connection {
  readonly socket: LiveSocket;
  readonly session: LiveSession;
}

type Ctx = Context<Record<string, unknown> | undefined, Connection>;

/** What passes from `onSubscribe` to `subscribe` and `execute` in graphql-ws's arguments. */
interface Prepared {
  readonly prepared: PreparedOperation;
  readonly context: GatewayContext;
  readonly session: LiveSession;
}

/** Our side of the `graphql-transport-ws` protocol: who may connect, and how operations run. */
export function liveProtocol(
  gateway: Gateway,
  { slowAfterMs }: { readonly slowAfterMs?: number },
): ServerOptions<Record<string, unknown> | undefined, Connection> {
  return {
    connectionInitWaitTimeout: greetingMs,

    async onConnect({ connectionParams, extra: { session } }: Ctx) {
      await session.open(connectionParams ?? {});
      return { expiresAt: session.expiresAt };
    },

    async onPing({ extra: { session } }: Ctx, payload) {
      if (payload && 'authorization' in payload) await session.renew(payload['authorization']);
    },

    async onSubscribe({ extra: { session }, subscriptions }: Ctx, id, payload) {
      await session.renewed();
      const context = session.context(ulid());
      const fail = (error: unknown) => [gateway.coded(error, context.facts)];
      if (session.ending) return fail(session.ending);
      if (Object.keys(subscriptions).indexOf(id) >= maxOperations)
        return fail(new TooManyOperations(maxOperations));
      let prepared;
      try {
        await gateway.countRequest(context);
        prepared = gateway.prepare(payload.query, payload.operationName ?? null);
      } catch (error) {
        return fail(error);
      }
      if (!('document' in prepared)) return prepared;
      const refused = gateway.policy
        ? refusals(prepared.rules, context.signIn, gateway.audience)
        : [];
      if (refused.length) return [gateway.refused(refused, context.facts)];
      const contextValue: Prepared = { prepared, context, session };
      return {
        schema: gateway.supergraph.apiSchema,
        document: prepared.document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? {},
        contextValue,
      };
    },

    execute: ({ contextValue, operationName, variableValues }) => {
      const { prepared, context } = contextValue as Prepared;
      return gateway.execute(prepared.source, operationName ?? null, variableValues ?? {}, context);
    },

    subscribe: ({ contextValue, variableValues }) =>
      subscribeLive(gateway, contextValue as Prepared, variableValues ?? {}, slowAfterMs),
  };
}

/** Opens the upstream subscription; a refusal ends the client's operation with an error message. */
async function subscribeLive(
  gateway: Gateway,
  { prepared, context, session }: Prepared,
  variables: Readonly<Record<string, unknown>>,
  slowAfterMs: number | undefined,
): Promise<AsyncGenerator<ExecutionResult, undefined>> {
  const coded = (error: unknown) => gateway.coded(error, context.facts);
  try {
    const operation = gateway.liveOperation(prepared, variables);
    const upstream = await openUpstream(operation, context);
    if (session.ending) {
      upstream.stop();
      throw session.ending;
    }
    const ending = { fail: (error: Error) => stream.fail(coded(error)) };
    const stream = new LiveStream({
      upstream,
      slowAfterMs,
      coded,
      complete: async (event) => {
        // An event without its root has no cursor: the next one would hide that it is missing.
        const lost = withoutRoot(event);
        if (lost) throw lost;
        const { compiled, variables: sent, links } = operation;
        const result = await compiled.complete(event, {
          ...{ variables: sent, links, context: freshContext(context) },
        });
        return result.errors ? { ...result, errors: result.errors.map(coded) } : result;
      },
      onSlow: () => session.end(closeCodes.slow, new SlowClient()),
      onEnd: () => session.operations.delete(ending),
    });
    session.operations.add(ending);
    return stream;
  } catch (error) {
    return failing(coded(error));
  }
}

/** The error of an event that could not be made; the operation ends and the client resumes. */
function withoutRoot({ data, errors }: ExecutionResult): GraphQLError | null {
  if (!errors?.[0]) return null;
  const empty = !data || Object.values(data).every((value) => value === null);
  return empty ? remoteError(errors[0]) : null;
}

async function openUpstream(
  { compiled, variables, links }: LiveOperation,
  context: GatewayContext,
) {
  const { serviceName, operation, operationName, variableUsages = [] } = compiled.primary!;
  const link = links.get(serviceName);
  if (!link) throw new Error(`No subgraph ${serviceName}.`);
  const used = variableUsages.filter((name) => variables[name] !== undefined);
  const upstream = await link.subscribe(
    {
      query: operation,
      operationName,
      variables: Object.fromEntries(used.map((name) => [name, variables[name]])),
    },
    freshContext(context),
  );
  if ('errors' in upstream) throw upstream.errors[0] ?? new GraphQLError('No event stream.');
  return upstream;
}

/** graphql-ws sends an error that a stream throws as the operation's `error` message. */
async function* failing(error: GraphQLError): AsyncGenerator<ExecutionResult, undefined> {
  throw error;
}
