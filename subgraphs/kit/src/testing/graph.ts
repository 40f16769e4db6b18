import {
  createSourceEventStream,
  execute,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { Caller, Context, Locale, RequestFacts } from '../context.ts';
import { makeContext } from '../context-factory.ts';
import { formatErrors } from '../error-format.ts';
import type { RunningSubgraph } from '../subgraph.ts';

export { anAccess, asCaller, type TestCallerFacts } from './caller.ts';
export { startTestSubgraph, type TestSubgraph } from './test-subgraph.ts';

/** An answer as a client gets it. */
export interface GraphAnswer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests know what they asked for
  readonly data?: any;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** Codes of an answer's errors, in order. */
export function codesOf({ errors = [] }: GraphAnswer): unknown[] {
  return errors.map(({ extensions }) => extensions?.['code']);
}

export type Variables = Readonly<Record<string, unknown>>;

export interface GraphOptions {
  readonly locale?: Locale;
}

/** What a test's operation came with. */
export function testFacts(facts: Partial<RequestFacts> = {}): RequestFacts {
  return {
    ...{ token: null, locale: 'en', address: '127.0.0.1', correlationId: null },
    ...{ cookies: new Map(), setCookie: () => undefined, origin: 'internal' },
    ...facts,
  };
}

/** A context of a caller that no token was needed for. */
export function contextFor(
  running: Pick<RunningSubgraph, 'runtime'>,
  caller: Caller,
  facts: Partial<RequestFacts> = {},
): Context {
  return makeContext(running.runtime, { caller, facts: testFacts(facts) });
}

/** Runs a query or mutation on the subgraph's own schema, in English unless told otherwise. */
export async function graph(
  running: RunningSubgraph,
  caller: Caller,
  query: string,
  variables: Variables = {},
  options: GraphOptions = {},
): Promise<GraphAnswer> {
  const ctx = contextFor(running, caller, { locale: options.locale ?? 'en' });
  return graphWith(running, ctx, query, variables);
}

/** `graph` in a context of the test's own making (`running.createContext` of facts with a token). */
export async function graphWith(
  running: RunningSubgraph,
  contextValue: Context,
  query: string,
  variables: Variables = {},
): Promise<GraphAnswer> {
  const { schema } = running;
  const document = parse(query);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const result = await execute({ schema, document, variableValues: variables, contextValue });
  return answer(result, contextValue);
}

/** The answers of one subscription, as they come. */
export interface GraphStream {
  next(): Promise<IteratorResult<GraphAnswer, undefined>>;
  return(): Promise<IteratorResult<GraphAnswer, undefined>>;
  [Symbol.asyncIterator](): GraphStream;
}

/** Subscribes on the subgraph's own schema. Rejects with the errors when it is refused. */
export async function subscribeGraph(
  running: RunningSubgraph,
  caller: Caller,
  query: string,
  variables: Variables = {},
): Promise<GraphStream> {
  const contextValue = contextFor(running, caller);
  const args = {
    ...{ schema: running.schema, document: parse(query) },
    ...{ variableValues: variables, contextValue },
  };
  const faults = validate(args.schema, args.document);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) {
    throw Object.assign(new Error('refused'), answer(source, contextValue));
  }
  const events = source[Symbol.asyncIterator]();
  const stream: GraphStream = {
    async next() {
      const { done, value } = await events.next();
      if (done) return { done, value: undefined };
      const result = await execute({
        ...args,
        contextValue: contextValue.fresh(),
        rootValue: value,
      });
      return { done: false, value: answer(result, contextValue) };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/** What a client would read: the answer after JSON. */
function answer(result: ExecutionResult, ctx: Context): GraphAnswer {
  const { runtime, locale, correlationId: traceId } = ctx;
  const audience = { locale, traceId, messages: runtime.messages, log: runtime.process.log };
  const { data, errors } = result;
  const plain = {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: formatErrors(errors, audience) } : {}),
  };
  return JSON.parse(JSON.stringify(plain)) as GraphAnswer;
}
