import type { CompiledOperation } from '../execute/compiled-operation.ts';
import type { SubgraphLink } from '../gateway/subgraph-link.ts';

/** One running subscription: it keeps the plan and the links it began with. */
export interface LiveOperation {
  readonly compiled: CompiledOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly links: ReadonlyMap<string, SubgraphLink>;
}
