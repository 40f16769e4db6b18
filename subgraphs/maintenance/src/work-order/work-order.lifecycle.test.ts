import { IllegalTransition } from '@houqin/kit/errors';
import { describe, expect, it } from 'vitest';
import {
  holdsCapacity,
  lifecycle,
  unfinishedStates,
  WorkOrderState,
} from './work-order.lifecycle.ts';

const states = Object.values(WorkOrderState);

it('goes the way of domain rules C5', () => {
  const way = [
    ...(['OPEN', 'ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'IN_PROGRESS'] as const),
    ...(['COMPLETED', 'CONFIRMED', 'RATED', 'CLOSED'] as const),
  ];
  way.slice(1).forEach((to, index) => expect(lifecycle.next(way[index]!, to)).toBe(to));
});

describe('steps that must not exist', () => {
  it.each([
    ['OPEN', 'IN_PROGRESS'],
    ['OPEN', 'COMPLETED'],
    ['ASSIGNED', 'IN_PROGRESS'],
    ['ACCEPTED', 'COMPLETED'],
    ['PAUSED', 'COMPLETED'],
    ['IN_PROGRESS', 'CANCELLED'],
    ['COMPLETED', 'CLOSED'],
    ['COMPLETED', 'RATED'],
    ['CLOSED', 'REOPENED'],
    ['CANCELLED', 'OPEN'],
  ] as const)('%s → %s', (from, to) => {
    expect(() => lifecycle.next(from, to)).toThrow(IllegalTransition);
    try {
      lifecycle.next(from, to);
    } catch (error) {
      const details = { from, to, allowed: lifecycle.allowed(from) };
      expect((error as IllegalTransition).details).toMatchObject(details);
    }
  });
});

it('ends in CLOSED and CANCELLED only', () => {
  expect(states.filter((state) => lifecycle.terminal(state))).toEqual(['CLOSED', 'CANCELLED']);
});

it('counts offered, accepted and begun orders against capacity, not paused ones', () => {
  expect(states.filter(holdsCapacity)).toEqual(['ASSIGNED', 'ACCEPTED', 'IN_PROGRESS']);
  expect(unfinishedStates).toEqual([
    ...['OPEN', 'ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'REOPENED'],
  ]);
});
