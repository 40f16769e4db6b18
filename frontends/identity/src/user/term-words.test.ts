import { expect, it } from 'vitest';
import { clockOfInstant, instantOfClock } from './term-words.ts';

it('reads and writes the hospital’s clock, whatever the clock of this machine', () => {
  expect(instantOfClock('2026-11-23T02:13')).toBe('2026-11-22T18:13:00.000Z');
  expect(clockOfInstant('2026-11-22T18:13:00.000Z')).toBe('2026-11-23T02:13');
  expect(instantOfClock('')).toBeNull();
  expect(clockOfInstant(null)).toBe('');
});
