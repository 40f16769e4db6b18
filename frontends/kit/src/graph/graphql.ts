import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './.build/schema.d.ts';

/**
 * Writes a typed operation: `graphql('query Orders($filter: WorkOrderFilter) { … }')`. The types
 * come from the composed graph (`presets/types.ts` writes them, git does not keep them).
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    /** ISO 8601 instant, UTC. */
    DateTime: string;
    JSON: unknown;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
