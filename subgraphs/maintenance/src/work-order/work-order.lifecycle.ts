import { defineLifecycle } from '@houqin/kit/lifecycle';
import { registerEnumOnce } from '@houqin/kit/filters';

/**
 * Source: domain rules C5. Additions, each argued in the README: a dispatcher may move an order
 * that is already under way to somebody else (→ ASSIGNED); nobody left to offer it to brings it
 * back to the queue (→ OPEN, or REOPENED when it had been completed before); "not fixed" may be
 * said before confirming (COMPLETED → REOPENED); an unrated order closes too (CONFIRMED → CLOSED).
 */
export const lifecycle = defineLifecycle('WorkOrder', {
  OPEN: ['ASSIGNED', 'CANCELLED'],
  ASSIGNED: ['ACCEPTED', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
  ACCEPTED: ['IN_PROGRESS', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
  IN_PROGRESS: ['PAUSED', 'COMPLETED', 'ASSIGNED'],
  PAUSED: ['IN_PROGRESS', 'ASSIGNED'],
  COMPLETED: ['CONFIRMED', 'REOPENED'],
  CONFIRMED: ['RATED', 'CLOSED', 'REOPENED'],
  RATED: ['CLOSED', 'REOPENED'],
  REOPENED: ['ASSIGNED'],
  CLOSED: [],
  CANCELLED: [],
});

export const WorkOrderState = lifecycle.states;
export type WorkOrderState = keyof typeof WorkOrderState;

registerEnumOnce(
  WorkOrderState,
  'WorkOrderState',
  'Where an order stands; REOPENED waits for a technician like OPEN.',
);

/** Waiting for somebody to be offered the order. */
export const queued = (state: WorkOrderState): boolean => state === 'OPEN' || state === 'REOPENED';

/** Counts against a technician's capacity. A paused order waits for others, so it does not. */
export const holdsCapacity = (state: WorkOrderState): boolean =>
  state === 'ASSIGNED' || state === 'ACCEPTED' || state === 'IN_PROGRESS';

/** Somebody still has to work on it; what boards and the filter `open` mean. */
export const unfinished = (state: WorkOrderState): boolean =>
  queued(state) || holdsCapacity(state) || state === 'PAUSED';

export const unfinishedStates = Object.values(WorkOrderState).filter(unfinished);
