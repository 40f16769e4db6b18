import type { Context } from '@houqin/kit/context';
import { IllegalTransition, NotFound, VersionConflict } from '@houqin/kit/errors';
import { scopeWhere } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { checkText } from '../check-text.ts';
import { NoEligibleTechnician } from '../errors.ts';
import { lockTechnicians } from '../technician/lock-technicians.ts';
import { TechnicianSkill } from '../technician/technician-skill.entity.ts';
import { Technician } from '../technician/technician.entity.ts';
import { technicianScope } from '../technician/technician.list.ts';
import { changeOrder, type OrderInput } from '../work-order/change-order.ts';
import { rights } from '../work-order/rights.ts';
import type { WorkOrder } from '../work-order/work-order.entity.ts';
import { holdsCapacity, lifecycle, queued } from '../work-order/work-order.lifecycle.ts';
import { endPause } from '../work-order/end-pause.ts';
import { assignByEngine } from './assign-by-engine.ts';
import { checkEligible } from './check-eligible.ts';
import { endAssignment } from './end-assignment.ts';
import { offerOrder } from './offer-order.ts';

export interface AssignInput extends OrderInput {
  /** Null: the engine chooses. */
  readonly technicianId?: string | null;
  readonly note?: string | null;
}

/**
 * Gives an order to a technician, or lets the engine choose. An order that somebody has already is
 * taken from them only with `expectedVersion`: two dispatchers must not undo each other unseen.
 * @throws NotFound, VersionConflict, IllegalTransition, CertificateExpired, NoEligibleTechnician
 */
export function assignWorkOrder(ctx: Context, input: AssignInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'assignWorkOrder', input, rights.dispatch, async (tx, order) => {
    if (!lifecycle.may(order.state, 'ASSIGNED')) {
      const allowed = lifecycle.allowed(order.state);
      throw new IllegalTransition('WorkOrder', order.state, 'ASSIGNED', allowed, 'ASSIGN');
    }
    if (!queued(order.state) && input.expectedVersion == null) {
      throw new VersionConflict(order.version);
    }
    const chosen = input.technicianId ?? null;
    const note = checkText('note', input.note, { max: 200 });
    order.missedOffers = 0;
    await (chosen === null
      ? assignToBest(ctx, tx, order, note)
      : assignTo(ctx, tx, order, chosen, note));
  });
}

async function assignTo(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  technicianId: string,
  note: string | null,
): Promise<void> {
  const visible = scopeWhere(ctx, 'technician:read', technicianScope);
  if (!(await tx.count(Technician, { $and: [{ id: technicianId }, visible] })))
    throw new NotFound('Technician', technicianId);
  const technicians = await lockTechnicians(tx, [technicianId, order.technicianId]);
  const technician = technicians.get(technicianId)!;
  // First, so that somebody who is offered the same order anew does not stand in their own way.
  await takeBack(ctx, tx, order, technicians, note);
  const ranking = await checkEligible(tx, order, technician, ctx.clock.now());
  await offerOrder(ctx, tx, order, { technician, by: 'DISPATCHER', ranking });
}

async function assignToBest(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  note: string | null,
): Promise<void> {
  // All that may be needed, in one order of ids: the former one and everybody of the trade.
  const skilled =
    order.trade === null ? [] : await tx.find(TechnicianSkill, { trade: order.trade });
  const ids = skilled.map(({ technicianId }) => technicianId);
  const technicians = await lockTechnicians(tx, [...ids, order.technicianId]);
  await takeBack(ctx, tx, order, technicians, note);
  if (await assignByEngine(ctx, tx, order)) return;
  throw new NoEligibleTechnician(order.trade === null ? ['NO_SKILL'] : order.unassignable);
}

/** Ends what was, if anything: pause, assignment, the former technician's place. */
async function takeBack(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  technicians: ReadonlyMap<string, Technician>,
  note: string | null,
): Promise<void> {
  if (order.technicianId === null) return;
  const heldCapacity = holdsCapacity(order.state);
  await endPause(tx, order, ctx.clock.now());
  const former = technicians.get(order.technicianId)!;
  await endAssignment(ctx, tx, order, former, { state: 'WITHDRAWN', note, heldCapacity });
}
