/** Why a remote is not on the screen. */
export type FailureCause =
  /** Its files are not there: 404, or a page instead of a script. */
  | 'missing'
  /** No answer in time. */
  | 'timeout'
  /** The server was not reached. */
  | 'unreachable'
  /** Its code threw while it loaded, or does not hold what the manifest says. */
  | 'broken'
  /** It threw while it was put on the page. */
  | 'mount'
  /** It ran and threw later. */
  | 'crash'
  /** Written for another version of the shell. */
  | 'host';

export interface RemoteFailure {
  readonly cause: FailureCause;
  readonly remote: string;
  readonly version: string;
  /** The technical text, for the report; never shown large. */
  readonly detail: string;
  /** `SH-4C1A-0922`: the same fault has the same first part, the second is its minute. */
  readonly number: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Thrown by the steps of loading, so that the cause is known where it arose. */
export class RemoteError extends Error {
  readonly reason: FailureCause;

  constructor(cause: FailureCause, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RemoteError';
    this.reason = cause;
  }
}

export function remoteFailure(
  remote: string,
  version: string,
  error: unknown,
  fallback: FailureCause,
  at = Date.now(),
): RemoteFailure {
  const cause = error instanceof RemoteError ? error.reason : fallback;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const number = `SH-${hash(`${remote} ${cause} ${detail}`)}-${minute(at)}`;
  return { cause, remote, version, detail, number, at };
}

/** Four hex digits (FNV-1a): tells faults apart when two people compare numbers. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 16).toString(16).padStart(4, '0').toUpperCase();
}

function minute(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join('');
}
