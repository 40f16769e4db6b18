import type { OrderCard } from '../order/order.graph.ts';

type State = OrderCard['state'];

/** The filters everybody starts with; keys 1–5 choose them. */
export const savedFilters = {
  open: ['OPEN', 'REOPENED', 'ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'PAUSED'],
  waiting: ['OPEN', 'REOPENED'],
  working: ['ACCEPTED', 'IN_PROGRESS'],
  paused: ['PAUSED'],
  completed: ['COMPLETED', 'CONFIRMED', 'RATED', 'CLOSED'],
} as const satisfies Record<string, readonly State[]>;

export type SavedFilter = keyof typeof savedFilters;

export const isSavedFilter = (name: string | null): name is SavedFilter =>
  name !== null && name in savedFilters;
