import type { OrderCard } from '../order/order.graph.ts';
import { byDue } from '../order/order-words.ts';

export const lanes = ['unassigned', 'offered', 'working', 'paused', 'completed'] as const;
export type Lane = (typeof lanes)[number];

const laneOf: Partial<Record<OrderCard['state'], Lane>> = {
  OPEN: 'unassigned',
  REOPENED: 'unassigned',
  ASSIGNED: 'offered',
  ACCEPTED: 'working',
  IN_PROGRESS: 'working',
  PAUSED: 'paused',
  COMPLETED: 'completed',
};

/** States the board shows: everything somebody still has to act on. */
export const boardStates = Object.keys(laneOf) as OrderCard['state'][];

/** Orders by lane, in each the clock that ends first on top. */
export function byLane(orders: readonly OrderCard[]): Readonly<Record<Lane, readonly OrderCard[]>> {
  const found: Record<Lane, OrderCard[]> = {
    ...{ unassigned: [], offered: [], working: [], paused: [], completed: [] },
  };
  for (const order of [...orders].sort(byDue)) {
    const lane = laneOf[order.state];
    if (lane) found[lane].push(order);
  }
  return found;
}
