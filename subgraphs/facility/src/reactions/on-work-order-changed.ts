import type { WorkOrderFacts } from '@houqin/maintenance/events';
import { defineReaction, type Reaction } from '@houqin/kit/reaction';
import { OpenWork } from '../open-work/open-work.entity.ts';

/** States in which nobody works in the room any more; a reopened order is open again. */
const done = new Set(['COMPLETED', 'CONFIRMED', 'RATED', 'CLOSED', 'CANCELLED']);

/** Steps of an order that begin or end work in a room. */
const steps = ['opened', 'completed', 'confirmed', 'reopened', 'closed', 'cancelled'] as const;

/** Keeps which rooms have unfinished work orders. */
export const openWorkReactions: readonly Reaction[] = steps.map((step) =>
  defineReaction<WorkOrderFacts>({
    on: `maintenance.work-order.${step}`,
    from: 'maintenance',
    async handle(_ctx, tx, { payload }) {
      const { workOrderId: id, number, roomId, state } = payload;
      if (roomId && !done.has(state)) await tx.upsert(OpenWork, { id, number, roomId });
      else await tx.nativeDelete(OpenWork, { id });
    },
  }),
);
