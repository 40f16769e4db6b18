import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople } from '../src/demo/demo-people.ts';
import { seedDemo } from '../src/demo/seed-demo.ts';
import { readPermissionFiles, PermissionFilesInvalid } from '../src/role/read-permission-files.ts';
import { RoleGrant } from '../src/role/role-grant.entity.ts';
import { seededRoles } from '../src/role/seeded-roles.ts';
import { roleId, syncPermissions } from '../src/role/sync-permissions.ts';
import { firstAdmin } from '../src/start/first-admin.ts';
import { keepHouse } from '../src/start/housekeeping.ts';
import { eight, fault, key, startIdentity, type TestIdentity } from './identity.ts';

const roles = new Set<string>(seededRoles.map(({ code }) => code));

/** A repository with these domains and what they declare. */
function repository(domains: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), 'houqin-rover-'));
  const lines = Object.keys(domains).map(
    (name) => `  ${name}:\n    schema:\n      file: ./subgraphs/${name}/contract/schema.graphql`,
  );
  writeFileSync(join(root, 'rover.yaml'), `subgraphs:\n${lines.join('\n')}\n`);
  for (const [name, permissions] of Object.entries(domains)) {
    const file = join(root, 'subgraphs', name, 'contract/permissions.json');
    mkdirSync(dirname(file), { recursive: true });
    if (permissions) writeFileSync(file, JSON.stringify({ permissions }));
  }
  return join(root, 'rover.yaml');
}

const bell = (grants: object) => ({ code: 'bell:ring', zh: '按铃', en: 'Ring', grants });

describe('permission files', () => {
  it('are read for every domain of rover.yaml that has one', () => {
    const file = repository({ laundry: [bell({ nurse: 'DEPT' })], canteen: null });
    const [found, ...others] = readPermissionFiles(file, roles);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ domain: 'laundry', code: 'bell:ring', nameEn: 'Ring' });
    expect([...found!.grants]).toEqual([['nurse', 'DEPT']]);
  });

  it('are refused with every fault they have', () => {
    const file = repository({
      laundry: [bell({ nobody: 'DEPT', nurse: 'GALAXY' }), { code: 'Bad Code' }],
      canteen: [bell({}), { code: 'soup:eat', zh: '喝汤' }],
    });
    const read = () => readPermissionFiles(file, roles);
    expect(read).toThrow(PermissionFilesInvalid);
    expect(read).toThrow(/grants to unknown role nobody/);
    expect(read).toThrow(/grants nurse the unknown level "GALAXY"/);
    expect(read).toThrow(/"Bad Code" is no permission code/);
    expect(read).toThrow(/bell:ring is declared by subgraphs.laundry.contract.permissions.json/);
    expect(read).toThrow(/soup:eat needs a name in both languages/);
  });

  it('of this repository are all right', () => {
    const file = join(import.meta.dirname, '../../../rover.yaml');
    expect(readPermissionFiles(file, roles).length).toBeGreaterThan(10);
  });
});

