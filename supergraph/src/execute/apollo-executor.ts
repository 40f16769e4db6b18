import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.ts';
import type { SubgraphLink } from '../gateway/subgraph-link.ts';
import type { Supergraph } from '../gateway/supergraph.ts';
import { JsonText } from './json-text.ts';
import type { Operations } from './operations.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];

/** What is served at one moment; replaced as a whole. */
export interface Served {
  readonly supergraph: Supergraph;
  readonly operations: Operations;
  readonly links: ReadonlyMap<string, SubgraphLink>;
}

export interface ApolloExecutor {
  /** For Apollo Server, in the place of ApolloGateway. */
  readonly gateway: GatewayInterface;
  /** Serves another supergraph from the next operation on; throwing keeps the old one. */
  serve(next: Served): void;
}

/**
 * Executes what Apollo Server has parsed, validated and let pass. An operation that began goes on
 * with the supergraph it began with.
 */
export function apolloExecutor(first: Served): ApolloExecutor {
  type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];
  const listeners = new Set<Listener>();
  let served = first;
  const tell = ({ supergraph }: Served) => {
    for (const listener of listeners)
      listener({ apiSchema: supergraph.apiSchema, coreSupergraphSdl: supergraph.sdl });
  };
  return {
    serve(next) {
      tell(next);
      served = next;
    },
    gateway: {
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async load() {
        tell(served);
        return {
          async executor({ document, operation, request, context }) {
            const gatewayContext = context as GatewayContext;
            const { operations, links } = served;
            const answer = await operations.execute(document, operation, {
              ...{ variables: request.variables ?? {}, links, context: gatewayContext },
            });
            const result = 'text' in answer ? { data: new JsonText(answer.text) } : answer;
            return result as ExecutionResult<Record<string, unknown>, Record<string, unknown>>;
          },
        };
      },
      stop: () => Promise.resolve(),
    },
  };
}
