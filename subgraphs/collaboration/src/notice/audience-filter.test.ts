import { ulid } from '@houqin/kit/id';
import { expect, it } from 'vitest';
import { audienceFilter, mayBelong } from './audience-filter.ts';

it('knows everybody of the audience, and takes few others for them', () => {
  const people = Array.from({ length: 3400 }, () => ulid());
  const filter = audienceFilter(people);
  expect(people.every((id) => mayBelong(filter, id))).toBe(true);
  const strangers = Array.from({ length: 10_000 }, () => ulid());
  // 0.8 % by design; 2 % is 13 standard deviations away.
  expect(strangers.filter((id) => mayBelong(filter, id)).length).toBeLessThan(200);
  expect(filter.length).toBeLessThan(6000);
});

it('of nobody lets nobody in', () => {
  expect(mayBelong(audienceFilter([]), ulid())).toBe(false);
  expect(mayBelong(null, ulid())).toBe(false);
});
