import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { checkText } from '../check-text.ts';
import { Technician } from '../technician/technician.entity.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { LabourLine } from './labour-line.entity.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface LabourInput extends OrderInput {
  readonly minutes: number;
  readonly note?: string | null;
}

/** One line is at most a day. */
const longestLine = 24 * 60;

/** Logs working time while the order is with the technician, and after completion. */
export function logLabour(ctx: Context, input: LabourInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'logLabour', input, rights.perform, async (tx, order) => {
    order.expect(['ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'COMPLETED'], 'LOG_LABOUR');
    await addLabour(ctx, tx, order, {
      minutes: input.minutes,
      note: checkText('note', input.note, { max: 200 }),
    });
  });
}

/** @throws ValidationFailed for less than a minute or more than a day */
export async function addLabour(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  { minutes, note }: { minutes: number; note: string | null },
): Promise<void> {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestLine) {
    throw new ValidationFailed('minutes', 'out-of-range', { min: 1, max: longestLine });
  }
  const technician = await tx.findOneOrFail(Technician, order.technicianId!);
  const line = new LabourLine();
  line.orderId = order.id;
  line.technicianId = technician.id;
  line.minutes = minutes;
  line.at = ctx.clock.now();
  line.note = note;
  tx.persist(line);
  order.labourMinutes += minutes;
  announce(
    ctx,
    tx,
    order,
    { type: 'maintenance.work-order.labour-logged' },
    { params: { technicianName: technician.name, minutes, typed: note } },
  );
}
