import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHarness, type Harness } from './harness.ts';

let system: Harness;

beforeAll(async () => {
  system = await startHarness({ domains: ['identity', 'facility'] });
}, 60_000);
afterAll(() => system.dispose());

it('reports its stages and listens when all of it can answer', async () => {
  expect(system.lines).toEqual([
    '2 subgraphs loaded',
    'supergraph composed',
    'identity started',
    'facility started',
    'identity: demo data written',
    'facility: demo data written',
  ]);
  expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
});

it('signs a person in and answers across subgraphs', async () => {
  const token = await system.signIn('admin');
  const { data } = await system.ask<{ rooms: { nodes: { department: { name: string } }[] } }>(
    '{ rooms(first: 1) { nodes { number department { name } floor { building { name } } } } }',
    { token },
  );
  expect(data!.rooms.nodes[0]!.department.name).toMatch(/./);
});

it('serves the key set that it verifies tokens with', async () => {
  const response = await fetch(`${system.url}/.well-known/jwks.json`);
  const { keys } = (await response.json()) as { keys: { crv: string; d?: string }[] };
  expect(keys[0]).toMatchObject({ crv: 'Ed25519' });
  expect(keys[0]).not.toHaveProperty('d');
});

it('carries the refresh cookie of a sign-in', async () => {
  const response = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
      variables: { input: { username: 'nurse', password: 'houqin-demo' } },
    }),
  });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^houqin_refresh=.*HttpOnly/);
  const { data } = await system.ask<{ refreshSession: { accessToken: string } }>(
    'mutation { refreshSession(input: {}) { accessToken } }',
    { headers: { cookie: cookie.split(';')[0]! } },
  );
  expect(data!.refreshSession.accessToken).toMatch(/^ey/);
});

it('loads a changed contract while running, and refuses one that does not compose', async () => {
  const file = join(system.dataDir, 'facility.graphql');
  const sdl = await readFile(file, 'utf8');
  const described = 'Places, as they were described while the system ran.';
  await writeFile(file, 'type Query { broken: Int }');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await writeFile(file, sdl.replace(/\ntype Query \{/, `\n"""${described}"""\ntype Query {`));
  const description = async () =>
    JSON.stringify(await system.ask('{ __type(name: "Query") { description } }'));
  await expect.poll(description, { timeout: 5_000 }).toContain(described);
});

it('starts again on its data, without writing them again', async () => {
  system = await system.restart();
  expect(system.lines.join()).not.toContain('demo data written');
  const token = await system.signIn('admin');
  const { data } = await system.ask<{ me: { name: string } }>('{ me { name } }', { token });
  expect(data!.me.name).toMatch(/./);
}, 60_000);
