import { expect, it } from 'vitest';
import type { UserRow } from './users.graph.ts';
import { usersCsv } from './users-csv.ts';

const user = {
  ...{ id: 'a', version: 1, name: '=1+1', username: 'wang', position: '技工, 夜班' },
  ...{ state: 'ACTIVE', department: { id: 'd', name: '维修班' }, party: null },
  roles: [
    { id: '1', code: 'technician', name: '维修工' },
    { id: '2', code: 'employee', name: '普通员工' },
  ],
} as UserRow;

it('quotes what needs it and disarms formulas', () => {
  const [head, row] = usersCsv(['a', 'b'], [user]).split('\r\n');
  expect(head).toBe('\uFEFFa,b');
  expect(row).toMatch(/^'=1\+1,wang,"技工, 夜班",维修班,.+,维修工、普通员工$/);
});
