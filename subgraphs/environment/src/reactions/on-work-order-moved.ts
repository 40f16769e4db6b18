import { lock } from '@houqin/kit/lock';
import { defineReaction } from '@houqin/kit/reaction';
import { touch } from '@houqin/kit/record';
import type { AlarmLinked } from '../../contract/events.ts';
import { Alarm } from '../alarm/alarm.entity.ts';

/** What every order event of maintenance says. */
interface WorkOrderMoved {
  readonly workOrderId: string;
  readonly number: string;
  readonly alarmId: string | null;
  readonly state: string;
}

const steps = [
  'opened',
  'assigned',
  'accepted',
  'started',
  'paused',
  'resumed',
  'completed',
  'confirmed',
  'reopened',
  'rated',
  'closed',
  'cancelled',
  'declined',
  'offer-expired',
] as const;

/**
 * Keeps which order works on an alarm and how far it is, and says so to everybody who watches the
 * alarm: the pushed alarm becomes complete a moment later (design §5). The order opened last
 * counts; others of the same alarm go on by themselves.
 */
export const onWorkOrderMoved = steps.map((step) =>
  defineReaction<WorkOrderMoved>({
    on: `maintenance.work-order.${step}`,
    from: 'maintenance',
    async handle(ctx, tx, { payload }) {
      const { alarmId, workOrderId, number, state } = payload;
      if (!alarmId || !(await tx.count(Alarm, { id: alarmId }))) return;
      const alarm = await lock(tx, Alarm, alarmId);
      if (step !== 'opened' && alarm.workOrderId && alarm.workOrderId !== workOrderId) return;
      alarm.workOrderId = workOrderId;
      alarm.workOrderNumber = number;
      alarm.workOrderState = state;
      alarm.stamp(ctx.caller.subjectId, ctx.clock.now());
      const event: AlarmLinked = {
        type: 'environment.alarm.linked',
        version: 1,
        alarmId,
        workOrderId,
        workOrderNumber: number,
        workOrderState: state,
      };
      touch(tx, alarm, event, { correlationId: alarm.id });
    },
  }),
);
