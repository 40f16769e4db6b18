import { expect, it, vi } from 'vitest';
import { demoId, instantOf, ulid } from './id.ts';

const wellFormed = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

it('grows strictly, also within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, () => ulid());
  expect(ids.every((id) => wellFormed.test(id))).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('grows when the clock steps back', () => {
  vi.useFakeTimers({ now: new Date('2026-03-01T08:00:00.500Z') });
  const before = ulid();
  vi.setSystemTime(new Date('2026-03-01T08:00:00.100Z'));
  expect(ulid() > before).toBe(true);
  vi.useRealTimers();
});

it('carries the instant it is given', () => {
  const at = new Date('2024-05-06T07:08:09.123Z');
  const [first, second] = [ulid(at), ulid(at)];
  expect(instantOf(first)).toEqual(at);
  expect(second > first).toBe(true);
  expect(ulid(new Date(at.getTime() - 1)) < first).toBe(true);
});

it('makes the same demo id of the same key everywhere', () => {
  expect(demoId('point:or07-pressure')).toBe(demoId('point:or07-pressure'));
  expect(demoId('point:or07-pressure')).not.toBe(demoId('point:or08-pressure'));
  expect(demoId('campus:MAIN')).toMatch(wellFormed);
});
