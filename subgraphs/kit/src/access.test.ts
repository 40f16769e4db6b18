import { expect, it } from 'vitest';
import { AccessDirectory, can } from './access.ts';
import type { AccessChangedPayload } from './access-directory.ts';

const payload = (changes: Partial<AccessChangedPayload> = {}): AccessChangedPayload => ({
  ...{ subjectId: 'u1', kind: 'user', name: '林晓', epoch: 1, disabled: false },
  ...{ departmentId: 'd1', campusIds: ['c1'], partyId: null },
  grants: [
    { permission: 'alarm:read', level: 'DEPT' },
    { permission: 'alarm:read', level: 'OWN' },
  ],
  ...changes,
});
const event = (type: string, body: object) => ({ type, payload: body as Record<string, unknown> });
const accessEvent = (changes?: Partial<AccessChangedPayload>) =>
  event('identity.access.changed', payload(changes));

it('joins the grants of several roles', () => {
  const directory = new AccessDirectory();
  directory.apply(accessEvent());
  const access = directory.get('u1');
  expect([...(access?.grants.get('alarm:read') ?? [])].sort()).toEqual(['DEPT', 'OWN']);
  expect(can(access!, 'alarm:read')).toBe(true);
  expect(can(access!, 'alarm:acknowledge')).toBe(false);
});

it('lets no repeated or older event undo a newer one', () => {
  const directory = new AccessDirectory();
  directory.apply(accessEvent({ epoch: 2, grants: [] }));
  directory.apply(accessEvent({ epoch: 1 }));
  expect(can(directory.get('u1')!, 'alarm:read')).toBe(false);
  let told = 0;
  directory.onChange(() => (told += 1));
  directory.apply(accessEvent({ epoch: 2, grants: [] }));
  expect(told).toBe(0);
});

it('waits for an event that its token outran, but not for ever', async () => {
  const directory = new AccessDirectory();
  const waiting = directory.waitFor('u1', 2, 5000);
  directory.apply(accessEvent({ epoch: 1 }));
  directory.apply(accessEvent({ epoch: 2 }));
  expect((await waiting)?.epoch).toBe(2);
  expect((await directory.waitFor('u1', 3, 10))?.epoch).toBe(2);
  expect(await directory.waitFor('nobody', 1, 10)).toBeNull();
});

it('knows the departments below one, also after a move', () => {
  const directory = new AccessDirectory();
  const department = (departmentId: string, parentId: string | null) =>
    directory.apply(event('identity.department.changed', { departmentId, parentId }));
  department('b', 'a');
  department('c', 'b');
  department('a', null);
  expect([...directory.departmentsUnder('a')].sort()).toEqual(['a', 'b', 'c']);
  department('c', null);
  expect([...directory.departmentsUnder('a')].sort()).toEqual(['a', 'b']);
  expect(directory.departmentsUnder('unknown')).toEqual(['unknown']);
});

it('ends with a tree that somebody tied into a ring', () => {
  const directory = new AccessDirectory();
  directory.apply(event('identity.department.changed', { departmentId: 'a', parentId: 'b' }));
  directory.apply(event('identity.department.changed', { departmentId: 'b', parentId: 'a' }));
  expect([...directory.departmentsUnder('a')].sort()).toEqual(['a', 'b']);
});

it('remembers revoked sessions and tells whoever listens', () => {
  const directory = new AccessDirectory();
  const told: string[] = [];
  const stop = directory.onChange((change) => told.push(`${change.kind}:${change.id}`));
  directory.apply(event('identity.session.revoked', { sessionId: 's1' }));
  expect(directory.isSessionRevoked('s1')).toBe(true);
  stop();
  directory.apply(event('identity.session.revoked', { sessionId: 's2' }));
  expect(told).toEqual(['session:s1']);
});
