import { Supergraph as FederatedSchema, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { readScopeRules, type ScopeRules } from './scope-rules.ts';

/** One loaded version of the supergraph; a reload makes a new one, live operations keep theirs. */
export interface Supergraph {
  readonly sdl: string;
  /** What callers may name: the supergraph without its machinery. */
  readonly apiSchema: GraphQLSchema;
  readonly api: Schema;
  readonly fullSchema: GraphQLSchema;
  readonly rules: ScopeRules;
  readonly planner: QueryPlanner;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/**
 * Builds everything the gateway needs from a supergraph's SDL.
 * @throws Error when the SDL is no supergraph we can serve
 */
export function loadSupergraph(sdl: string): Supergraph {
  const loadable = withoutSecurityPurpose(sdl);
  const federated = FederatedSchema.build(loadable, { validateSupergraph: true });
  const api = federated.apiSchema();
  return {
    sdl: loadable,
    api,
    apiSchema: api.toGraphQLJSSchema(),
    fullSchema: federated.schema.toGraphQLJSSchema(),
    rules: readScopeRules(loadable),
    subgraphs: federated.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    // Takes the subgraphs' schemas apart, which is where a broken supergraph shows: ApolloGateway
    // would notice only after it had replaced half of the old one.
    planner: new QueryPlanner(federated),
  };
}

/**
 * ApolloGateway refuses a supergraph that links a spec `for: SECURITY`, because it enforces none
 * of them; `scope-rules.ts` enforces them here, so the purpose is taken off before loading.
 */
export function withoutSecurityPurpose(sdl: string): string {
  return sdl.replace(/,\s*for:\s*SECURITY(?=\s*[,)])/g, '');
}
