import type { Context } from '@houqin/kit/context';
import { RoomCodeMismatch } from '../errors.ts';
import { announceTechnician } from '../technician/announce-technician.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import type { Technician } from '../technician/technician.entity.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface StartInput extends OrderInput {
  /** As scanned at the door; upper and lower case are the same. */
  readonly roomCode: string;
}

/**
 * Begins work on the spot: the scanned code proves where the technician is.
 * @throws NotFound, Reassigned, IllegalTransition, RoomCodeMismatch
 */
export function startWorkOrder(ctx: Context, input: StartInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'startWorkOrder', input, rights.start, async (tx, order) => {
    const now = ctx.clock.now();
    order.move('IN_PROGRESS', 'START', ['ACCEPTED']);
    checkRoom(order, input.roomCode);
    order.startedAt ??= now;
    const technician = (await lockTechnicians(tx, [order.technicianId])).get(order.technicianId!)!;
    locate(technician, order, now);
    announceTechnician(ctx, tx, technician, order.correlationId);
    announce(
      ctx,
      tx,
      order,
      {
        type: 'maintenance.work-order.started',
        technicianId: technician.id,
        userId: technician.userId,
      },
      { params: { technicianName: technician.name, roomNumber: order.roomNumber } },
    );
  });
}

const normal = (code: string) => code.trim().toUpperCase();

/** An order without a room (a lift, the grounds) has nothing to scan. @throws RoomCodeMismatch */
function checkRoom(order: WorkOrder, scanned: string): void {
  if (order.roomNumber === null) return;
  if (normal(scanned) !== normal(order.roomNumber))
    throw new RoomCodeMismatch(scanned.slice(0, 40));
}

/** Where the technician is now known to be. */
export function locate(technician: Technician, order: WorkOrder, now: Date): void {
  if (order.roomId === null) return;
  technician.location = order.roomNumber;
  technician.roomId = order.roomId;
  technician.floorId = order.floorId;
  technician.buildingId = order.buildingId;
  technician.locatedAt = now;
}
