import { expect, it } from 'vitest';
import { boardStates, byLane } from './lanes.ts';
import type { OrderCard } from '../order/order.graph.ts';

const anOrder = (id: string, state: OrderCard['state'], dueAt: string) =>
  ({ id, state, sla: { dueAt, paused: state === 'PAUSED' } }) as OrderCard;

it('puts every state of the board in one lane, the clock that ends first on top', () => {
  const found = byLane([
    anOrder('b', 'OPEN', '2026-11-23T03:00:00Z'),
    anOrder('a', 'OPEN', '2026-11-23T02:00:00Z'),
    anOrder('c', 'IN_PROGRESS', '2026-11-23T02:00:00Z'),
    anOrder('d', 'CLOSED', '2026-11-23T02:00:00Z'),
  ]);
  expect(found.unassigned.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(found.working.map(({ id }) => id)).toEqual(['c']);
  expect(Object.values(found).flat()).toHaveLength(3);
  expect(boardStates).not.toContain('CLOSED');
});
