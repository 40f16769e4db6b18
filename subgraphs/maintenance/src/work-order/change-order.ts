import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import type { ScopeColumns } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Assignment } from '../assignment/assignment.entity.ts';
import { Reassigned } from '../errors.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import { formatInstant } from '../timeline/render-entry.ts';
import { retime } from './order-clock.ts';
import { settleOwners } from './settle-owners.ts';
import { WorkOrder } from './work-order.entity.ts';

/** What every mutation of one order brings. */
export interface OrderInput {
  readonly id: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey: string;
}

/** Under which permission, and on whose orders. */
export interface OrderRight {
  readonly permission: string;
  readonly scope: ScopeColumns<WorkOrder>;
}

/**
 * One mutation of one order: locked in the caller's scope, changed by `work`, then everything that
 * follows from its state (due instants, owners) is brought in line, all in one transaction.
 * @throws NotFound, Reassigned, VersionConflict, and what `work` throws
 */
export function changeOrder(
  ctx: Context,
  name: string,
  input: OrderInput,
  right: OrderRight,
  work: (tx: Tx, order: WorkOrder) => Promise<void> | void,
): Promise<WorkOrder> {
  return mutate(ctx, { name, input }, WorkOrder, async (tx) => {
    const order = await lockOrder(ctx, tx, input, right);
    await work(tx, order);
    await settleOrder(tx, order);
    return order;
  });
}

/** What follows from an order's state; call it once, after all changes of a transaction. */
export async function settleOrder(tx: Tx, order: WorkOrder): Promise<void> {
  retime(order, await loadWorkingTimes(tx));
  await settleOwners(tx, order);
}

async function lockOrder(
  ctx: Context,
  tx: Tx,
  { id, expectedVersion }: OrderInput,
  { permission, scope }: OrderRight,
): Promise<WorkOrder> {
  try {
    return await lockInScope(ctx, tx, WorkOrder, id, permission, scope, expectedVersion);
  } catch (error) {
    if (error instanceof NotFound) await refuseFormerAssignee(ctx, tx, id);
    throw error;
  }
}

/** Somebody who had the order learns that it was taken away, not that it never was. */
async function refuseFormerAssignee(ctx: Context, tx: Tx, orderId: string): Promise<void> {
  const last = await tx.findOne(
    Assignment,
    { orderId, userId: ctx.caller.subjectId, endedAt: { $ne: null } },
    { orderBy: { offeredAt: 'desc' } },
  );
  if (!last?.endedAt) return;
  const order = await tx.findOneOrFail(WorkOrder, orderId);
  throw new Reassigned(order.number, last.endedAt, formatInstant(last.endedAt, ctx.locale));
}
