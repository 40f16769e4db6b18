import { DomainError } from '@houqin/kit/errors';

/** The limit is outside the band within which it may be set (domain C6). */
export class LimitOutOfSafeBand extends DomainError {
  readonly code = 'LIMIT_OUT_OF_SAFE_BAND';
  override readonly details;
  override readonly field: string;

  constructor(field: string, min: number, max: number) {
    super(`${field} must be from ${min} to ${max}`);
    this.field = field;
    this.details = { min, max };
  }
}
