import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { checkText } from '../check-text.ts';
import { announceTechnician } from '../technician/announce-technician.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { stopsClock, type PauseReason } from './pause-reason.ts';
import { pauseTexts } from './pause-texts.ts';
import { rights } from './rights.ts';
import { WorkOrderPause } from './work-order-pause.entity.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface PauseInput extends OrderInput {
  readonly reason: PauseReason;
  readonly until?: Date | null;
  readonly note?: string | null;
}

/** No wait is longer than 90 days: such an order is cancelled or planned anew. */
const longestWaitMs = 90 * 86_400_000;

/**
 * Work stands still. Waiting for the hospital (WAIT_USER, WAIT_ACCESS) stops the clock, waiting for
 * parts and vendors does not. The technician's place becomes free.
 * @throws NotFound, Reassigned, IllegalTransition, ValidationFailed
 */
export function pauseWorkOrder(ctx: Context, input: PauseInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'pauseWorkOrder', input, rights.pause, async (tx, order) => {
    const now = ctx.clock.now();
    const until = input.until ?? null;
    if (until !== null && (until <= now || until.getTime() > now.getTime() + longestWaitMs)) {
      throw new ValidationFailed('until', {
        zh: '预计时间要在现在之后、90 天之内，例如今天 16:00。',
        en: 'The expected time must be after now and within 90 days, for example today at 16:00.',
      });
    }
    order.move('PAUSED', 'PAUSE');
    order.pauseReason = input.reason;
    order.pausedAt = now;
    order.pausedUntil = until;
    order.pauseNote = checkText('note', input.note, { max: 200 });
    order.clockStoppedAt = stopsClock(input.reason) ? now : null;
    tx.persist(pauseRow(order));

    const technician = (await lockTechnicians(tx, [order.technicianId])).get(order.technicianId!)!;
    technician.openCount -= 1;
    announceTechnician(ctx, tx, technician, order.correlationId);
    announce(
      ctx,
      tx,
      order,
      {
        type: 'maintenance.work-order.paused',
        reason: input.reason,
        clockStopped: order.clockStoppedAt !== null,
        until: until?.toISOString() ?? null,
      },
      {
        params: {
          reason: pauseTexts[input.reason],
          clock:
            order.clockStoppedAt === null
              ? { zh: '时限照走', en: 'the clock runs on' }
              : { zh: '停表', en: 'clock stopped' },
          typed: order.pauseNote,
          until: until === null ? null : { instant: until.toISOString() },
        },
      },
    );
  });
}

function pauseRow(order: WorkOrder): WorkOrderPause {
  const pause = new WorkOrderPause();
  pause.orderId = order.id;
  pause.reason = order.pauseReason!;
  pause.stopsClock = order.clockStoppedAt !== null;
  pause.startedAt = order.pausedAt!;
  pause.until = order.pausedUntil;
  pause.note = order.pauseNote;
  return pause;
}
