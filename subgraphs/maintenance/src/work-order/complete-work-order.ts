import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { endAssignment } from '../assignment/end-assignment.ts';
import { checkText } from '../check-text.ts';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import { ChecklistIncomplete } from '../errors.ts';
import { applyCodes, codeTexts, type CodeChoice } from '../fault-code/check-codes.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { addLabour } from './add-labour.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { completionBlockers } from './completion-blockers.ts';
import { readOrderClock } from './order-clock.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface CompleteInput extends OrderInput, CodeChoice {
  readonly note?: string | null;
  readonly labourMinutes?: number | null;
}

/** Without a word for 72 h the hospital is taken to agree (domain rules C5). */
export const autoConfirmMs = 72 * 3600_000;

/**
 * The work is done: every required step ticked, cause and action on record.
 * @throws NotFound, Reassigned, IllegalTransition, ChecklistIncomplete, ValidationFailed
 */
export function completeWorkOrder(ctx: Context, input: CompleteInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'completeWorkOrder', input, rights.perform, async (tx, order) => {
    const now = ctx.clock.now();
    const note = checkText('note', input.note, { max: 500 });
    order.move('COMPLETED', 'COMPLETE');
    await applyCodes(tx, order, input);
    const checklist = await tx.find(ChecklistItem, { orderId: order.id });
    const blockers = completionBlockers(order, checklist);
    if (blockers.length > 0) throw new ChecklistIncomplete(blockers);
    if (input.labourMinutes != null) {
      await addLabour(ctx, tx, order, { minutes: input.labourMinutes, note: null });
    }
    order.completedAt = now;
    order.autoConfirmAt = new Date(now.getTime() + autoConfirmMs);

    const technician = (await lockTechnicians(tx, [order.technicianId])).get(order.technicianId!)!;
    await endAssignment(ctx, tx, order, technician, { state: 'DONE', heldCapacity: true });
    await announceCompletion(ctx, tx, order, note);
  });
}

async function announceCompletion(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  note: string | null,
): Promise<void> {
  const ids = [order.faultId, order.causeId, order.actionId].filter((id) => id !== null);
  const codes = await tx.find(FaultCode, { id: { $in: ids } });
  const byId = new Map(codes.map((code) => [code.id, code]));
  const reading = readOrderClock(order, await loadWorkingTimes(tx), order.completedAt!);
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.completed',
      technicianId: order.technicianId!,
      faultCode: byId.get(order.faultId ?? '')?.code ?? null,
      causeCode: byId.get(order.causeId!)!.code,
      actionCode: byId.get(order.actionId!)!.code,
      labourMinutes: order.labourMinutes,
      restoreSeconds: reading.elapsedSeconds,
      late: reading.level === 'LATE',
    },
    {
      params: {
        restore: { seconds: reading.elapsedSeconds },
        target: { seconds: order.restoreTargetSeconds },
        codes: codeTexts(ids.flatMap((id) => byId.get(id) ?? [])),
        typed: note,
      },
    },
  );
}
