import { IllegalTransition } from '@houqin/kit/errors';
import { expect, it } from 'vitest';
import { lifecycle, RequestState, unfinished } from './request.lifecycle.ts';

const allowed: Readonly<Record<RequestState, readonly RequestState[]>> = {
  OPEN: ['STARTED', 'CANCELLED'],
  STARTED: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};
const states = Object.values(RequestState);

it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
  'goes from %s to %s exactly where its rule says',
  (from, to) => {
    if (allowed[from].includes(to)) expect(lifecycle.next(from, to)).toBe(to);
    else expect(() => lifecycle.next(from, to)).toThrow(IllegalTransition);
  },
);

it('calls unfinished what is not at its end', () => {
  expect(states.filter((state) => !lifecycle.terminal(state))).toEqual(unfinished);
});
