import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context, Locale } from './context.ts';
import { DomainError, ValidationFailed } from './errors.ts';
import type { Logger } from './log.ts';
import { fill, kitMessages, type Messages } from './messages.ts';
import { valueFree } from './value-free.ts';

/** What is needed to say an error to one caller. */
export interface ErrorAudience {
  readonly locale: Locale;
  /** Ties the answer to the log. */
  readonly traceId: string;
  readonly messages?: Messages;
  readonly log: Pick<Logger, 'error'>;
}

/** For the caller of an operation. */
export function audienceOf({ locale, correlationId, runtime }: Context): ErrorAudience {
  const { messages, process } = runtime;
  return { locale, traceId: correlationId, messages, log: process.log };
}

/** Marks errors that already are as callers may see them. */
const sayable = new WeakSet<object>();

/**
 * The error as it goes out: `extensions { code, details…, field, retryable, traceId }` and a text in
 * the caller's language. What is no DomainError becomes INTERNAL, is logged, and shows nothing of
 * its own. Never a stack. Applied twice it changes nothing.
 */
export function sayError(error: unknown, audience: ErrorAudience): GraphQLError {
  if (error instanceof GraphQLError) {
    const cause = error.originalError;
    if (sayable.has(error) || (cause && sayable.has(cause))) return error;
    if (cause instanceof DomainError) return mark(sayDomain(cause, audience, error));
    if (!cause) return mark(sayRequest(error, audience));
    return mark(sayInternal(cause, audience, error));
  }
  if (error instanceof DomainError) return mark(sayDomain(error, audience));
  return mark(sayInternal(error, audience));
}

/** `sayError` for the errors of a whole answer, ready for JSON. */
export function formatErrors(
  errors: readonly unknown[],
  audience: ErrorAudience,
): GraphQLFormattedError[] {
  return errors.map((error) => {
    const { message, locations, path, extensions } = sayError(error, audience).toJSON();
    const { stacktrace: _stack, exception: _exception, ...shown } = extensions ?? {};
    return {
      message,
      ...(locations ? { locations } : {}),
      ...(path ? { path } : {}),
      extensions: shown,
    };
  });
}

/** The text of a domain error for its caller. */
export function errorText(error: DomainError, locale: Locale, messages: Messages): string {
  if (error.text) return error.text[locale];
  const texts = messages[locale];
  const values = { ...error.details, field: error.field };
  if (error instanceof ValidationFailed) {
    const rule = texts[`${error.code}.${error.rule}`];
    return rule ? fill(rule, values) : error.rule;
  }
  const text = texts[error.code];
  return text ? fill(text, values) : error.message;
}

function sayDomain(
  error: DomainError,
  { locale, traceId, messages = kitMessages }: ErrorAudience,
  at?: GraphQLError,
): GraphQLError {
  return new GraphQLError(errorText(error, locale, messages), {
    ...placeOf(at),
    extensions: {
      ...error.details,
      code: error.code,
      ...(error.field === undefined ? {} : { field: error.field }),
      retryable: error.retryable,
      traceId,
    },
  });
}

/** Faults of the document or its variables, found by the executor: their text helps. */
function sayRequest(error: GraphQLError, { locale, traceId }: ErrorAudience): GraphQLError {
  const { code = 'BAD_REQUEST', ...rest } = error.extensions;
  const reason = valueFree(error.message);
  const text = fill(kitMessages[locale]['BAD_REQUEST'] ?? '{reason}', { reason });
  return new GraphQLError(code === 'BAD_REQUEST' ? text : reason, {
    ...placeOf(error),
    extensions: { retryable: false, ...rest, code, traceId },
  });
}

function sayInternal(error: unknown, audience: ErrorAudience, at?: GraphQLError): GraphQLError {
  const { locale, traceId, log } = audience;
  log.error({ err: error, traceId, path: at?.path?.join('.') }, 'unexpected error');
  const text = fill(kitMessages[locale]['INTERNAL'] ?? 'INTERNAL', { traceId });
  return new GraphQLError(text, {
    ...placeOf(at),
    extensions: { code: 'INTERNAL', retryable: true, traceId },
  });
}

function placeOf(error: GraphQLError | undefined) {
  return { nodes: error?.nodes ?? null, path: error?.path ?? null };
}

function mark(error: GraphQLError): GraphQLError {
  sayable.add(error);
  return error;
}
