import {
  execute,
  GraphQLError,
  OperationTypeNode,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
} from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatErrors, type ErrorAudience } from './error-format.ts';
import { answerJson, notKept } from './http-route.ts';
import type { RequestFacts } from './context.ts';
import { httpFacts } from './serve-facts.ts';
import type { RunningSubgraph } from './subgraph.ts';

/** No operation of a person or a gateway is longer. */
const largestBody = 1024 * 1024;

class BadRequest extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** `POST /graphql` of one subgraph, its own routes, `/healthz` and `/readyz`. */
export function httpHandler(running: RunningSubgraph): HttpHandler {
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://subgraph').pathname;
    const route = running.routes.find(
      (candidate) => candidate.path === path && candidate.method === request.method,
    );
    if (route) return route.handle(request, response);
    if (path === '/healthz' || path === '/readyz') return send(response, 200, { status: 'ok' });
    if (path !== '/graphql') return send(response, 404, { error: 'not found' });
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return send(response, 405, { error: 'use POST' });
    }
    return graphql(running, request, response);
  };
}

interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

async function graphql(
  running: RunningSubgraph,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const facts = httpFacts(request, (header) => response.appendHeader('set-cookie', header));
  const say = (errors: readonly unknown[]) => formatErrors(errors, audienceOf(running, facts));
  let operation: Operation;
  try {
    operation = await readOperation(request);
  } catch (error) {
    const { status, message } = error instanceof BadRequest ? error : new BadRequest(400, 'body');
    if (status === 413) response.setHeader('connection', 'close');
    return send(response, status, { errors: say([new GraphQLError(message)]) });
  }
  const document = checked(running, operation);
  if (!('kind' in document)) return send(response, 400, { errors: say(document) });
  const result = await execute({
    schema: running.schema,
    document,
    operationName: operation.operationName,
    variableValues: operation.variables,
    contextValue: await running.createContext(facts),
  });
  const { data, errors } = result;
  const failed = data === undefined;
  return send(response, failed ? 400 : 200, {
    ...(failed ? {} : { data }),
    ...(errors ? { errors: say(errors) } : {}),
  });
}

export function audienceOf({ runtime }: RunningSubgraph, facts: RequestFacts): ErrorAudience {
  const { messages, process } = runtime;
  return { locale: facts.locale, traceId: facts.correlationId ?? '', messages, log: process.log };
}

/** The parsed document, or what is wrong with it. */
function checked(running: RunningSubgraph, operation: Operation): DocumentNode | GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(operation.query, { maxTokens: 10_000 });
  } catch (error) {
    return [error as GraphQLError];
  }
  const faults = validate(running.schema, document);
  if (faults.length > 0) return [...faults];
  const chosen = getOperationAST(document, operation.operationName);
  if (!chosen) return [new GraphQLError('name the operation to run')];
  if (chosen.operation === OperationTypeNode.SUBSCRIPTION) {
    return [new GraphQLError('subscriptions are served over WebSocket')];
  }
  return document;
}

async function readOperation(request: IncomingMessage): Promise<Operation> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new BadRequest(415, 'the body must be application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new BadRequest(413, 'the body is larger than 1 MB');
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest(400, 'the body is not JSON');
  }
  const { query, operationName, variables } = (body ?? {}) as Partial<Record<string, unknown>>;
  if (typeof query !== 'string') throw new BadRequest(400, 'the body has no query');
  if (variables !== undefined && (variables === null ? false : typeof variables !== 'object')) {
    throw new BadRequest(400, 'variables must be an object');
  }
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}

const send = (response: ServerResponse, status: number, body: object): void =>
  answerJson(response, status, body, notKept);
