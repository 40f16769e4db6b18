import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf } from '../src/access/announce-access.ts';
import { Subject } from '../src/access/subject.entity.ts';
import {
  fault,
  key,
  refresh,
  startIdentity,
  type SignedIn,
  type TestIdentity,
} from './identity.ts';

const ofUser = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id version state roles { code } } }`;
const me = '{ me { name roles grants { permission level } department { code } } }';

describe.each(databases())('what somebody may do, on %s', (database) => {
  let identity: TestIdentity;
  let admin: SignedIn;
  beforeAll(async () => {
    identity = await startIdentity(database);
    admin = await identity.signIn('admin');
  });
  afterAll(() => identity?.stop());

  const asAdmin = (query: string, input: object) =>
    identity.ask(query, { input: { idempotencyKey: key(), ...input } }, { token: admin.token });
  const assign = (userId: string, role: string) =>
    asAdmin(ofUser('assignRole', 'AssignRoleInput'), { userId, role });
  const withdraw = (userId: string, role: string) =>
    asAdmin(ofUser('withdrawRole', 'WithdrawRoleInput'), { userId, role });
  const epochOf = (id: string) => identity.access.get(id)!.epoch;

  it('is known to the whole process from the first event on', () => {
    const access = identity.access.get(demoId('user:nurse'))!;
    expect(access).toMatchObject({
      kind: 'user',
      name: '陈静',
      epoch: 1,
      disabled: false,
      departmentId: demoId('department:CARD2'),
      campusIds: [demoId('campus:MAIN')],
      partyId: null,
    });
    expect([...access.grants.get('user:read')!].sort()).toEqual(['DEPT', 'OWN']);
    expect(identity.access.departmentsUnder(demoId('department:CARD')).toSorted()).toEqual(
      ['CARD', 'CARD1', 'CARD2'].map((code) => demoId(`department:${code}`)).sort(),
    );
    expect(identity.access.get(demoId('client:vendor-demo'))).toMatchObject({
      kind: 'client',
      partyId: demoId('party:HENGTAI'),
    });
    expect(identity.access.get(demoId('client:demo-gateway'))!.kind).toBe('client');
  });

  it('makes older tokens stale when a role is given, and works again after a refresh', async () => {
    const id = demoId('user:doctor');
    const doctor = await identity.signIn('doctor');
    const before = await identity.ask(me, {}, { token: doctor.token });
    expect(before.data.me).toMatchObject({ department: { code: 'CARD2' } });
    const { data } = await assign(id, 'dispatcher');
    expect(data.assignRole.roles.map((role: { code: string }) => role.code)).toEqual([
      'dispatcher',
      'doctor',
      'employee',
    ]);
    await identity.settled();
    expect(epochOf(id)).toBe(2);
    const stale = await identity.ask(me, {}, { token: doctor.token });
    expect(fault(stale)).toMatchObject({ code: 'TOKEN_STALE', retryable: true });
    const { refreshSession } = (
      await identity.ask(refresh, { input: { refreshToken: doctor.refreshToken } })
    ).data;
    const after = await identity.ask(me, {}, { token: refreshSession.accessToken });
    expect(after.data.me.roles).toContain('dispatcher');
    expect(after.data.me.grants).toContainEqual({ permission: 'user:reveal', level: 'CAMPUS' });
    // Given again: nothing changes, nobody is disturbed.
    await assign(id, 'dispatcher');
    await identity.settled();
    expect(epochOf(id)).toBe(2);
    await withdraw(id, 'dispatcher');
    await identity.settled();
    expect(epochOf(id)).toBe(3);
    expect([...identity.access.get(id)!.grants.get('user:reveal')!]).toEqual(['OWN']);
  });

  it('reaches every holder of an edited role in the same commit', async () => {
    const holders = ['nurse', 'nurse-or', 'nurse-icu', 'nurse-neo'].map((n) => demoId(`user:${n}`));
    const before = holders.map(epochOf);
    const bystander = epochOf(demoId('user:technician'));
    const grant = `mutation ($input: SetGrantInput!) {
      setGrant(input: $input) { code permissions { permission level } }
    }`;
    const input = { role: 'nurse', permission: 'user:read', level: 'CAMPUS' };
    const { data } = await asAdmin(grant, input);
    expect(data.setGrant.permissions).toContainEqual({ permission: 'user:read', level: 'CAMPUS' });
    await identity.settled();
    expect(holders.map(epochOf)).toEqual(before.map((epoch) => epoch + 1));
    expect(epochOf(demoId('user:technician'))).toBe(bystander);
    const levels = () => [...identity.access.get(holders[0]!)!.grants.get('user:read')!].sort();
    expect(levels()).toEqual(['CAMPUS', 'OWN']);

    await asAdmin(grant, { role: 'nurse', permission: 'user:read', denied: true });
    await identity.settled();
    expect(identity.access.get(holders[0]!)!.grants.has('user:read')).toBe(false);

    await asAdmin(grant, { role: 'nurse', permission: 'user:read', useDefault: true });
    await identity.settled();
    expect(levels()).toEqual(['DEPT', 'OWN']);
    const unknown = await asAdmin(grant, { ...input, permission: 'no:such' });
    expect(fault(unknown)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'permission' });
  });

  it('follows a person to another department', async () => {
    const id = demoId('user:wu-lei');
    const update = ofUser('updateUser', 'UpdateUserInput');
    await asAdmin(update, { id, departmentId: demoId('department:EN') });
    await identity.settled();
    expect(identity.access.get(id)).toMatchObject({
      epoch: 2,
      departmentId: demoId('department:EN'),
    });
    await asAdmin(update, { id, phone: '8-6199' });
    await identity.settled();
    expect(epochOf(id)).toBe(2);
    const nowhere = await asAdmin(update, { id, departmentId: 'NOWHERE' });
    expect(fault(nowhere)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'departmentId' });
    const late = await asAdmin(update, { id, expectedVersion: 1, name: '吴磊' });
    expect(fault(late)).toMatchObject({ code: 'VERSION_CONFLICT', current: 3 });
  });

  it('ends with the account: rights, sessions and sign-in', async () => {
    const id = demoId('user:liu-chang');
    const { token, refreshToken } = await identity.signIn('liu-chang');
    const disable = ofUser('disableUser', 'DisableUserInput');
    const { data } = await asAdmin(disable, { id, reason: '离职' });
    expect(data.disableUser.state).toBe('DISABLED');
    await identity.settled();
    expect(identity.access.get(id)).toMatchObject({ disabled: true, epoch: 2 });
    expect(identity.access.get(id)!.grants.size).toBe(0);
    expect(fault(await identity.ask(me, {}, { token }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const refreshed = await identity.ask(refresh, { input: { refreshToken } });
    expect(fault(refreshed)).toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(identity.signIn('liu-chang')).rejects.toThrow('CREDENTIALS');
    expect(fault(await asAdmin(disable, { id }))).toMatchObject({ code: 'INVALID_STATE' });
  });

  it('lets nobody become who may give more rights: by password, second factor, address or provider', async () => {
    const grant = `mutation ($input: SetGrantInput!) { setGrant(input: $input) { code } }`;
    await asAdmin(grant, { role: 'hr-clerk', permission: 'user:manage', level: 'CAMPUS' });
    await identity.settled();
    const { token } = await identity.signIn('hr');
    const ways = [
      [ofUser('setUserPassword', 'SetUserPasswordInput'), { password: 'a sound passphrase' }],
      [ofUser('resetUserTotp', 'ResetUserTotpInput'), { reason: '手机丢了' }],
      [ofUser('unlinkUserProviders', 'UnlinkUserProvidersInput'), { reason: '换了账号' }],
      [ofUser('updateUser', 'UpdateUserInput'), { email: 'hr@hospital.example' }],
    ] as const;
    for (const [way, more] of ways) {
      const as = async (id: string) => {
        const { data } = await asAdmin(`{ user(id: "${id}") { version } }`, {});
        const version = way.includes('UpdateUser')
          ? { expectedVersion: data.user.version as number }
          : {};
        const input = { idempotencyKey: key(), id, ...version, ...more };
        return identity.ask(way, { input }, { token });
      };
      expect(fault(await as(demoId('user:admin'))), way).toMatchObject({
        code: 'SCOPE_WIDENING_REFUSED',
      });
      expect((await as(demoId('user:wang-lijun'))).errors, way).toBeUndefined();
    }
    await asAdmin(grant, { role: 'hr-clerk', permission: 'user:manage', useDefault: true });
  });

  it('keeps the last administrator', async () => {
    const id = demoId('user:admin');
    expect(fault(await withdraw(id, 'admin'))).toEqual(
      expect.objectContaining({ code: 'LAST_ADMIN' }),
    );
    const disable = ofUser('disableUser', 'DisableUserInput');
    expect(fault(await asAdmin(disable, { id }))).toMatchObject({ code: 'LAST_ADMIN' });

    await assign(demoId('user:head'), 'admin');
    const second = await identity.signIn('head');
    const each = (token: string, userId: string) =>
      identity.ask(
        ofUser('withdrawRole', 'WithdrawRoleInput'),
        { input: { userId, role: 'admin', idempotencyKey: key() } },
        { token },
      );
    // Two administrators remove each other at the same moment: one stays, whoever was first.
    const answers = await Promise.all([
      each(admin.token, demoId('user:head')),
      each(second.token, id),
    ]);
    const codes = answers.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    // Too late for the rule, or already without the right to.
    expect(['LAST_ADMIN', 'TOKEN_STALE', 'FORBIDDEN']).toContain(codes.find(Boolean));
    await identity.settled();
    const winner = codes[0] === undefined ? admin : second;
    if (winner === second) {
      const restore = { userId: id, role: 'admin', idempotencyKey: key() };
      const query = ofUser('assignRole', 'AssignRoleInput');
      await identity.ask(query, { input: restore }, { token: second.token });
      await identity.settled();
    }
    admin = await identity.signIn('admin');
    await withdraw(demoId('user:head'), 'admin');
  });

  it('lets nobody give what reaches further than their own right to give', async () => {
    const manage = { role: 'hr-clerk', permission: 'user:manage', level: 'CAMPUS' };
    const query = `mutation ($input: SetGrantInput!) { setGrant(input: $input) { code } }`;
    await asAdmin(query, manage);
    const { token } = await identity.signIn('hr');
    const give = (role: string) =>
      identity.ask(
        ofUser('assignRole', 'AssignRoleInput'),
        { input: { userId: demoId('user:nurse'), role, idempotencyKey: key() } },
        { token },
      );
    expect(fault(await give('admin'))).toMatchObject({
      code: 'SCOPE_WIDENING_REFUSED',
      level: 'ALL',
      own: 'CAMPUS',
    });
    expect((await give('technician')).errors).toBeUndefined();
    const nowhere = await give('no-such-role');
    expect(fault(nowhere)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'role' });
  });

  it('ends right whatever is changed at the same moment', async () => {
    const id = demoId('user:chen-weidong');
    const began = epochOf(id);
    const grant = `mutation ($input: SetGrantInput!) { setGrant(input: $input) { code } }`;
    const update = ofUser('updateUser', 'UpdateUserInput');
    const levels = ['OWN', 'DEPT', 'CAMPUS', 'ALL'];
    const changes = Array.from({ length: 4 }, (_, i) => [
      assign(id, 'storekeeper'),
      withdraw(id, 'storekeeper'),
      asAdmin(grant, { role: 'storekeeper', permission: 'user:read', level: levels[i] }),
      asAdmin(grant, { role: 'technician', permission: 'user:read', level: levels[3 - i] }),
      asAdmin(update, { id, name: `陈卫东 ${i}` }),
    ]).flat();
    const faults = (await Promise.all(changes)).flatMap(({ errors }) => errors ?? []);
    expect(faults).toEqual([]);

    const told = (await identity.events('identity.access.changed'))
      .map(({ payload }) => payload)
      .filter(({ subjectId }) => subjectId === id);
    const epochs = told.map(({ epoch }) => epoch as number);
    expect(epochs.length).toBeGreaterThan(began + 4);
    expect(epochs).toEqual(epochs.map((_, index) => index + 1));
    const { em } = identity.runtime.systemContext();
    const subject = await em.findOneOrFail(Subject, { id });
    expect(told.at(-1)).toMatchObject({
      epoch: subject.epoch,
      name: subject.name,
      grants: (await grantsOf(em, [id], identity.clock.now())).get(id),
    });
    expect(identity.access.get(id)!.name).toBe(subject.name);
  });
});
