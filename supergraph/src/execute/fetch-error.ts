import { GraphQLError } from 'graphql';

/** An error of a subgraph as the caller hears it: where it is in the whole result, and whose it is. */
export function fetchError(
  error: { message?: string; extensions?: Readonly<Record<string, unknown>> },
  serviceName: string,
  path: readonly (string | number)[] | undefined,
): GraphQLError {
  return new GraphQLError(
    error.message || `Error while fetching subquery from service "${serviceName}"`,
    {
      originalError: error instanceof Error ? error : null,
      path: path ?? null,
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName },
    },
  );
}

/** A fetch that failed as a whole: the subgraph is away, or it answered what is no answer. */
export function fetchFault(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause });
}