describe.each(databases())('starting on %s', (database) => {
  let identity: TestIdentity;
  beforeAll(async () => void (identity = await startIdentity(database)));
  afterAll(() => identity?.stop());

  const system = () => identity.runtime.systemContext();
  const levels = async (permission: string) => {
    const lines = await system().em.find(RoleGrant, { permission }, { orderBy: { roleId: 'asc' } });
    return Object.fromEntries(
      lines.map((line) => [
        seededRoles.find(({ code }) => roleId(code) === line.roleId)!.code,
        line.level,
      ]),
    );
  };

  it('seeds people of every trade with the demo password', async () => {
    const names = demoPeople.map(({ username }) => username);
    for (const name of [
      ...['admin', 'director', 'nurse', 'technician', 'dispatcher', 'environment', 'storekeeper'],
      ...['buyer', 'energy', 'finance', 'hr', 'vendor', 'head'],
    ]) {
      expect(names).toContain(name);
    }
    expect(demoPeople.filter((one) => one.roles.includes('technician'))).toHaveLength(9);
    await identity.signIn('environment');
    expect(identity.access.get(demoId('user:environment'))!.name).toBe('林晓');
    const events = await identity.events('identity.department.changed');
    expect(events.map(({ payload }) => payload['code'])).toContain('CARD2');
    // A second run, as after a crash half-way, writes nothing twice.
    await seedDemo(identity.runtime, { size: 'tiny', now: eight });
    expect(await identity.events('identity.department.changed')).toHaveLength(events.length);
  });

  it('follows declared defaults, keeps edited grants, and tells the holders', async () => {
    const declare = (grants: object) =>
      syncPermissions(
        system(),
        readPermissionFiles(repository({ laundry: [bell(grants)] }), roles),
      );
    const epoch = async (name: string) => {
      await identity.settled();
      return identity.access.get(demoId(`user:${name}`))!.epoch;
    };
    await declare({ nurse: 'DEPT', technician: 'CAMPUS' });
    expect(await levels('bell:ring')).toEqual({ nurse: 'DEPT', technician: 'CAMPUS' });
    expect(await epoch('nurse')).toBe(2);
    expect(await epoch('buyer')).toBe(1);
    await declare({ nurse: 'DEPT', technician: 'CAMPUS' });
    expect(await epoch('nurse')).toBe(2);

    const { token } = await identity.signIn('admin');
    const edit = `mutation ($input: SetGrantInput!) { setGrant(input: $input) { code } }`;
    const input = { role: 'nurse', permission: 'bell:ring', level: null, idempotencyKey: key() };
    expect((await identity.ask(edit, { input }, { token })).errors).toBeUndefined();
    await declare({ nurse: 'CAMPUS', buyer: 'OWN' });
    expect(await levels('bell:ring')).toEqual({ nurse: null, technician: null, buyer: 'OWN' });
    await identity.settled();
    expect(identity.access.get(demoId('user:nurse'))!.grants.has('bell:ring')).toBe(false);
    expect([...identity.access.get(demoId('user:buyer'))!.grants.get('bell:ring')!]).toEqual([
      'OWN',
    ]);
    const retry = { ...input, useDefault: true, idempotencyKey: key() };
    const again = await identity.signIn('admin');
    await identity.ask(edit, { input: retry }, { token: again.token });
    expect((await levels('bell:ring'))['nurse']).toBe('CAMPUS');
  });

  it('serves its public keys, which verify its tokens, and no private part', async () => {
    const [route] = identity.routes;
    expect(route).toMatchObject({ method: 'GET', path: '/.well-known/jwks.json' });
    const server = createServer((request, response) => void route!.handle(request, response));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`);
    server.close();
    expect(response.headers.get('content-type')).toBe('application/jwk-set+json');
    const jwks = (await response.json()) as JSONWebKeySet;
    expect(jwks.keys).toHaveLength(1);
    expect(jwks.keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' });
    expect(jwks.keys[0]).not.toHaveProperty('d');
    const { token } = await identity.signIn('nurse');
    const verified = await jwtVerify(token, createLocalJWKSet(jwks), {
      ...{ issuer: 'houqin', audience: 'houqin', currentDate: eight },
    });
    expect(verified.payload.sub).toBe(demoId('user:nurse'));
  });

  it('keeps house: ends locks in time and removes what is over', async () => {
    const guess = () =>
      identity.ask(
        'mutation { login(input: { username: "auditor", password: "no" }) { expiresAt } }',
      );
    for (let i = 0; i < 5; i++) await guess();
    expect(fault(await guess())).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    const count = async (table: string) => {
      const connection = system().em.getConnection();
      const [row] = await connection.execute<{ n: number }[]>(`select count(*) as n from ${table}`);
      return Number(row!.n);
    };
    await keepHouse(system());
    expect(await count('sign_in_guard')).toBeGreaterThan(0);
    identity.clock.advance(15 * 24 * 3_600_000);
    await keepHouse(system());
    for (const table of ['session', 'refresh_token', 'sign_in_guard']) {
      expect(await count(table)).toBe(0);
    }
    const changes = await identity.events('identity.user.changed');
    expect(changes.at(-1)!.payload).toMatchObject({ username: 'auditor', state: 'ACTIVE' });
    identity.clock.set(eight);
  });

  it('makes a first administrator where there is nobody, once', async () => {
    expect(await firstAdmin(system(), 'quite a sound passphrase')).toBe(false);
    const empty = await startIdentity(database, { demo: false });
    try {
      const ctx = empty.runtime.systemContext();
      expect(await firstAdmin(ctx, undefined)).toBe(false);
      await expect(firstAdmin(ctx, 'admin')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
      expect(await firstAdmin(ctx, 'quite a sound passphrase')).toBe(true);
      expect(await firstAdmin(empty.runtime.systemContext(), 'another passphrase')).toBe(false);
      await empty.settled();
      const { token } = await empty.signIn('admin', 'quite a sound passphrase');
      const { data } = await empty.ask('{ me { roles } }', {}, { token });
      expect(data.me.roles).toEqual(['admin']);
    } finally {
      await empty.stop();
    }
  });
});
