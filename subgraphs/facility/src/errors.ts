import { DomainError } from '@houqin/kit/errors';

/** A room with unfinished work orders cannot be retired. */
export class RoomHasOpenWork extends DomainError {
  readonly code = 'ROOM_HAS_OPEN_WORK';
  override readonly details;

  constructor(workOrders: readonly string[]) {
    super(`open work: ${workOrders.join(', ')}`);
    this.details = { workOrders };
  }
}
