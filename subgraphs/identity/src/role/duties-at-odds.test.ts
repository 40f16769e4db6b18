import { expect, it } from 'vitest';
import { dutiesAtOdds, type HeldRole } from './duties-at-odds.ts';

const now = new Date('2026-03-02T08:00:00Z');
const day = (n: number) => new Date(now.getTime() + n * 86_400_000);
const rule = { permission: 'payment:create', other: 'payment:approve' };

const role = (
  permissions: readonly string[],
  term: Partial<Pick<HeldRole, 'validFrom' | 'validUntil'>> = {},
  denied = false,
): HeldRole => ({
  ...{ validFrom: null, validUntil: null, ...term },
  lines: permissions.map((permission) => ({
    ...{ permission, level: denied ? null : ('ALL' as const), denied },
  })),
});
const odds = (...held: HeldRole[]) => dutiesAtOdds([rule], held, now);

it('finds both sides in one role or in two', () => {
  expect(odds(role(['payment:create', 'payment:approve']))).toEqual([rule]);
  expect(odds(role(['payment:create']), role(['payment:approve']))).toEqual([rule]);
  expect(odds(role(['payment:create', 'user:read']))).toEqual([]);
});

it('looks ahead: terms that will overlap are a conflict already', () => {
  const later = role(['payment:approve'], { validFrom: day(5), validUntil: day(9) });
  expect(odds(role(['payment:create'], { validUntil: day(6) }), later)).toEqual([rule]);
  // One after the other, to the instant.
  expect(odds(role(['payment:create'], { validUntil: day(5) }), later)).toEqual([]);
  // What has ended is over.
  const past = role(['payment:create'], { validUntil: day(-1) });
  expect(odds(past, role(['payment:approve']))).toEqual([]);
});

it('counts no side that is denied for as long as both are held', () => {
  const both = [role(['payment:create']), role(['payment:approve'])];
  expect(odds(...both, role(['payment:approve'], {}, true))).toEqual([]);
  const ends = role(['payment:approve'], { validUntil: day(3) }, true);
  expect(odds(...both, ends)).toEqual([rule]);
});
