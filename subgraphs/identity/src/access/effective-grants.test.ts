import { expect, it } from 'vitest';
import type { GrantLevel } from '../../contract/events.ts';
import { effectiveGrants } from './effective-grants.ts';
import { covers, widest } from './width.ts';

const line = (permission: string, level: GrantLevel | null, denied = false) => ({
  permission,
  level,
  denied,
});

it('unites the levels of all roles', () => {
  const lines = [line('b:read', 'DEPT'), line('a:read', 'OWN'), line('b:read', 'CONTRACT')];
  expect(effectiveGrants([...lines, line('b:read', 'DEPT')])).toEqual([
    { permission: 'a:read', level: 'OWN' },
    { permission: 'b:read', level: 'CONTRACT' },
    { permission: 'b:read', level: 'DEPT' },
  ]);
});

it('lets a denial beat every grant, in whatever order they come', () => {
  const lines = [line('a:read', 'ALL'), line('a:read', null, true), line('b:read', 'OWN')];
  const expected = [{ permission: 'b:read', level: 'OWN' }];
  expect(effectiveGrants(lines)).toEqual(expected);
  expect(effectiveGrants(lines.toReversed())).toEqual(expected);
});

it('grants nothing where an administrator took the default away', () => {
  expect(effectiveGrants([line('a:read', null)])).toEqual([]);
});

it.each<[GrantLevel | null, GrantLevel | null, boolean]>([
  ['ALL', 'ALL', true],
  ['CAMPUS', 'ALL', false],
  ['CAMPUS', 'DEPT_TREE', true],
  ['DEPT_TREE', 'CAMPUS', false],
  ['DEPT', 'CONTRACT', true],
  ['OWN', 'DEVICE', false],
  [null, 'OWN', false],
  [null, null, true],
])('%s may give %s: %s', (own, given, expected) => expect(covers(own, given)).toBe(expected));

it('finds the widest level', () => {
  expect(widest(['OWN', 'DEPT_TREE', 'DEPT'])).toBe('DEPT_TREE');
  expect(widest([])).toBeNull();
});
