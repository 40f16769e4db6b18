import { registerEnumOnce } from '@houqin/kit/filters';
import type { Context } from '@houqin/kit/context';
import { callerReaches } from '@houqin/kit/scope';
import type { OrderRight } from './change-order.ts';
import { reopenMs } from './confirm-work-order.ts';
import { orderKeys } from './order-keys.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';
import { lifecycle, queued, unfinished } from './work-order.lifecycle.ts';

/** What a caller may do with an order; each is the mutation of about the same name. */
export const WorkOrderAction = {
  ASSIGN: 'ASSIGN',
  ACCEPT: 'ACCEPT',
  DECLINE: 'DECLINE',
  START: 'START',
  PAUSE: 'PAUSE',
  RESUME: 'RESUME',
  TICK: 'TICK',
  LOG_LABOUR: 'LOG_LABOUR',
  SET_CODES: 'SET_CODES',
  COMPLETE: 'COMPLETE',
  CONFIRM: 'CONFIRM',
  REOPEN: 'REOPEN',
  RATE: 'RATE',
  CLOSE: 'CLOSE',
  CANCEL: 'CANCEL',
  SET_PRIORITY: 'SET_PRIORITY',
  NOTE: 'NOTE',
} as const;
export type WorkOrderAction = keyof typeof WorkOrderAction;
registerEnumOnce(WorkOrderAction, 'WorkOrderAction', 'What the caller may do with the order now.');

interface ActionRule {
  readonly right: OrderRight;
  readonly possible: (order: WorkOrder, ctx: Context) => boolean;
}

const inHand = (order: WorkOrder): boolean =>
  ['ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'COMPLETED'].includes(order.state);

const mine = (order: WorkOrder, { caller }: Context): boolean =>
  order.assigneeId === caller.subjectId ||
  (order.partyId !== null && order.partyId === caller.access.partyId);

const rules: Readonly<Record<WorkOrderAction, ActionRule>> = {
  ASSIGN: { right: rights.dispatch, possible: ({ state }) => lifecycle.may(state, 'ASSIGNED') },
  ACCEPT: {
    right: rights.accept,
    possible: (order, ctx) =>
      order.state === 'ASSIGNED'
        ? mine(order, ctx)
        : queued(order.state) && order.ownerIds.includes(ctx.caller.subjectId),
  },
  DECLINE: {
    right: rights.decline,
    possible: ({ state }) => state === 'ASSIGNED' || state === 'ACCEPTED',
  },
  START: { right: rights.start, possible: ({ state }) => state === 'ACCEPTED' },
  PAUSE: { right: rights.pause, possible: ({ state }) => state === 'IN_PROGRESS' },
  RESUME: { right: rights.pause, possible: ({ state }) => state === 'PAUSED' },
  TICK: { right: rights.perform, possible: ({ state }) => state === 'IN_PROGRESS' },
  LOG_LABOUR: { right: rights.perform, possible: inHand },
  SET_CODES: { right: rights.perform, possible: inHand },
  COMPLETE: { right: rights.perform, possible: ({ state }) => state === 'IN_PROGRESS' },
  CONFIRM: { right: rights.confirm, possible: ({ state }) => state === 'COMPLETED' },
  REOPEN: {
    right: rights.confirm,
    possible: ({ state, confirmedAt }, { clock }) =>
      ['COMPLETED', 'CONFIRMED', 'RATED'].includes(state) &&
      (confirmedAt === null || clock.now().getTime() <= confirmedAt.getTime() + reopenMs),
  },
  RATE: { right: rights.rate, possible: ({ state }) => state === 'CONFIRMED' },
  CLOSE: { right: rights.close, possible: ({ state }) => lifecycle.may(state, 'CLOSED') },
  CANCEL: {
    right: rights.cancel,
    possible: ({ state, startedAt }) => startedAt === null && lifecycle.may(state, 'CANCELLED'),
  },
  SET_PRIORITY: { right: rights.prioritise, possible: ({ state }) => unfinished(state) },
  NOTE: { right: rights.note, possible: ({ state }) => !lifecycle.terminal(state) },
};

/** What this caller may do with this order at this moment, in the order of the enum. */
export function allowedActions(ctx: Context, order: WorkOrder): WorkOrderAction[] {
  const keys = orderKeys(order);
  return Object.values(WorkOrderAction).filter((action) => {
    const { right, possible } = rules[action];
    return possible(order, ctx) && callerReaches(ctx, right.permission, right.scope, keys);
  });
}
