import { defineLifecycle } from '@houqin/kit/lifecycle';

/** Source: `domain.md` C2. A retired room keeps its number and its history for ever. */
export const lifecycle = defineLifecycle('Room', {
  PLANNED: ['IN_USE', 'RETIRED'],
  IN_USE: ['UNDER_WORK', 'RETIRED'],
  UNDER_WORK: ['IN_USE', 'RETIRED'],
  RETIRED: [],
});
export const RoomState = lifecycle.states;
export type RoomState = keyof typeof RoomState;
