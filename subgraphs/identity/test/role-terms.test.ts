import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { turnAssignments } from '../src/role/turn-assignments.ts';
import { eight, fault, key, startIdentity, type TestIdentity } from './identity.ts';

const assign = `mutation ($input: AssignRoleInput!) {
  assignRole(input: $input) { roles { code } assignments { state validUntil role { code } } }
}`;
const withdraw = `mutation ($input: WithdrawRoleInput!) {
  withdrawRole(input: $input) { roles { code } }
}`;
const hour = 3_600_000;
const after = (ms: number) => new Date(eight.getTime() + ms).toISOString();

describe.each(databases())('a role for a term, on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => {
    identity = await startIdentity(database);
  });
  afterAll(() => identity?.stop());
  afterEach(() => identity.clock.set(eight));

  // The clock moves: a token is for one step.
  const ask = async (query: string, variables: object = {}) => {
    await identity.settled();
    const { token } = await identity.signIn('admin');
    return identity.ask(query, variables, { token });
  };
  const asAdmin = (query: string, input: object) =>
    ask(query, { input: { idempotencyKey: key(), ...input } });
  const system = () => identity.runtime.systemContext();
  const granted = (id: string) => identity.access.get(id)!.grants.has('work-order:dispatch');
  const at = async (ms: number) => {
    identity.clock.set(new Date(eight.getTime() + ms));
    await turnAssignments(system());
    await identity.settled();
  };

  it('grants from its first instant to its last, and tells everybody at either end', async () => {
    const id = demoId('user:doctor');
    const term = { validFrom: after(hour), validUntil: after(3 * hour) };
    const { data } = await asAdmin(assign, { userId: id, role: 'dispatcher', ...term });
    expect(data.assignRole.roles.map((role: { code: string }) => role.code)).not.toContain(
      'dispatcher',
    );
    expect(data.assignRole.assignments).toContainEqual({
      ...{ state: 'FUTURE', validUntil: term.validUntil, role: { code: 'dispatcher' } },
    });
    await identity.settled();
    expect(granted(id)).toBe(false);
    const epoch = identity.access.get(id)!.epoch;
    await at(hour - 1);
    expect(identity.access.get(id)!.epoch).toBe(epoch);
    await at(hour);
    expect(granted(id)).toBe(true);
    expect(identity.access.get(id)!.epoch).toBe(epoch + 1);
    // Run again: nothing more happens.
    await at(hour + 5000);
    expect(identity.access.get(id)!.epoch).toBe(epoch + 1);
    await at(3 * hour);
    expect(granted(id)).toBe(false);
    expect(identity.access.get(id)!.epoch).toBe(epoch + 2);
    // It stays to be seen, as over; given again it counts again.
    const again = await asAdmin(assign, { userId: id, role: 'dispatcher' });
    expect(again.data.assignRole.assignments).toContainEqual({
      ...{ state: 'IN_FORCE', validUntil: null, role: { code: 'dispatcher' } },
    });
    await identity.settled();
    expect(granted(id)).toBe(true);
    await asAdmin(withdraw, { userId: id, role: 'dispatcher' });
  });

  it('is judged at the sign-in too, before any job has run', async () => {
    const id = demoId('user:wu-lei');
    await asAdmin(assign, { userId: id, role: 'dispatcher', validUntil: after(hour) });
    identity.clock.set(new Date(eight.getTime() + hour));
    const { token } = await identity.signIn('wu-lei');
    const { data } = await identity.ask('{ me { roles grants { permission } } }', {}, { token });
    expect(data.me.roles).not.toContain('dispatcher');
    expect(data.me.grants).not.toContainEqual({ permission: 'work-order:dispatch' });
  });

  it('is refused when it is over before it begins', async () => {
    const userId = demoId('user:doctor');
    for (const term of [
      { validUntil: after(-1) },
      { validFrom: after(2 * hour), validUntil: after(hour) },
    ]) {
      const answer = await asAdmin(assign, { userId, role: 'dispatcher', ...term });
      expect(fault(answer)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'validUntil' });
    }
  });

  it('leaves the system an administrator for good', async () => {
    const userId = demoId('user:admin');
    const ending = { userId, role: 'admin', validUntil: after(hour) };
    expect(fault(await asAdmin(assign, ending))).toMatchObject({ code: 'LAST_ADMIN' });
    // Somebody whose term ends is no successor.
    const head = demoId('user:head');
    await asAdmin(assign, { userId: head, role: 'admin', validUntil: after(2 * hour) });
    expect(fault(await asAdmin(assign, ending))).toMatchObject({ code: 'LAST_ADMIN' });
    await asAdmin(assign, { userId: head, role: 'admin' });
    expect((await asAdmin(assign, ending)).errors).toBeUndefined();
    expect((await asAdmin(assign, { userId, role: 'admin' })).errors).toBeUndefined();
    await asAdmin(withdraw, { userId: head, role: 'admin' });
  });

  it('is found by the list of a role’s holders only while it counts', async () => {
    const id = demoId('user:doctor');
    const list = `{ users(role: "buyer") { nodes { id } } roles { code holderCount } }`;
    const holders = async () => {
      const { data } = await ask(list);
      const { holderCount } = data.roles.find((role: { code: string }) => role.code === 'buyer');
      const ids: string[] = data.users.nodes.map((user: { id: string }) => user.id);
      return { listed: ids.includes(id), holderCount: holderCount as number };
    };
    const { holderCount } = await holders();
    await asAdmin(assign, { userId: id, role: 'buyer', validFrom: after(hour) });
    expect(await holders()).toEqual({ listed: false, holderCount });
    await at(hour);
    expect(await holders()).toEqual({ listed: true, holderCount: holderCount + 1 });
  });
});
