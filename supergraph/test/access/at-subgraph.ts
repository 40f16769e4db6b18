import type { RequestFacts } from '@houqin/kit/context';
import { graphql, parse, subscribe, type ExecutionResult } from 'graphql';
import type { Harness } from '../harness.ts';

type Running = Harness['subgraphs'][number];

/** What a caller says who reached a subgraph past the gateway. */
const factsOf = (token: string): RequestFacts => ({
  ...{ token, locale: 'en', address: '127.0.0.1', correlationId: null, cookies: new Map() },
  ...{ setCookie: () => undefined, origin: 'http' },
});

/** One query or mutation straight at a subgraph, past the gateway. */
export async function askSubgraph(
  running: Running,
  source: string,
  token: string,
  variableValues?: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> {
  const contextValue = await running.createContext(factsOf(token));
  return graphql({
    schema: running.schema,
    source,
    contextValue,
    ...(variableValues ? { variableValues } : {}),
  });
}

/** Subscribes straight at a subgraph. @returns why it was refused, or null when a stream began */
export async function refusedStream(
  running: Running,
  source: string,
  token: string,
): Promise<ExecutionResult | null> {
  const contextValue = await running.createContext(factsOf(token));
  const answer = await subscribe({ schema: running.schema, document: parse(source), contextValue });
  if (!(Symbol.asyncIterator in answer)) return answer;
  await answer.return?.(undefined);
  return null;
}

/** The subgraphs whose own executor has this root field. */
export function withRoot(system: Harness, kind: string, field: string): readonly Running[] {
  return system.subgraphs.filter(
    ({ schema }) => schema.getRootType(kind as never)?.getFields()[field] !== undefined,
  );
}

/** The entity class that a type of the graph is stored as, in the subgraph that owns it. */
export function rowClass({ runtime }: Running, type: string): never | undefined {
  const known = [...runtime.orm.getMetadata().getAll().values()];
  return known.find(({ className }) => className === type)?.class as never;
}
