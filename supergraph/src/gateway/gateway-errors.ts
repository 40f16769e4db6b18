import { DomainError } from '@houqin/kit/errors';

/** A request that GraphQL allows and this gateway cannot serve; `details.problem` says which. */
export class BadRequest extends DomainError {
  readonly code = 'BAD_REQUEST';
  override readonly details;

  constructor(problem: string, reason: string) {
    super(reason);
    this.details = { problem, reason };
  }
}

/** The client of a subscription reads too slowly; it reconnects and resumes by its cursor. */
export class SlowClient extends DomainError {
  readonly code = 'SLOW_CLIENT';
  override readonly retryable = true;

  constructor() {
    super('the client reads too slowly');
  }
}

/** One connection runs more operations than any screen needs. */
export class TooManyOperations extends DomainError {
  readonly code = 'TOO_MANY_OPERATIONS';
  override readonly details;

  constructor(limit: number) {
    super(`more than ${limit} operations on one connection`);
    this.details = { limit };
  }
}

/** The gateway is being stopped; the client reconnects to another, or a moment later. */
export class Restarting extends DomainError {
  readonly code = 'RESTARTING';
  override readonly retryable = true;

  constructor() {
    super('the gateway is being stopped');
  }
}
