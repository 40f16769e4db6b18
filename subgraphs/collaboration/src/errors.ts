import { DomainError } from '@houqin/kit/errors';

/** The department has as many unfinished requests as it may. */
export class BacklogFull extends DomainError {
  readonly code = 'COLLABORATION_BACKLOG_FULL';
  override readonly details;

  constructor(open: number, limit: number) {
    super(`${open} unfinished requests of ${limit}`);
    this.details = { open, limit };
  }
}
