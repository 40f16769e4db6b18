import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { RequestFacts } from '@houqin/kit/context';
import {
  createSourceEventStream,
  execute,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { freshContext, type GatewayContext } from './gateway-context.ts';
import type {
  SubgraphAnswer,
  SubgraphLink,
  SubgraphRequest,
  UpstreamEvents,
} from './subgraph-link.ts';

/** Plans repeat: that many parsed subgraph operations are kept per subgraph. */
const parsedOperations = 1_000;

/** What the gateway needs of a subgraph in this process; the kit's `RunningSubgraph` has it. */
export interface LocalSubgraph {
  readonly name: string;
  /** Executable; says its errors as callers may hear them. */
  readonly schema: GraphQLSchema;
  /** A context for one operation. */
  createContext(facts: RequestFacts): Promise<unknown>;
}

/** A subgraph in this process: its schema is executed directly, without HTTP and without JSON. */
export function inProcessSubgraph(subgraph: LocalSubgraph): SubgraphLink {
  const { name, schema } = subgraph;
  const documents = new Map<string, DocumentNode>();
  const documentOf = (query: string): DocumentNode => {
    let document = documents.get(query);
    if (!document) {
      if (documents.size >= parsedOperations) documents.clear();
      documents.set(query, (document = parse(query, { noLocation: true })));
    }
    return document;
  };
  // The context is shared by the fetches of one operation, so that their loaders batch.
  const contextOf = ({ facts, subgraphContexts }: GatewayContext): Promise<unknown> => {
    const context = subgraphContexts.get(name) ?? subgraph.createContext(facts);
    subgraphContexts.set(name, context);
    return context;
  };
  // Written by the planner against this very schema: nothing to validate again.
  const argsFor = async (
    { query, operationName, variables }: SubgraphRequest,
    context: GatewayContext,
  ) => ({
    schema,
    document: documentOf(query),
    operationName: operationName ?? null,
    variableValues: variables,
    contextValue: await contextOf(context),
  });

  return {
    async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
      const { query = '', operationName, variables = {} } = request;
      const own = { query, operationName, variables };
      return (await execute(await argsFor(own, context as GatewayContext))) as SubgraphAnswer;
    },

    async subscribe(request: SubgraphRequest, context: GatewayContext) {
      const args = await argsFor(request, context);
      const source = await createSourceEventStream(args);
      if (!(Symbol.asyncIterator in source)) return { errors: source.errors ?? [] };
      // Each event is executed with a context of its own: graphql-js would keep the first one, and
      // its loaders and entity manager would answer from the past.
      return mapped(source[Symbol.asyncIterator](), async (rootValue) =>
        execute({ ...(await argsFor(request, freshContext(context))), rootValue }),
      );
    },

    close: () => Promise.resolve(),
  };
}

function mapped(
  source: AsyncIterator<unknown>,
  toResult: (event: unknown) => Promise<ExecutionResult>,
): UpstreamEvents {
  return {
    async next() {
      const { done, value } = await source.next();
      return done ? { done, value: undefined } : { done: false, value: await toResult(value) };
    },
    stop() {
      // An async generator that waits for its next event answers return() only after it.
      source.return?.().catch(() => undefined);
    },
  };
}
