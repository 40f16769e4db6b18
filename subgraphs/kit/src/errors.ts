/** A text in both languages of the platform; written where no catalogue entry is worth its name. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

/**
 * A failure the caller can act on. Each leaf is one public code; the texts are in the message
 * catalogues (`messages/*.json` of the kit, `contract/errors.*.json` of a domain) under that code,
 * with `{placeholders}` filled from `details`. The message given here is for logs only.
 */
export abstract class DomainError extends Error {
  /** Public API: never renamed, never reused. */
  abstract readonly code: string;
  /** Figures the caller needs; they go out beside the code. */
  readonly details: Record<string, unknown> = {};
  /** Path of the input field at fault, as the caller wrote it. */
  readonly field?: string;
  /** True when the same request may succeed later, unchanged. */
  readonly retryable: boolean = false;
  /** Text that wins over the catalogue. */
  readonly text?: LocalText;

  override get name(): string {
    return this.constructor.name;
  }
}

/** No such row, or none the caller may see: the two answer alike, so existence does not leak. */
export class NotFound extends DomainError {
  readonly code = 'NOT_FOUND';
  override readonly details;

  constructor(type: string, id: string) {
    super(`${type} ${id} not found`);
    this.details = { type, id };
  }
}

/** The caller is known and lacks the permission. */
export class Forbidden extends DomainError {
  readonly code = 'FORBIDDEN';
  override readonly details;

  constructor(permission: string) {
    super(`permission ${permission} is missing`);
    this.details = { permission };
  }
}

/** The field is masked here; `details.reveal` is the mutation that shows it, on record. */
export class FieldMasked extends DomainError {
  readonly code = 'MASKED';
  override readonly details;

  constructor(permission: string, reveal: string, mayReveal: boolean) {
    super(`masked: ${reveal} shows it to who has ${permission}`);
    this.details = { permission, reveal, mayReveal };
  }
}

/** No token, or one that proves nothing: wrong signature, expired, session revoked. */
export class Unauthenticated extends DomainError {
  readonly code = 'UNAUTHENTICATED';
  override readonly details;

  constructor(reason: 'NO_TOKEN' | 'BAD_TOKEN' | 'EXPIRED' | 'SESSION_REVOKED' | 'DISABLED') {
    super(`not signed in: ${reason}`);
    this.details = { reason };
  }
}

/** The token is older than the subject's last change of access; refresh it and try again. */
export class TokenStale extends DomainError {
  readonly code = 'TOKEN_STALE';
  override readonly retryable = true;

  constructor() {
    super('the token is older than the access of its subject');
  }
}

/** What the caller may see has changed while a stream was open; read again, subscribe again. */
export class AccessChanged extends DomainError {
  readonly code = 'ACCESS_CHANGED';
  override readonly retryable = true;

  constructor() {
    super('the access of the subscriber has changed');
  }
}

/**
 * An input value breaks a rule. `message` is a pair of texts, or the name of a catalogue entry
 * `VALIDATION_FAILED.<name>`, or else is shown as it is.
 */
export class ValidationFailed extends DomainError {
  readonly code = 'VALIDATION_FAILED';
  override readonly details;
  override readonly field: string;
  override readonly text?: LocalText;
  /** Catalogue entry or literal text. */
  readonly rule: string;

  constructor(
    field: string,
    message: string | LocalText,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${field}: ${typeof message === 'string' ? message : message.en}`);
    this.field = field;
    this.details = { ...details };
    this.rule = typeof message === 'string' ? message : message.en;
    if (typeof message !== 'string') this.text = message;
  }
}

/** The lifecycle forbids this step; clients offer `details.allowed` instead. */
export class IllegalTransition extends DomainError {
  readonly code = 'INVALID_STATE';
  override readonly details;

  constructor(
    entity: string,
    from: string,
    to: string,
    allowed: readonly string[],
    action: string = to,
  ) {
    super(`${entity} cannot go from ${from} to ${to}`);
    this.details = { entity, from, to, action, allowed: [...allowed] };
  }
}

/** Somebody else wrote first; `details.current` is the version to read and decide on. */
export class VersionConflict extends DomainError {
  readonly code = 'VERSION_CONFLICT';
  override readonly details;

  constructor(current: number) {
    super(`the row is at version ${current}`);
    this.details = { current };
  }
}

/** A row with this value exists and may not exist twice. */
export class Duplicate extends DomainError {
  readonly code = 'DUPLICATE';
  override readonly details;
  override readonly field?: string;

  constructor(field?: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`duplicate${field ? ` ${field}` : ''}`);
    if (field !== undefined) this.field = field;
    this.details = { ...details };
  }
}

/** The idempotency key was used before with other input. */
export class IdempotencyMismatch extends DomainError {
  readonly code = 'IDEMPOTENCY_MISMATCH';
  override readonly field = 'idempotencyKey';

  constructor() {
    super('the idempotency key was used with other input');
  }
}

/** Something this request needs does not answer now. */
export class DependencyDown extends DomainError {
  readonly code = 'DEPENDENCY_DOWN';
  override readonly retryable = true;
  override readonly details;

  constructor(dependency: string) {
    super(`${dependency} does not answer`);
    this.details = { dependency };
  }
}

/** Too many requests; `details.retryAfterSeconds` says when the next is welcome. */
export class RateLimited extends DomainError {
  readonly code = 'RATE_LIMITED';
  override readonly retryable = true;
  override readonly details;

  constructor(retryAfterSeconds: number) {
    super(`rate limited for ${retryAfterSeconds} s`);
    this.details = { retryAfterSeconds };
  }
}

/** The cursor is of another epoch or older than what is kept: read the list again. */
export class CursorExpired extends DomainError {
  readonly code = 'CURSOR_EXPIRED';

  constructor() {
    super('the cursor is of another epoch or too old');
  }
}
