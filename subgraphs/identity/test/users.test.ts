import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { asCaller, graph, subscribeGraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fault, key, startIdentity, type SignedIn, type TestIdentity } from './identity.ts';

const create = `mutation ($input: CreateUserInput!) {
  createUser(input: $input) { id username state position version }
}`;
const setPassword = `mutation ($input: SetUserPasswordInput!) {
  setUserPassword(input: $input) { state }
}`;

describe.each(databases())('people on %s', (database) => {
  let identity: TestIdentity;
  let admin: SignedIn;
  beforeAll(async () => {
    identity = await startIdentity(database);
    admin = await identity.signIn('admin');
  });
  afterAll(() => identity?.stop());

  const asAdmin = (query: string, input: object) =>
    identity.ask(query, { input: { idempotencyKey: key(), ...input } }, { token: admin.token });

  const someone = (facts: object = {}) => ({
    username: `person-${key()}`,
    name: '王小明',
    departmentId: demoId('department:LAB'),
    campusId: demoId('campus:MAIN'),
    roles: ['employee'],
    ...facts,
  });

  it('are invited first, and active with their first password', async () => {
    const input = someone({ idempotencyKey: key(), position: ' 检验师 ' });
    const { data } = await asAdmin(create, input);
    expect(data.createUser).toMatchObject({ state: 'INVITED', position: '检验师' });
    const { id } = data.createUser;
    // The same call again answers the same person; another input under the key is refused.
    expect((await asAdmin(create, input)).data.createUser.id).toBe(id);
    const other = await asAdmin(create, { ...input, name: '别人' });
    expect(fault(other)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });

    await expect(identity.signIn(input.username, 'a sound passphrase')).rejects.toThrow();
    await asAdmin(setPassword, { id, password: 'a sound passphrase' });
    await identity.signIn(input.username, 'a sound passphrase');
    expect(identity.access.get(id)).toMatchObject({ disabled: false, epoch: 2 });
  });

  it.each<[string, string | string[], string]>([
    ['password', '123456789', 'too short'],
    ['password', '20261123456', 'digits only'],
    ['password', 'Password123!', 'leaked'],
    ['password', 'aaaaaaaaaaaa', 'monotonous'],
    ['password', 'x'.repeat(201), 'too long'],
    ['username', 'Has Spaces', 'bad username'],
    ['name', '  ', 'no name'],
    ['departmentId', 'NOWHERE', 'unknown department'],
    ['partyId', 'NOBODY', 'unknown organisation'],
    ['roles', ['no-such-role'], 'unknown role'],
  ])('are refused with %s %j: %s', async (field, value) => {
    const answer = await asAdmin(create, someone({ [field]: value }));
    expect(fault(answer)).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });

  it('have a username of their own, whatever its case', async () => {
    const input = someone({ username: 'twice' });
    const answers = await Promise.all([asAdmin(create, input), asAdmin(create, input)]);
    const codes = answers.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(codes.sort()).toEqual(['DUPLICATE', undefined]);
  });

  it('change their own password, which ends their other sessions', async () => {
    const { username } = (await asAdmin(create, someone({ password: 'my first passphrase' }))).data
      .createUser;
    const here = await identity.signIn(username, 'my first passphrase');
    const there = await identity.signIn(username, 'my first passphrase');
    const change = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { id } }`;
    const ask = (currentPassword: string, newPassword = 'my second passphrase') =>
      identity.ask(change, { input: { currentPassword, newPassword } }, { token: here.token });
    expect(fault(await ask('a wrong guess'))).toMatchObject({ reason: 'CREDENTIALS' });
    expect(fault(await ask('my first passphrase', 'short'))).toMatchObject({
      field: 'newPassword',
    });
    expect((await ask('my first passphrase')).errors).toBeUndefined();
    await identity.settled();
    const me = (token: string) => identity.ask('{ me { name } }', {}, { token });
    expect((await me(here.token)).errors).toBeUndefined();
    expect(fault(await me(there.token))).toMatchObject({ reason: 'SESSION_REVOKED' });
    await identity.signIn(username, 'my second passphrase');
    // A stolen session cannot try passwords out: guesses count towards the lock.
    for (let i = 0; i < 5; i++) await ask('a wrong guess', 'my third passphrase');
    expect(fault(await ask('my second passphrase', 'my third passphrase'))).toMatchObject({
      code: 'ACCOUNT_LOCKED',
    });
  });

  it('are listed within the caller’s scope, with filter, order and search', async () => {
    const list = `query ($filter: UserFilter, $search: String, $after: String) {
      users(first: 4, filter: $filter, search: $search, after: $after) {
        nodes { username } totalCount pageInfo { hasNextPage endCursor } liveCursor
      }
    }`;
    const head = await identity.signIn('head');
    const tree = await identity.ask(list, {}, { token: head.token });
    expect(tree.data.users.totalCount).toBe(3);
    const nurse = await identity.signIn('nurse');
    const ward = await identity.ask(list, {}, { token: nurse.token });
    const names = ward.data.users.nodes.map((user: { username: string }) => user.username);
    expect(names.sort()).toEqual(['doctor', 'nurse']);
    const technicians = { filter: { departmentId: { eq: demoId('department:MT') } } };
    const page = await identity.ask(list, technicians, { token: admin.token });
    expect(page.data.users).toMatchObject({ totalCount: 9, pageInfo: { hasNextPage: true } });
    const found = await identity.ask(list, { search: '电梯' }, { token: admin.token });
    expect(found.data.users.nodes).toContainEqual({ username: 'zhao-qiang' });
    const vendor = await identity.signIn('vendor');
    const refused = await identity.ask(list, {}, { token: vendor.token });
    expect(fault(refused)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are known by name to any staff, by username and phone only in scope', async () => {
    const query = `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on User { id name username position phone } }
    }`;
    const keys = [{ __typename: 'User', id: demoId('user:dispatcher') }];
    const card = { id: demoId('user:dispatcher'), name: '何敏' };
    const nurse = await identity.signIn('nurse');
    const limited = await identity.ask(query, { keys }, { token: nurse.token });
    expect(limited.data._entities).toEqual([
      { ...card, username: null, position: null, phone: null },
    ]);
    const codes = limited.errors!.map(({ path, extensions }) => [
      path!.at(-1),
      extensions!['code'],
    ]);
    expect(codes.sort()).toEqual([
      ['phone', 'FORBIDDEN'],
      ['position', 'FORBIDDEN'],
      ['username', 'FORBIDDEN'],
    ]);
    const full = await identity.ask(query, { keys }, { token: admin.token });
    expect(full.data._entities[0]).toEqual({
      ...card,
      username: 'dispatcher',
      position: '调度员',
      phone: null,
    });
    // A vendor and a screen get nothing at all, nor does an absent row.
    const vendor = await identity.signIn('vendor');
    const foreign = await identity.ask(query, { keys }, { token: vendor.token });
    expect(foreign.data._entities).toEqual([null]);
    const absent = [{ __typename: 'User', id: demoId('user:nobody') }];
    const none = await identity.ask(query, { keys: absent }, { token: admin.token });
    expect(none.data._entities).toEqual([null]);
  });

  describe('show their phone', () => {
    const phones = '{ users(first: 3, search: "技工") { nodes { id phone } } }';
    const revealPhone = `mutation ($input: RevealUserPhoneInput!) {
      revealUserPhone(input: $input) { id phone }
    }`;
    const reveals = async () => {
      const where = "action = 'identity.user.phone-revealed' order by id";
      return identity.runtime.orm.em
        .fork()
        .getConnection()
        .execute<{ object_id: string; reason: string | null; before: string | null }[]>(
          `select object_id, reason, \`before\` from audit_entry where ${where}`,
        );
    };

    it('to nobody in lists, whatever they may reveal, and say how', async () => {
      const before = (await reveals()).length;
      for (const [who, mayReveal] of [
        ['dispatcher', true],
        ['nurse', false],
      ] as const) {
        const { token } = await identity.signIn(who);
        const query = who === 'nurse' ? '{ users { nodes { id phone } } }' : phones;
        const { data, errors } = await identity.ask(query, {}, { token });
        const nodes = data.users.nodes as { id: string; phone: string | null }[];
        const others = nodes.filter(({ phone }) => phone === null);
        expect(others.length).toBeGreaterThan(0);
        expect(errors).toHaveLength(others.length);
        expect(errors![0]!.extensions).toMatchObject({
          ...{ code: 'MASKED', permission: 'user:reveal', reveal: 'revealUserPhone' },
          mayReveal,
        });
      }
      expect(await reveals()).toHaveLength(before);
    });

    it('to themselves', async () => {
      const { token } = await identity.signIn('dispatcher');
      const me = '{ me { username position device { id } user { phone } } }';
      const { data } = await identity.ask(me, {}, { token });
      const user = { phone: '8-6119' };
      expect(data.me).toEqual({ username: 'dispatcher', position: '调度员', device: null, user });
    });

    it('by a reveal that is on record with its reason, and so many an hour', async () => {
      const { token } = await identity.signIn('dispatcher');
      const before = (await reveals()).length;
      const id = demoId('user:technician');
      const ask = (reason: string | null, of = id) =>
        identity.ask(
          revealPhone,
          { input: { id: of, reason, idempotencyKey: 'the same' } },
          { token },
        );
      const { data } = await ask(' 电梯困人 ');
      expect(data.revealUserPhone).toEqual({ id, phone: expect.stringMatching(/^8-/) });
      expect((await reveals()).slice(before)).toEqual([
        { object_id: id, reason: '电梯困人', before: null },
      ]);
      // All at once: the count holds.
      const many = await Promise.all(Array.from({ length: 66 }, () => ask(null)));
      const codes = many.map(({ errors }) => errors?.[0]?.extensions?.['code'] ?? 'shown');
      expect(codes.filter((code) => code === 'shown')).toHaveLength(59);
      expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(7);
      expect(await reveals()).toHaveLength(before + 60);
    });

    it('to nobody without the permission, and of nobody out of scope', async () => {
      const nurse = await identity.signIn('nurse');
      const input = { id: demoId('user:dispatcher'), idempotencyKey: 'x' };
      const refused = await identity.ask(revealPhone, { input }, { token: nurse.token });
      expect(refused.errors![0]!.extensions!['code']).toMatch(/FORBIDDEN|NOT_FOUND/);
      const absent = { ...input, id: demoId('user:nobody') };
      const none = await identity.ask(revealPhone, { input: absent }, { token: admin.token });
      expect(none.errors![0]!.extensions!['code']).toBe('NOT_FOUND');
    });

    it('never in the audit trail', async () => {
      const update = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }`;
      const input = { id: demoId('user:technician'), phone: '8-4242', idempotencyKey: 'phone' };
      expect(
        (await identity.ask(update, { input }, { token: admin.token })).errors,
      ).toBeUndefined();
      const [entry] = await identity.runtime.orm.em
        .fork()
        .getConnection()
        .execute<{ before: string; after: string }[]>(
          'select `before`, `after` from audit_entry order by id desc limit 1',
        );
      expect(JSON.parse(entry!.after)).toMatchObject({ phone: '(masked)' });
      expect(`${entry!.before}${entry!.after}`).not.toContain('4242');
    });

    it('not to who reads the audit trail, nor to who searches it', async () => {
      const { token } = await identity.signIn('auditor');
      const trail = `query ($filter: AuditEntryFilter!, $search: String) {
        identityAudit(filter: $filter, search: $search) { nodes { after objectId } totalCount }
      }`;
      const filter = {
        objectId: { eq: demoId('user:technician') },
        at: { gte: '2020-01-01T00:00:00Z' },
      };
      const read = await identity.ask(trail, { filter }, { token });
      expect(read.errors).toBeUndefined();
      expect(read.data.identityAudit.nodes[0].after).toContain('(masked)');
      expect(JSON.stringify(read.data)).not.toContain('4242');
      const search = async (text: string) =>
        (await identity.ask(trail, { filter, search: text }, { token })).data.identityAudit
          .totalCount as number;
      expect(await search('masked')).toBeGreaterThan(0);
      expect(await search('4242')).toBe(0);
      // An act is found under what it is called, beside its code.
      const called = async (contains: string) =>
        (
          await identity.ask(
            `query ($filter: AuditEntryFilter!) {
              identityAudit(filter: $filter, first: 1) { nodes { action actionText objectText } }
            }`,
            { filter: { action: { contains } } },
            { token },
          )
        ).data.identityAudit.nodes as unknown[];
      const changed = { action: 'identity.user.changed', actionText: 'Person changed' };
      for (const word of ['person CHANGED', 'user.changed'])
        expect(await called(word)).toEqual([{ ...changed, objectText: 'Person' }]);
      expect(await called('nothing is called so')).toEqual([]);
      const nurse = await identity.signIn('nurse');
      const refused = await identity.ask(trail, { filter }, { token: nurse.token });
      expect(refused.data).toEqual({ identityAudit: null });
      expect(refused.errors![0]!.extensions!['code']).toBe('FORBIDDEN');
    });
  });

  it('tell subscribers when they change', async () => {
    const watcher = asCaller({
      subjectId: 'watcher',
      grants: { 'user:read': 'DEPT' },
      departmentId: demoId('department:PHA'),
    });
    const stream = await subscribeGraph(
      identity,
      watcher,
      'subscription { userChanged { kind id user { name } } }',
    );
    expect((await stream.next()).value!.data.userChanged.kind).toBe('BOOKMARK');
    const place = { departmentId: demoId('department:PHA'), name: '新同事' };
    const { id } = (await asAdmin(create, someone(place))).data.createUser;
    expect((await stream.next()).value!.data.userChanged).toEqual({
      kind: 'UPSERTED',
      id,
      user: { name: '新同事' },
    });
    const update = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }`;
    await asAdmin(update, { id, departmentId: demoId('department:LAB') });
    expect((await stream.next()).value!.data.userChanged).toEqual({
      kind: 'REMOVED',
      id,
      user: null,
    });
    await stream.return();
  });

  it('say what the caller may do with them, and show managers where they are signed in', async () => {
    const made = await asAdmin(
      create,
      someone({ password: 'a sound passphrase', phone: '8-6998' }),
    );
    const { id, username } = made.data.createUser;
    const there = await identity.signIn(username, 'a sound passphrase');
    const query = `{ user(id: "${id}") { allowedActions sessions { address } } }`;
    const seen = await identity.ask(query, {}, { token: admin.token });
    expect(seen.data.user.allowedActions).toEqual([
      ...['UPDATE', 'CHANGE_ROLES', 'SET_PASSWORD', 'END_SESSIONS', 'DISABLE', 'REVEAL_PHONE'],
    ]);
    expect(seen.data.user.sessions).toHaveLength(1);
    const hr = await identity.signIn('hr');
    const reader = await identity.ask(query, {}, { token: hr.token });
    expect(reader.data.user).toEqual({ allowedActions: ['REVEAL_PHONE'], sessions: null });

    const end = `mutation ($input: EndUserSessionsInput!) { endUserSessions(input: $input) { id } }`;
    expect((await asAdmin(end, { id, reason: '设备遗失' })).errors).toBeUndefined();
    await identity.settled();
    const gone = await identity.ask('{ me { name } }', {}, { token: there.token });
    expect(fault(gone)).toMatchObject({ reason: 'SESSION_REVOKED' });
    await identity.signIn(username, 'a sound passphrase');

    const disable = `mutation ($input: DisableUserInput!) { disableUser(input: $input) { id } }`;
    await asAdmin(disable, { id });
    const after = await identity.ask(query, {}, { token: admin.token });
    expect(after.data.user.allowedActions).toEqual(['UPDATE', 'CHANGE_ROLES', 'REVEAL_PHONE']);
  });

  it('are nobody’s business without a token', async () => {
    const anonymous = asCaller({ kind: 'anonymous', subjectId: 'anonymous' });
    for (const query of [
      '{ me { name } }',
      '{ users { totalCount } }',
      '{ roles { code } }',
      '{ departments { totalCount } }',
      '{ parties { totalCount } }',
      '{ wallDevices { totalCount } }',
      '{ user(id: "x") { id } }',
      'mutation { logout }',
    ]) {
      expect(fault(await graph(identity, anonymous, query))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
  });
});
