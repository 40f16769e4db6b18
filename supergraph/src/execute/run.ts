import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.ts';
import type { SubgraphLink } from '../gateway/subgraph-link.ts';
import type { ResultObject } from './result.ts';

/** One execution of one operation. */
export interface Run {
  /** What the subgraphs answered so far, by response name. */
  readonly data: ResultObject;
  readonly errors: GraphQLError[];
  /** As the caller sent them: each subgraph applies defaults by its own operation. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly context: GatewayContext;
}

/** A compiled part of a plan. It never rejects: what fails is in `errors`, the rest goes on. */
export type Step = (run: Run) => Promise<void>;
