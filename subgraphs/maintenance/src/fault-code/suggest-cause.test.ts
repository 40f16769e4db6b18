import { expect, it } from 'vitest';
import { guessCause } from './suggest-cause.ts';

const priors = [
  { causeId: 'BELT', count: 6 },
  { causeId: 'FILTER', count: 2 },
];

it('begins with the shipped counts: 6 of 6 + 2 + 1 for doubt', () => {
  expect(guessCause(priors, [])).toEqual({ causeId: 'BELT', confidence: 0.67 });
});

it('learns from history, twice as much from the same room', () => {
  // 6 + 2 + 1 more in this room = 9 of 9 + 2 + 1
  const history = [{ causeId: 'BELT', count: 2, sameRoom: 1 }];
  expect(guessCause(priors, history)).toEqual({ causeId: 'BELT', confidence: 0.75 });
  const filters = [{ causeId: 'FILTER', count: 9, sameRoom: 4 }];
  expect(guessCause(priors, filters)).toEqual({ causeId: 'FILTER', confidence: 0.68 });
});

it('says nothing without evidence, and is never certain of one case', () => {
  expect(guessCause([], [])).toBeNull();
  expect(guessCause([], [{ causeId: 'DOOR', count: 1, sameRoom: 0 }])?.confidence).toBe(0.5);
});
