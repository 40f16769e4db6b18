import { expect, it } from 'vitest';
import { rankTest } from './rank-test.ts';

it('agrees with a worked example', () => {
  // U = 35 of 50, mean 25, variance 10·5·16/12: z = (10 − 0.5)/8.165 = 1.1635, p = 0.2446.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  expect(rankTest(x, y)).toBeCloseTo(0.2446, 4);
});

it('finds nothing between a sample and itself, and all between two that do not overlap', () => {
  const low = Array.from({ length: 30 }, (_, index) => index);
  expect(rankTest(low, low)).toBeCloseTo(1, 1);
  expect(
    rankTest(
      low,
      low.map((value) => value + 100),
    ),
  ).toBeLessThan(1e-9);
  expect(rankTest([1, 1, 1], [1, 1, 1])).toBe(1);
});
