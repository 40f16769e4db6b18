import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fault, key, startIdentity, type SignedIn, type TestIdentity } from './identity.ts';

const create = `mutation ($input: CreateDepartmentInput!) {
  createDepartment(input: $input) { id code name parent { code } version }
}`;
const update = `mutation ($input: UpdateDepartmentInput!) {
  updateDepartment(input: $input) { code name parent { code } }
}`;

describe.each(databases())('departments on %s', (database) => {
  let identity: TestIdentity;
  let admin: SignedIn;
  beforeAll(async () => {
    identity = await startIdentity(database);
    admin = await identity.signIn('admin');
  });
  afterAll(() => identity?.stop());

  const asAdmin = (query: string, input: object, locale: 'zh' | 'en' = 'en') =>
    identity.ask(
      query,
      { input: { idempotencyKey: key(), ...input } },
      { token: admin.token, locale },
    );
  const id = (code: string) => demoId(`department:${code}`);

  it('are listed with their parents, in the caller’s language', async () => {
    const query = `query ($filter: DepartmentFilter) {
      departments(filter: $filter) { totalCount nodes { code name nameZh parent { code } } }
    }`;
    const filter = { parentId: { eq: id('CARD') } };
    const nurse = await identity.signIn('nurse');
    const facts = { token: nurse.token } as const;
    const english = await identity.ask(query, { filter }, facts);
    expect(english.data.departments.nodes).toEqual([
      { code: 'CARD1', name: 'Cardiology ward 1', nameZh: '心内一病区', parent: { code: 'CARD' } },
      { code: 'CARD2', name: 'Cardiology ward 2', nameZh: '心内二病区', parent: { code: 'CARD' } },
    ]);
    const chinese = await identity.ask(query, { filter }, { ...facts, locale: 'zh' });
    expect(chinese.data.departments.nodes[1].name).toBe('心内二病区');
    const clinical = await identity.ask(query, { filter: { kind: { eq: 'CLINICAL' } } }, facts);
    expect(clinical.data.departments.totalCount).toBe(9);
  });

  it('are added below others, and scopes reach them', async () => {
    const facts = { code: 'CARD3', nameZh: '心内三病区', nameEn: 'Cardiology ward 3' };
    const input = { ...facts, kind: 'CLINICAL', parentId: id('CARD'), idempotencyKey: key() };
    const { data } = await asAdmin(create, input);
    expect(data.createDepartment).toMatchObject({ name: facts.nameEn, parent: { code: 'CARD' } });
    await identity.settled();
    expect(identity.access.departmentsUnder(id('CARD'))).toContain(data.createDepartment.id);
    const twice = await asAdmin(create, { ...input, idempotencyKey: key() });
    expect(fault(twice)).toMatchObject({ code: 'DUPLICATE', field: 'code' });
    const badCode = await asAdmin(create, { ...input, code: 'card 3', idempotencyKey: key() });
    expect(fault(badCode)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'code' });
    const orphan = { ...input, code: 'X', parentId: 'NOWHERE', idempotencyKey: key() };
    expect(fault(await asAdmin(create, orphan))).toMatchObject({ field: 'parentId' });
  });

  it('move in the tree, but never below themselves', async () => {
    const { data } = await asAdmin(update, { id: id('NEO'), parentId: id('CARD'), nameEn: 'Neo' });
    expect(data.updateDepartment).toMatchObject({ name: 'Neo', parent: { code: 'CARD' } });
    await identity.settled();
    expect(identity.access.departmentsUnder(id('CARD'))).toContain(id('NEO'));
    const ring = await asAdmin(update, { id: id('CARD'), parentId: id('NEO') });
    expect(fault(ring)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'parentId' });
    await asAdmin(update, { id: id('NEO'), parentId: null });
    await identity.settled();
    expect(identity.access.departmentsUnder(id('CARD'))).not.toContain(id('NEO'));
    const nobody = await asAdmin(update, { id: 'NOWHERE', nameEn: 'x' });
    expect(fault(nobody)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('cannot be made a ring by two moves at once', async () => {
    const [a, b] = [id('RESP'), id('GS')];
    const answers = await Promise.all([
      asAdmin(update, { id: a, parentId: b }),
      asAdmin(update, { id: b, parentId: a }),
    ]);
    const codes = answers.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(codes.sort()).toEqual(['VALIDATION_FAILED', undefined]);
  });

  it('and outside organisations: a vendor sees its own only', async () => {
    const query = '{ parties { nodes { code name kind } } }';
    const all = await identity.ask(query, {}, { token: admin.token });
    expect(all.data.parties.nodes).toEqual([
      { code: 'HENGTAI', name: 'Hengtai Lifts', kind: 'VENDOR' },
      { code: 'MINGLAN', name: 'Minglan Medical Devices', kind: 'VENDOR' },
    ]);
    const vendor = await identity.signIn('vendor');
    const own = await identity.ask(query, {}, { token: vendor.token });
    expect(own.data.parties.nodes.map((party: { code: string }) => party.code)).toEqual([
      'HENGTAI',
    ]);
  });
});
