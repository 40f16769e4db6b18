import { formatTime } from '@houqin/ui-kit/i18n';
import { t } from '../messages.ts';
import type { OrderPage } from './order.graph.ts';
import { stateWord } from './order-words.ts';

interface Step {
  readonly id: string;
  readonly text: string;
  readonly note: string;
  readonly state: 'done' | 'now' | 'next' | 'skipped';
}

const path = [
  'OPEN',
  'ASSIGNED',
  'ACCEPTED',
  'IN_PROGRESS',
  'COMPLETED',
  'CONFIRMED',
  'CLOSED',
] as const;

/** Where on the path each state stands: states beside the path share the place of their neighbour. */
const placeOf: Readonly<Record<OrderPage['state'], number>> = {
  ...{ OPEN: 0, REOPENED: 0, ASSIGNED: 1, ACCEPTED: 2, IN_PROGRESS: 3, PAUSED: 3 },
  ...{ COMPLETED: 4, CONFIRMED: 5, RATED: 5, CLOSED: 6, CANCELLED: 0 },
};

/** The path of an order with the instants it has passed. */
export function stepsOf(order: OrderPage): Step[] {
  const at = placeOf[order.state];
  const assignedAt = order.assignments.at(-1)?.offeredAt ?? null;
  const instants: readonly (string | null)[] = [
    ...[order.createdAt, assignedAt, order.acceptedAt, order.startedAt],
    ...[order.completedAt, order.confirmedAt, null],
  ];
  return path.map((state, index) => ({
    id: state,
    text: index === at && order.state !== 'CANCELLED' ? stateWord(order.state) : stateWord(state),
    note:
      index <= at && instants[index]
        ? formatTime(instants[index])
        : index === 4
          ? t('step.due', { time: formatTime(order.restoreDueAt) })
          : '',
    state:
      order.state === 'CANCELLED' ? 'skipped' : index < at ? 'done' : index === at ? 'now' : 'next',
  }));
}
