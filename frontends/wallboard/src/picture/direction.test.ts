import { expect, it } from 'vitest';
import { directionOf } from './direction.ts';
import { linkState } from './link.ts';
import type { WallAlarm } from './wall.graph.ts';

const low = { kind: 'LOW', limit: 5 } as WallAlarm;
const high = { kind: 'HIGH', limit: 8 } as WallAlarm;
const series = (...values: number[]) =>
  values.map((mean, index) => ({ at: new Date(index * 60_000).toISOString(), mean }));

it('judges by the side of the limit', () => {
  expect(directionOf(low, series(7.8, 5, 2.1))).toEqual({
    way: 'worse',
    minutes: 2,
    from: 7.8,
    to: 2.1,
  });
  expect(directionOf(low, series(2.1, 4.4))?.way).toBe('better');
  expect(directionOf(high, series(6, 9))?.way).toBe('worse');
  expect(directionOf(high, series(9, 9.1))?.way).toBe('steady');
});

it('says nothing without a series', () => {
  expect(directionOf(low, series(3))).toBeNull();
});

it.each([
  [9_000, 'fresh'],
  [11_000, 'ageing'],
  [61_000, 'lost'],
  [31 * 60_000, 'dark'],
] as const)('calls a picture of %i ms %s', (age, state) => {
  expect(linkState(age)).toBe(state);
});
