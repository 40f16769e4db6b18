import type { RequestFacts } from '@houqin/kit/context';
import { sayError } from '@houqin/kit/error-format';
import { ulid } from '@houqin/kit/id';
import type { Logger } from '@houqin/kit/log';
import { valueFree } from '@houqin/kit/value-free';
import { GraphQLError } from 'graphql';
import type { Refusal } from './authorize.ts';

export type ErrorLog = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Whom an error is told, in which language, and under which number it is found in the log. */
export type ErrorFacts = Pick<RequestFacts, 'locale' | 'correlationId'>;

/** Codes that Apollo gives to what nobody gave a code. */
const uncoded = new Set(['INTERNAL_SERVER_ERROR']);

/** Codes of faults in what was sent, whose texts graphql-js makes of the values themselves. */
const requestFaults = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
]);

function withoutValues(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path, extensions } = error;
  const options = { nodes, source, positions, path, extensions };
  return new GraphQLError(valueFree(error.message), options);
}

/**
 * The error as it goes out: a GraphQLError with a code. Errors that already carry one (a subgraph's,
 * a fault in the document) stay as they are; anything unknown becomes INTERNAL and is logged.
 */
export function codedError(error: unknown, facts: ErrorFacts, log: ErrorLog): GraphQLError {
  if (error instanceof GraphQLError) {
    const { code } = error.extensions;
    if (typeof code === 'string' && requestFaults.has(code)) return withoutValues(error);
    if (typeof code === 'string' && !uncoded.has(code)) return error;
    const cause = error.originalError;
    // Apollo wraps what plugins and data sources throw; what they threw says more.
    if (cause instanceof GraphQLError) return codedError(cause, facts, log);
  }
  return sayError(error, audience(facts, log));
}

/** One error for an operation that touches rules its caller does not meet. */
export function refusalError(
  refused: readonly Refusal[],
  facts: ErrorFacts,
  log: ErrorLog,
): GraphQLError {
  const [first] = refused;
  if (!first) throw new Error('Nothing was refused.');
  const said = sayError(first.error, audience(facts, log));
  return new GraphQLError(said.message, {
    extensions: {
      ...said.extensions,
      coordinate: first.coordinate,
      coordinates: refused.map(({ coordinate }) => coordinate),
    },
  });
}

function audience({ locale, correlationId }: ErrorFacts, log: ErrorLog) {
  return { locale, traceId: correlationId ?? ulid(), log };
}
