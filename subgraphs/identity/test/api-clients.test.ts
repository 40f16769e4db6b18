import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireClients } from '../src/client/expire-clients.ts';
import { eight, fault, key, startIdentity, type TestIdentity } from './identity.ts';

const create = `mutation ($input: CreateApiClientInput!) {
  createApiClient(input: $input) { secret client { id code state party { code } secretAt } }
}`;
const rotate = `mutation ($input: RotateApiClientSecretInput!) {
  rotateApiClientSecret(input: $input) { secret client { previousUntil } }
}`;
const step = (name: string) => `mutation ($input: ApiClientStepInput!) {
  ${name}(input: $input) { state }
}`;
const signIn = `mutation ($input: LoginClientInput!) {
  loginClient(input: $input) { accessToken }
}`;

describe.each(databases())('programs on %s', (database) => {
  let identity: TestIdentity;
  let admin: string;
  let vendor: string;
  beforeAll(async () => {
    identity = await startIdentity(database);
    admin = (await identity.signIn('admin')).token;
    vendor = (await identity.signIn('vendor')).token;
  });
  afterAll(() => identity?.stop());

  const ask = (token: string, query: string, input: object) =>
    identity.ask(query, { input: { idempotencyKey: key(), ...input } }, { token, locale: 'en' });
  const opens = async (clientId: string, clientSecret: string) => {
    const { data } = await identity.ask(signIn, { input: { clientId, clientSecret } }, {});
    return (data?.loginClient?.accessToken as string | undefined) ?? null;
  };
  const made = async (code: string, partyCode = 'HENGTAI') => {
    const input = { code, name: 'Dispatch', partyId: demoId(`party:${partyCode}`) };
    const { data } = await ask(admin, create, input);
    return data.createApiClient as { secret: string; client: { id: string } };
  };

  it('are made with a secret that is told once, and sign in as their organisation’s', async () => {
    const input = {
      ...{ code: 'hengtai-dispatch', name: 'Dispatch', partyId: demoId('party:HENGTAI') },
      idempotencyKey: key(),
    };
    const first = await ask(admin, create, input);
    expect(first.data.createApiClient).toMatchObject({
      secret: expect.stringMatching(/^1\.[\w-]{43}$/),
      client: { state: 'ACTIVE', party: { code: 'HENGTAI' } },
    });
    const again = await ask(admin, create, input);
    expect(again.data.createApiClient).toMatchObject({ secret: null });
    const { secret, client } = first.data.createApiClient;
    expect(await opens('hengtai-dispatch', secret)).toBeTruthy();
    expect(await opens('hengtai-dispatch', `${secret}x`)).toBeNull();
    await identity.settled();
    expect(identity.access.get(client.id)).toMatchObject({ partyId: demoId('party:HENGTAI') });
    const twice = await ask(admin, create, { ...input, idempotencyKey: key() });
    expect(fault(twice)).toMatchObject({ code: 'DUPLICATE', field: 'code' });
    const bad = await ask(admin, create, { ...input, code: 'Heng tai', idempotencyKey: key() });
    expect(fault(bad)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'code' });
  });

  it('change over to a new secret while the old one counts, or at once', async () => {
    const { secret: old, client } = await made('changing');
    const first = await ask(vendor, rotate, { id: client.id });
    const second = first.data.rotateApiClientSecret.secret as string;
    expect(second).toMatch(/^2\./);
    expect(await opens('changing', old)).toBeTruthy();
    expect(await opens('changing', second)).toBeTruthy();
    const third = (await ask(vendor, rotate, { id: client.id, overlapHours: 0 })).data
      .rotateApiClientSecret.secret as string;
    expect(await opens('changing', old)).toBeNull();
    expect(await opens('changing', second)).toBeNull();
    expect(await opens('changing', third)).toBeTruthy();
    const wrong = await ask(vendor, rotate, { id: client.id, overlapHours: 200 });
    expect(fault(wrong)).toMatchObject({ code: 'VALIDATION_FAILED', field: 'overlapHours' });
  });

  it('get one secret of two rotations at once', async () => {
    const { client } = await made('raced');
    const answers = await Promise.all([1, 2].map(() => ask(vendor, rotate, { id: client.id })));
    const told = answers.filter(({ data }) => data?.rotateApiClientSecret);
    expect(told).toHaveLength(1);
    const lost = answers.find(({ errors }) => errors)!;
    expect(fault(lost)).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  it('of another organisation are not there; making and suspending is not a vendor’s', async () => {
    const { client } = await made('minglan-app', 'MINGLAN');
    expect(fault(await ask(vendor, rotate, { id: client.id }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const list = await identity.ask('{ apiClients { nodes { code } } }', {}, { token: vendor });
    const codes = list.data.apiClients.nodes.map(({ code }: { code: string }) => code);
    expect(codes).toContain('vendor-demo');
    expect(codes).not.toContain('minglan-app');
    expect(codes).not.toContain('demo-gateway');
    for (const [query, input] of [
      [create, { code: 'mine', name: 'Mine', partyId: demoId('party:HENGTAI') }],
      [step('suspendApiClient'), { id: demoId('client:vendor-demo') }],
    ] as const)
      expect(fault(await ask(vendor, query, input))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are stopped and let in again by an administrator', async () => {
    const { secret, client } = await made('stopped');
    const token = (await opens('stopped', secret))!;
    const stopped = await ask(admin, step('suspendApiClient'), { id: client.id, reason: 'misuse' });
    expect(stopped.data.suspendApiClient).toEqual({ state: 'SUSPENDED' });
    await identity.settled();
    expect(await opens('stopped', secret)).toBeNull();
    const refused = await identity.ask('{ me { name } }', {}, { token });
    expect(fault(refused)).toMatchObject({ code: 'UNAUTHENTICATED' });
    await ask(admin, step('resumeApiClient'), { id: client.id });
    expect(await opens('stopped', secret)).toBeTruthy();
  });

  it('end at their date, with what they hold open', async () => {
    const expiresAt = new Date(eight.getTime() + 60_000).toISOString();
    const { data } = await ask(admin, create, { code: 'for-a-minute', name: 'Trial', expiresAt });
    const { secret, client } = data.createApiClient;
    const token = await opens('for-a-minute', secret);
    expect(token).toBeTruthy();
    const system = () => identity.runtime.systemContext();
    await expireClients(system());
    identity.clock.set(new Date(expiresAt));
    expect(await opens('for-a-minute', secret)).toBeNull();
    await expireClients(system());
    await expireClients(system());
    await identity.settled();
    identity.clock.set(eight);
    expect(identity.access.get(client.id)).toMatchObject({ disabled: true, epoch: 2 });
    const list = '{ apiClients(search: "for-a-minute") { nodes { state } } }';
    const listed = await identity.ask(list, {}, { token: admin });
    expect(listed.data.apiClients.nodes).toEqual([{ state: 'EXPIRED' }]);
    const me = await identity.ask('{ me { name } }', {}, { token: token! });
    expect(fault(me)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
