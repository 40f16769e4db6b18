import { IllegalTransition } from '@houqin/kit/errors';
import { expect, it } from 'vitest';
import { lifecycle, RoomState } from './room.lifecycle.ts';

const allowed: Readonly<Record<RoomState, readonly RoomState[]>> = {
  PLANNED: ['IN_USE', 'RETIRED'],
  IN_USE: ['UNDER_WORK', 'RETIRED'],
  UNDER_WORK: ['IN_USE', 'RETIRED'],
  RETIRED: [],
};
const states = Object.values(RoomState);

it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
  'goes from %s to %s exactly where domain.md C2 says',
  (from, to) => {
    if (allowed[from].includes(to)) expect(lifecycle.next(from, to)).toBe(to);
    else expect(() => lifecycle.next(from, to)).toThrow(IllegalTransition);
  },
);
