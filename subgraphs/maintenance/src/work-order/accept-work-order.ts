import type { Context } from '@houqin/kit/context';
import type { Tx } from '@houqin/kit/unit-of-work';
import { IllegalTransition, NotFound } from '@houqin/kit/errors';
import { checkEligible } from '../assignment/check-eligible.ts';
import { currentAssignment } from '../assignment/end-assignment.ts';
import { offerOrder } from '../assignment/offer-order.ts';
import type { Assignment } from '../assignment/assignment.entity.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { announceTechnician } from '../technician/announce-technician.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { Technician } from '../technician/technician.entity.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { readOrderClock } from './order-clock.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { lifecycle, queued } from './work-order.lifecycle.ts';

/**
 * The technician takes the order: an offer, or from the team queue an order that waits. Of two who
 * reach for the same waiting order one gets it.
 * @throws NotFound, Reassigned, IllegalTransition, CertificateExpired, NoEligibleTechnician
 */
export function acceptWorkOrder(ctx: Context, input: OrderInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'acceptWorkOrder', input, rights.accept, async (tx, order) => {
    const me = await myself(ctx, tx, order);
    const assignment = queued(order.state)
      ? await claim(ctx, tx, order, me)
      : await currentAssignment(tx, order);
    const now = ctx.clock.now();
    const first = order.acceptedAt === null;
    order.move('ACCEPTED', 'ACCEPT');
    order.acceptedAt ??= now;
    order.acceptBy = null;
    order.missedOffers = 0;
    // The response phase has ended; restoring has shares of its own.
    if (first) order.escalatedPercent = 0;
    if (assignment) {
      assignment.state = 'ACCEPTED';
      assignment.acceptedAt = now;
    }
    announceTechnician(ctx, tx, me, order.correlationId);
    await announceAcceptance(ctx, tx, order, me);
  });
}

/** The caller as the technician whose order it is, or may become. @throws NotFound, IllegalTransition */
async function myself(ctx: Context, tx: Tx, order: WorkOrder): Promise<Technician> {
  if (!queued(order.state) && order.state !== 'ASSIGNED') {
    const allowed = lifecycle.allowed(order.state);
    throw new IllegalTransition('WorkOrder', order.state, 'ACCEPTED', allowed, 'ACCEPT');
  }
  const { partyId } = ctx.caller.access;
  const known = await tx.findOne(Technician, {
    retiredAt: null,
    // Whoever works for the organisation acts for it, on the order that was given to it.
    ...(partyId === null
      ? { userId: ctx.caller.subjectId }
      : { partyId, id: order.technicianId ?? '' }),
  });
  if (!known || (order.state === 'ASSIGNED' && order.technicianId !== known.id)) {
    throw new NotFound('WorkOrder', order.id);
  }
  return (await lockTechnicians(tx, [known.id])).get(known.id)!;
}

async function claim(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  technician: Technician,
): Promise<Assignment> {
  const ranking = await checkEligible(tx, order, technician, ctx.clock.now());
  return offerOrder(ctx, tx, order, { technician, by: 'SELF', ranking });
}

async function announceAcceptance(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  technician: Technician,
): Promise<void> {
  const times = await loadWorkingTimes(tx);
  const { elapsedSeconds } = readOrderClock(order, times, ctx.clock.now());
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.accepted',
      technicianId: technician.id,
      userId: technician.userId,
      responseSeconds: elapsedSeconds,
    },
    {
      params: {
        technicianName: technician.name,
        response: { seconds: elapsedSeconds },
        target: { seconds: order.responseTargetSeconds },
      },
    },
  );
}
