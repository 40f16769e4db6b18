import type { Context } from '@houqin/kit/context';
import { mutate } from '@houqin/kit/mutate';
import { checkText, requireText } from '../check-text.ts';
import { pairOf, type Priority } from '../priority/priority.ts';
import { findRoomFor } from '../references/find-room.ts';
import type { Trade } from '../trade/trade.ts';
import { openWorkOrder } from './open-work-order.ts';
import { WorkOrder } from './work-order.entity.ts';
import type { WorkOrderType } from './work-order-type.ts';

export interface CreateInput {
  readonly title: string;
  readonly description?: string | null;
  readonly roomId: string;
  readonly trade: Trade;
  readonly type?: WorkOrderType | null;
  readonly priority?: Priority | null;
  readonly impact?: number | null;
  readonly urgency?: number | null;
  readonly idempotencyKey: string;
}

/**
 * A dispatcher opens an order without a request. Either a priority, or impact and urgency.
 * @throws ValidationFailed, NotFound for a room that is not there, SlaPolicyMissing
 */
export function createWorkOrder(ctx: Context, input: CreateInput): Promise<WorkOrder> {
  return mutate(ctx, { name: 'createWorkOrder', input }, WorkOrder, async (tx) => {
    const room = await findRoomFor(ctx, tx, input.roomId, 'work-order:create');
    const pair = pairOf[input.priority ?? 'P3'];
    return openWorkOrder(ctx, tx, {
      title: requireText('title', input.title, { max: 120 }),
      description: checkText('description', input.description, { max: 500 }),
      type: input.type ?? 'CORRECTIVE',
      impact: input.impact ?? pair.impact,
      urgency: input.urgency ?? pair.urgency,
      priority: input.impact == null && input.urgency == null ? (input.priority ?? null) : null,
      trade: input.trade,
      room,
      requester: { id: ctx.caller.subjectId, name: ctx.caller.name },
      source: { zh: '调度开单', en: 'Opened by the dispatcher' },
    });
  });
}
