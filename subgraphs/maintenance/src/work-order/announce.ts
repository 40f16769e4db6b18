import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { WorkOrderEvent, WorkOrderFacts } from '../../contract/events.ts';
import { tell } from '../timeline/tell.ts';
import {
  timelineTexts,
  type TimelineKind,
  type TimelineParams,
} from '../timeline/timeline-texts.ts';
import type { WorkOrder } from './work-order.entity.ts';

type Without<E> = E extends WorkOrderFacts ? Omit<E, keyof WorkOrderFacts | 'version'> : never;

/** An event about an order without what the order itself says. */
export type OrderNews = Without<WorkOrderEvent>;

export interface AnnounceOptions {
  /** Fill the line of the timeline; no line is written for a kind without texts. */
  readonly params?: TimelineParams;
  readonly reason?: string;
  /** Event time of another domain's fact; now when left out. */
  readonly at?: Date;
}

/**
 * Says that something happened to an order: event, audit entry and line of the story in one commit,
 * all under the story's correlation id. Call it after the change: the event carries the new state.
 */
export function announce(
  ctx: Context,
  tx: Tx,
  order: WorkOrder,
  news: OrderNews,
  options: AnnounceOptions = {},
): void {
  stampOrder(ctx, order);
  touch(
    tx,
    order,
    { ...news, ...orderFacts(order), version: 1 },
    {
      correlationId: order.correlationId,
      ...(options.reason === undefined ? {} : { reason: options.reason }),
    },
  );
  const kind = news.type.replace('maintenance.', '');
  if (kind in timelineTexts) {
    tell(ctx, tx, {
      correlationId: order.correlationId,
      kind: kind as TimelineKind,
      params: options.params ?? {},
      ...(options.at ? { at: options.at } : {}),
    });
  }
}

export function orderFacts(order: WorkOrder): WorkOrderFacts {
  return {
    workOrderId: order.id,
    number: order.number,
    state: order.state,
    alarmId: order.alarmId,
    requestId: order.requestId,
    priority: order.priority,
    roomId: order.roomId,
  };
}

export function stampOrder(ctx: Context, order: WorkOrder): void {
  order.updatedAt = ctx.clock.now();
  order.updatedBy = ctx.caller.subjectId;
}
