import { expect, it } from 'vitest';
import { IllegalTransition } from './errors.ts';
import { defineLifecycle } from './lifecycle.ts';

const order = defineLifecycle('Order', {
  OPEN: ['ASSIGNED', 'CANCELLED'],
  ASSIGNED: ['DONE', 'OPEN'],
  DONE: [],
  CANCELLED: [],
});

it('begins with the first state and yields the enum', () => {
  expect(order.initial).toBe('OPEN');
  expect(order.states.DONE).toBe('DONE');
  expect(Object.keys(order.states)).toEqual(['OPEN', 'ASSIGNED', 'DONE', 'CANCELLED']);
});

it('allows exactly the steps of the table', () => {
  expect(order.next('OPEN', 'ASSIGNED')).toBe('ASSIGNED');
  expect(order.may('OPEN', 'DONE')).toBe(false);
  expect(order.allowed('ASSIGNED')).toEqual(['DONE', 'OPEN']);
  expect(order.terminal('DONE')).toBe(true);
  expect(order.terminal('OPEN')).toBe(false);
});

it('refuses any other step with what is allowed instead', () => {
  try {
    order.next('OPEN', 'DONE', 'complete');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(IllegalTransition);
    expect((error as IllegalTransition).details).toEqual({
      entity: 'Order',
      from: 'OPEN',
      to: 'DONE',
      action: 'complete',
      allowed: ['ASSIGNED', 'CANCELLED'],
    });
  }
});

it('does not load with a state that nobody declared or nobody reaches', () => {
  expect(() => defineLifecycle('X', { A: ['B'] } as never)).toThrow('unknown state B');
  expect(() => defineLifecycle('X', { A: [], B: [] })).toThrow('cannot reach B');
  expect(() => defineLifecycle('X', {})).toThrow('no states');
});
