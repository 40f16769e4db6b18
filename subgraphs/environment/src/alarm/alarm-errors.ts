import { DomainError } from '@houqin/kit/errors';

/** A life-safety alarm is never hidden (domain C6). */
export class ShelveNotAllowed extends DomainError {
  readonly code = 'SHELVE_NOT_ALLOWED';
  override readonly details;

  constructor(number: string) {
    super(`life-safety alarm ${number} cannot be shelved`);
    this.details = { number };
  }
}
