import { DependencyDown } from '@houqin/kit/errors';
import { GraphQLError } from 'graphql';

/**
 * An error as it came over a wire, made a GraphQLError again: the executor and graphql-ws call
 * methods on errors that plain JSON does not have.
 */
export function remoteError(value: unknown): GraphQLError {
  if (value instanceof GraphQLError) return value;
  const error = (typeof value === 'object' && value !== null ? value : {}) as {
    message?: unknown;
    path?: unknown;
    extensions?: unknown;
  };
  return new GraphQLError(typeof error.message === 'string' ? error.message : String(value), {
    path: Array.isArray(error.path) ? (error.path as (string | number)[]) : null,
    extensions:
      typeof error.extensions === 'object' ? (error.extensions as Record<string, unknown>) : null,
  });
}

/** A subgraph that could not be reached, or did not answer in GraphQL; worth another try. */
export function subgraphDown(name: string, cause: unknown): DependencyDown {
  return Object.assign(new DependencyDown(name), { cause });
}
