import { expect, it } from 'vitest';
import { groupsOf, linesByRole, matrixCsv } from './matrix-rows.ts';
import type { GrantLine, Permission, Role } from './roles.graph.ts';

const permission = (code: string, domain: string, name: string) =>
  ({ code, domain, name }) as Permission;
const line = (code: string, facts: Partial<GrantLine> = {}) =>
  ({
    ...{ permission: code, level: 'CAMPUS', defaultLevel: 'CAMPUS', denied: false, edited: false },
    ...facts,
  }) as GrantLine;
const role = (code: string, name: string, ...grants: GrantLine[]) =>
  ({ id: code, code, name, holderCount: 1, grants }) as Role;

const permissions = [
  permission('user:read', 'identity', '查看人员'),
  permission('user:manage', 'identity', '管理账号'),
  permission('work-order:start', 'maintenance', '开工'),
];
const roles = [
  role('nurse', '护士', line('user:read')),
  role('cleaner', '保洁员', line('user:manage', { level: null, denied: true, edited: true })),
];
const all = { search: '', domain: '', edited: false };
const codes = (filter: Partial<typeof all>) =>
  groupsOf(permissions, roles, { ...all, ...filter }).flatMap((group) =>
    group.permissions.map(({ code }) => code),
  );

it('groups by domain, and narrows by domain, words and what was edited', () => {
  expect(groupsOf(permissions, roles, all).map(({ domain }) => domain)).toEqual([
    'identity',
    'maintenance',
  ]);
  expect(codes({ domain: 'identity' })).toEqual(['user:read', 'user:manage']);
  expect(codes({ search: ' 账号 ' })).toEqual(['user:manage']);
  expect(codes({ search: 'USER 查看' })).toEqual(['user:read']);
  expect(codes({ edited: true })).toEqual(['user:manage']);
});

it('finds a line by role and permission', () => {
  expect(linesByRole(roles).get('cleaner')?.get('user:manage')?.denied).toBe(true);
  expect(linesByRole(roles).get('nurse')?.get('user:manage')).toBeUndefined();
});

it('exports one row per permission and one column per role', () => {
  const text = matrixCsv(['a', 'b', 'c'], groupsOf(permissions, roles, all), roles);
  const rows = text.split('\r\n');
  expect(rows[0]).toBe('\uFEFFa,b,c,护士,保洁员');
  expect(rows).toHaveLength(5);
  expect(rows[1]).toContain('查看人员,user:read,');
});
