import { demoId, ulid } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DutyConflict } from '../src/role/duty-conflict.entity.ts';
import { fault, key, startIdentity, type TestIdentity } from './identity.ts';

const mutations = {
  assignRole: `mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }`,
  withdrawRole: `mutation ($input: WithdrawRoleInput!) { withdrawRole(input: $input) { id } }`,
  createUser: `mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }`,
  setGrant: `mutation ($input: SetGrantInput!) { setGrant(input: $input) { id } }`,
};

describe.each(databases())('separated duties on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(database);
    // Two permissions that exist stand for a duty that is kept apart.
    const em = identity.runtime.orm.em.fork();
    const pair = { permission: 'wall-device:pair', other: 'user:reveal', source: 'test' };
    em.persist(Object.assign(new DutyConflict(), { id: ulid(), ...pair }));
    await em.flush();
  });
  afterAll(() => identity?.stop());

  // The roles edited here are the administrator's too: each step is taken with rights as they are.
  const asAdmin = async (query: string, variables: object = {}) => {
    await identity.settled();
    const { token } = await identity.signIn('admin');
    return identity.ask(query, variables, { token });
  };
  const act = (name: keyof typeof mutations, input: object) =>
    asAdmin(mutations[name], { input: { idempotencyKey: key(), ...input } });
  const refused = { code: 'SOD_CONFLICT', permissions: ['wall-device:pair', 'user:reveal'] };
  const doctor = demoId('user:doctor');
  const grant = (role: string, permission: string, level: string | null, more: object = {}) =>
    act('setGrant', { role, permission, level, ...more });

  it('are refused to one person, by a role, an account or an edit of a role', async () => {
    await grant('cleaner', 'wall-device:pair', 'CAMPUS');
    await grant('guard', 'user:reveal', 'CAMPUS');
    await grant('employee', 'user:reveal', null);
    expect((await act('assignRole', { userId: doctor, role: 'cleaner' })).errors).toBeUndefined();
    const second = await act('assignRole', { userId: doctor, role: 'guard' });
    expect(fault(second)).toMatchObject({ ...refused, people: ['许明远'] });
    // Nothing of the refused step stays.
    const held = `{ user(id: "${doctor}") { roles { code } } }`;
    const { data } = await asAdmin(held);
    expect(data.user.roles).not.toContainEqual({ code: 'guard' });

    const account = { username: `both-${key()}`, name: '两责', roles: ['cleaner', 'guard'] };
    expect(fault(await act('createUser', account))).toMatchObject(refused);
    expect(fault(await grant('employee', 'user:reveal', 'OWN'))).toMatchObject(refused);
    expect(fault(await grant('cleaner', 'user:reveal', 'OWN'))).toMatchObject(refused);
  });

  it('may follow one another, but not overlap', async () => {
    const [begin, end] = ['2026-04-01T00:00:00Z', '2026-04-02T00:00:00Z'];
    await act('assignRole', { userId: doctor, role: 'cleaner', validUntil: begin });
    const late = { userId: doctor, role: 'guard', validFrom: begin };
    expect((await act('assignRole', late)).errors).toBeUndefined();
    const longer = { userId: doctor, role: 'cleaner', validUntil: end };
    expect(fault(await act('assignRole', longer))).toMatchObject(refused);
    await act('withdrawRole', { userId: doctor, role: 'guard' });
  });

  it('stay apart when both sides are given at the same moment', async () => {
    const userId = demoId('user:wu-lei');
    const { token } = await identity.signIn('admin');
    const give = (role: string) =>
      identity.ask(
        mutations.assignRole,
        { input: { idempotencyKey: key(), userId, role } },
        { token },
      );
    const answers = await Promise.all([give('cleaner'), give('guard')]);
    const codes = answers.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(codes.sort()).toEqual(['SOD_CONFLICT', undefined]);
    // And when a role's edit and a new holder of another role meet.
    const other = demoId('user:zhao-qiang');
    await grant('editor', 'user:reveal', null);
    await act('assignRole', { userId: other, role: 'editor' });
    await identity.settled();
    const fresh = await identity.signIn('admin');
    const both = await Promise.all(
      [
        [mutations.assignRole, { userId: other, role: 'cleaner' }],
        [mutations.setGrant, { role: 'editor', permission: 'user:reveal', level: 'OWN' }],
      ].map(([query, input]) =>
        identity.ask(
          query as string,
          { input: { idempotencyKey: key(), ...(input as object) } },
          { token: fresh.token },
        ),
      ),
    );
    const met = both.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(met.sort()).toEqual(['SOD_CONFLICT', undefined]);
  });

  it('are kept apart by a denial, and not held against who had both before', async () => {
    await act('assignRole', { userId: doctor, role: 'cleaner' });
    await grant('guard', 'wall-device:pair', null, { denied: true });
    expect((await act('assignRole', { userId: doctor, role: 'guard' })).errors).toBeUndefined();
    expect(fault(await grant('guard', 'wall-device:pair', null))).toMatchObject(refused);
    // The administrator grants both by default: another role changes nothing about it.
    const userId = demoId('user:admin');
    expect((await act('assignRole', { userId, role: 'auditor' })).errors).toBeUndefined();
  });

  it('name who has held both since before the rule', async () => {
    const query = '{ dutyConflicts { permission people { name } } }';
    const { data } = await asAdmin(query);
    const rule = data.dutyConflicts.find(
      (one: { permission: string }) => one.permission === 'wall-device:pair',
    );
    // Both roles of the doctor are kept apart by the denial above.
    expect(rule.people).toEqual([{ name: '谢国栋' }, { name: '高翔' }]);
  });

  it('are written down where everybody who may see roles sees them, with their source', async () => {
    const query = '{ dutyConflicts { permission other source } }';
    const { data } = await asAdmin(query);
    expect(data.dutyConflicts).toContainEqual(
      expect.objectContaining({ permission: 'payment:create', other: 'payment:approve' }),
    );
    const nurse = await identity.signIn('nurse');
    expect(fault(await identity.ask(query, {}, { token: nurse.token }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('never cost the administrator the right to give rights', async () => {
    for (const step of [{ level: 'CAMPUS' }, { level: 'ALL', denied: true }, { level: null }]) {
      const answer = await act('setGrant', { role: 'admin', permission: 'role:manage', ...step });
      expect(fault(answer)).toMatchObject({ code: 'LAST_ADMIN' });
    }
  });
});
