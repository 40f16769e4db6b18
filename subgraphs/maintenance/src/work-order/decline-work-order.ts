import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { assignByEngine } from '../assignment/assign-by-engine.ts';
import type { AssignmentState } from '../assignment/assignment.entity.ts';
import { endAssignment } from '../assignment/end-assignment.ts';
import { returnToQueue } from '../assignment/return-to-queue.ts';
import { requireText } from '../check-text.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { lifecycle } from './work-order.lifecycle.ts';

export interface DeclineInput extends OrderInput {
  readonly reason: string;
}

/** After so many offers in a row that nobody accepted, a person has to decide. */
const offersBeforeDispatcher = 3;

/**
 * The technician gives the order back before work began; the engine offers it to the next at once.
 * @throws NotFound, Reassigned, IllegalTransition, ValidationFailed
 */
export function declineWorkOrder(ctx: Context, input: DeclineInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'declineWorkOrder', input, rights.decline, async (tx, order) => {
    const reason = requireText('reason', input.reason, { max: 200 });
    await endOffer(ctx, tx, order, 'DECLINED', reason);
  });
}

/**
 * Ends the offer of a locked order and passes it on: to the engine's next choice, or after three
 * missed offers to the dispatcher.
 */
export async function endOffer(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  end: Extract<AssignmentState, 'DECLINED' | 'EXPIRED'>,
  note: string | null,
): Promise<void> {
  if (order.state !== 'ASSIGNED' && order.state !== 'ACCEPTED') {
    const allowed = lifecycle.allowed(order.state);
    throw new IllegalTransition('WorkOrder', order.state, 'OPEN', allowed, 'DECLINE');
  }
  const skilled =
    order.trade === null ? [] : await tx.find(TechnicianSkill, { trade: order.trade });
  const ids = skilled.map(({ technicianId }) => technicianId);
  const technicians = await lockTechnicians(tx, [...ids, order.technicianId]);
  const former = technicians.get(order.technicianId!)!;
  await endAssignment(ctx, tx, order, former, { state: end, note, heldCapacity: true });
  returnToQueue(order, 'DECLINE');
  order.missedOffers += 1;
  announce(
    ctx,
    tx,
    order,
    {
      type:
        end === 'DECLINED'
          ? 'maintenance.work-order.declined'
          : 'maintenance.work-order.offer-expired',
      technicianId: former.id,
      userId: former.userId,
    },
    {
      params: { technicianName: former.name, typed: note },
      ...(note === null ? {} : { reason: note }),
    },
  );
  // The engine reads who has refused: what was just decided has to be in the database.
  await tx.flush();
  if (order.missedOffers < offersBeforeDispatcher) {
    await assignByEngine(ctx, tx, order);
    return;
  }
  order.engineAt = null;
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.unassignable',
      code: 'OFFERS_EXHAUSTED',
      filters: ['DECLINED'],
    },
    { params: { filters: { zh: '连续 3 次无人接', en: '3 offers in a row missed' } } },
  );
}
