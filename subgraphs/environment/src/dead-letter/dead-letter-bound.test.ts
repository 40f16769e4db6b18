import { expect, it } from 'vitest';
import { DeadLetterBound } from './dead-letter-bound.ts';

it('keeps a burst, then two per second, and counts the rest', () => {
  const bound = new DeadLetterBound();
  const kept = (count: number, now: number) =>
    Array.from({ length: count }, () => bound.admits('gateway', now)).filter(Boolean).length;
  expect(kept(10_000, 0)).toBe(2_000);
  expect(kept(10_000, 5_000)).toBe(10);
  expect(bound.admits('other', 5_000)).toBe(true);
  expect(bound.takeSuppressed()).toEqual([{ source: 'gateway', count: 17_990 }]);
  expect(bound.takeSuppressed()).toEqual([]);
});
