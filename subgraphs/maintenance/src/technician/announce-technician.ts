import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { TechnicianChanged } from '../../contract/events.ts';
import type { Technician } from './technician.entity.ts';

/** Tells those who watch technicians that load, duty or place of one is another. */
export function announceTechnician(
  ctx: Context,
  tx: Tx,
  technician: Technician,
  correlationId?: string,
): void {
  technician.updatedAt = ctx.clock.now();
  technician.updatedBy = ctx.caller.subjectId;
  const event: TechnicianChanged = {
    type: 'maintenance.technician.changed',
    version: 1,
    technicianId: technician.id,
    userId: technician.userId,
    onDuty: technician.onDuty,
    openCount: technician.openCount,
    capacity: technician.capacity,
  };
  touch(tx, technician, event, correlationId === undefined ? {} : { correlationId });
}
