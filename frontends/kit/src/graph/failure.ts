/** Why an operation gave no answer. A plain shape, so that it crosses between copies of the kit. */
export interface GraphFailure extends Error {
  readonly name: 'GraphFailure';
  /** The server's code (`INVALID_STATE`, `VERSION_CONFLICT`, …); `NOT_REACHED` when it was not reached. */
  readonly code: string;
  /** In the person's language, ready to show. */
  readonly message: string;
  /** The input field that is wrong, for forms. */
  readonly field: string | null;
  /** The rest of the error's extensions: `allowed`, `current`, `limit`, … */
  readonly details: Readonly<Record<string, unknown>>;
  /** The request did not get through or no answer came back: trying again may help. */
  readonly notReached: boolean;
  /** Finds the server's log line; shown small, to be reported. */
  readonly traceId: string | null;
}

interface FailureFacts {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly notReached?: boolean;
  readonly traceId?: string | null;
  readonly cause?: unknown;
}

export function graphFailure(facts: FailureFacts): GraphFailure {
  const error = new Error(facts.message, { cause: facts.cause });
  return Object.assign(error, {
    name: 'GraphFailure' as const,
    code: facts.code,
    field: facts.field ?? null,
    details: facts.details ?? {},
    notReached: facts.notReached ?? false,
    traceId: facts.traceId ?? null,
  });
}

export const isGraphFailure = (error: unknown): error is GraphFailure =>
  error instanceof Error && error.name === 'GraphFailure';

/** Anything thrown, as a failure that can be shown. */
export function toFailure(error: unknown): GraphFailure {
  if (isGraphFailure(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return graphFailure({ code: 'CLIENT_ERROR', message, cause: error });
}

interface WireError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** One error of a GraphQL answer. */
export function failureOfError(error: WireError): GraphFailure {
  const { code, field, traceId, ...details } = error.extensions ?? {};
  return graphFailure({
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: error.message,
    field: typeof field === 'string' ? field : null,
    traceId: typeof traceId === 'string' ? traceId : null,
    details,
    cause: error,
  });
}

/** What a new access token may cure: not a wrong password, which asking again would count twice. */
export const needsToken = ({ code, details }: GraphFailure): boolean =>
  code === 'TOKEN_STALE' || (code === 'UNAUTHENTICATED' && details['reason'] !== 'CREDENTIALS');
