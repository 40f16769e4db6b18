import { DomainError } from '@houqin/kit/errors';
import type { LimitName } from './operation-limits.ts';

/** An operation beyond a limit; nothing of it was executed. */
export class OperationTooLarge extends DomainError {
  readonly code = 'OPERATION_TOO_LARGE';
  override readonly details;

  /** @param found null where counting stopped at the limit */
  constructor(limit: LimitName, allowed: number, found: number | null) {
    super(`more than ${allowed} ${limit}`);
    this.details = { limit, allowed, found };
  }
}
