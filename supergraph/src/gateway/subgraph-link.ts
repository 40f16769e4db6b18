import type { GraphQLDataSource } from '@apollo/gateway';
import type { ExecutionResult } from 'graphql';
import type { GatewayContext } from './gateway-context.ts';

/** One operation for one subgraph, as the planner wrote it. */
export interface SubgraphRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type SubgraphAnswer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Events of one subscription in a subgraph, in order; rejects when the subgraph ends it with an error. */
export interface UpstreamEvents {
  next(): Promise<IteratorResult<ExecutionResult, unknown>>;
  /** Ends the subscription; does not wait for the subgraph. */
  stop(): void;
}

/** The gateway's way to one subgraph: in process, or over the network. */
export interface SubgraphLink extends GraphQLDataSource<GatewayContext> {
  /** Answers errors when the subgraph refuses the subscription. */
  subscribe(
    request: SubgraphRequest,
    context: GatewayContext,
  ): Promise<UpstreamEvents | { readonly errors: readonly Error[] }>;
  close(): Promise<void>;
}

/** Finds or makes the link of a subgraph named in the supergraph. */
export type LinkOf = (subgraph: { readonly name: string; readonly url: string }) => SubgraphLink;
