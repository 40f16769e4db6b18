import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '@houqin/kit/log';
import { serve, type Served } from '@houqin/kit/serve';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeContracts } from '../src/compose/compose.ts';
import { startStandaloneGateway } from '../src/gateway/standalone.ts';
import type { RunningServer } from '../src/http/server.ts';
import { LiveClient, until } from './graph/live-client.ts';
import { startHarness, type Harness } from './harness.ts';

// The same subgraphs once more, now reached over the network by a gateway that trusts nobody.
let system: Harness;
let served: Map<string, Served>;
let gateway: RunningServer;

beforeAll(async () => {
  system = await startHarness({ domains: ['identity', 'facility'] });
  served = new Map();
  for (const running of system.subgraphs)
    served.set(running.name, await serve(running, { host: '127.0.0.1', port: 0 }));
  const file = join(system.dataDir, 'supergraph.graphql');
  const contracts = system.subgraphs.map(({ name, sdl }) => ({
    ...{ name, sdl },
    url: `${served.get(name)!.url}/graphql`,
  }));
  await writeFile(file, composeContracts(contracts));
  const place = { supergraph: file, port: 0, host: '127.0.0.1' };
  gateway = await startStandaloneGateway({ ...place, log: silentLogger });
});
afterAll(async () => {
  await gateway.stop();
  for (const { close } of served.values()) await close();
  await system.dispose();
});

const ask = async (query: string, variables: object = {}, token?: string) => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
  return { ...body, cookies: response.headers.getSetCookie() };
};
const signIn = async () => {
  const { data, cookies } = await ask(
    'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { username: 'admin', password: 'houqin-demo' } },
  );
  return { token: (data!['login'] as { accessToken: string }).accessToken, cookies };
};

it('signs in through the network, cookie included', async () => {
  const { token, cookies } = await signIn();
  expect(token).toMatch(/^ey/);
  expect(cookies[0]).toMatch(/^houqin_refresh=/);
});

it('leaves it to the subgraphs to refuse, with their codes', async () => {
  const { errors } = await ask('{ rooms(first: 1) { nodes { id } } }');
  expect(errors![0]).toMatchObject({
    message: 'Please sign in.',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

it('follows a real stream, renews its token, and is sent back when a subgraph goes', async () => {
  const { token } = await signIn();
  const { data } = await ask('{ rooms(first: 1) { liveCursor nodes { id } } }', {}, token);
  const rooms = data!['rooms'] as { liveCursor: string; nodes: { id: string }[] };
  const client = new LiveClient(`${gateway.url.replace('http', 'ws')}/graphql`, { token });
  const stream = client.follow(
    'subscription ($after: String) { roomChanged(after: $after) { kind room { department { name } } } }',
    { after: rooms.liveCursor },
  );
  await stream.count(1);
  client.renew((await signIn()).token);
  await ask(
    'mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { id } }',
    { input: { id: rooms.nodes[0]!.id, roomType: 'STORE', idempotencyKey: randomUUID() } },
    token,
  );
  await until('the change', () => stream.results.length >= 2);
  expect(stream.results[1]!.data).toMatchObject({
    roomChanged: { kind: 'UPSERTED', room: { department: { name: expect.any(String) } } },
  });
  await served.get('facility')!.close();
  served.delete('facility');
  const end = await stream.ended;
  expect(end.errors![0]!.extensions).toMatchObject({ code: 'DEPENDENCY_DOWN', retryable: true });
  await client.dispose();
});
