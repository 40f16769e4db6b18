import { createClient } from 'graphql-ws';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { jwksKeys } from './jwks-keys.ts';
import { record } from './record.ts';
import { serve, type Served } from './serve.ts';
import { aCabinet, cabinets } from './testing/cabinet.ts';
import { startTestSubgraph, type TestSubgraph } from './testing/graph.ts';
import { testKeys } from './testing/keys.ts';
import { transact } from './unit-of-work.ts';
import { defineSubgraph } from './subgraph.ts';

const keys = testKeys();
const list = '{ cabinets { nodes { id } } }';

describe('a subgraph served alone', () => {
  let sub: TestSubgraph;
  let served: Served;
  let epoch = 0;
  beforeAll(async () => {
    const routed = defineSubgraph({
      ...cabinets,
      routes: () => [
        { method: 'POST', path: '/ingest', handle: (_, response) => void response.end('taken') },
      ],
    });
    sub = await startTestSubgraph(routed, { database: 'sqlite', keys, bookmarkMs: 60_000 });
    served = await serve(sub, { host: '127.0.0.1', port: 41_101 });
  });
  afterAll(async () => {
    await served.close();
    await sub.stop();
  });
  beforeEach(() => {
    epoch += 1;
    const payload = {
      ...{ subjectId: 'u1', kind: 'user', name: 'A', epoch, disabled: false, departmentId: null },
      ...{ campusIds: [], partyId: null, grants: [{ permission: 'cabinet:read', level: 'ALL' }] },
    };
    sub.access.apply({ type: 'identity.access.changed', payload });
  });
  const token = (lifetime = 900) => `Bearer ${keys.token({ subjectId: 'u1', epoch, lifetime })}`;

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any answer
    return { status: response.status, body: (await response.json()) as any };
  };

  it("answers queries under the caller's own token", async () => {
    const { status, body } = await post({ query: list }, { authorization: token() });
    expect({ status, body }).toEqual({ status: 200, body: { data: { cabinets: { nodes: [] } } } });
  });

  it('refuses without a token, in the language and under the number of the caller', async () => {
    const headers = { 'accept-language': 'en-GB', 'x-correlation-id': 'corr-1' };
    const { status, body } = await post({ query: list }, headers);
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors[0]).toMatchObject({
      message: 'Please sign in.',
      extensions: { code: 'UNAUTHENTICATED', traceId: 'corr-1' },
    });
    expect((await post({ query: list })).body.errors[0].message).toBe('请先登录。');
  });

  it.each([
    ['that is cut off', '{', 400],
    ['null', 'null', 400],
    ['without a query', '{"query":1}', 400],
    ['whose query does not parse', '{"query":"{"}', 400],
    ['that asks for nothing there is', '{"query":"{ nothing }"}', 400],
    ['that subscribes', '{"query":"subscription { cabinetChanged { kind } }"}', 400],
    [
      'that names no operation of two',
      '{"query":"query A { __typename } query B { __typename }"}',
      400,
    ],
    ['with wrong variables', '{"query":"{ __typename }","variables":"x"}', 400],
    ['that is too long', `{"query":"${'#'.repeat(1024 * 1024)}"}`, 413],
  ])('refuses a body %s', async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  it('takes JSON by POST only, and serves the routes of the domain beside it', async () => {
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await fetch(`${served.url}/graphql`)).status).toBe(405);
    expect((await fetch(`${served.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${served.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${served.url}/ingest`, { method: 'POST' })).text()).toBe('taken');
  });

  it('says that the port is taken', async () => {
    const again = serve(sub, { host: '127.0.0.1', port: 41_101 });
    await expect(again).rejects.toThrow(/^PORT="41101" cannot be used: 127.0.0.1:41101 is taken/);
  });

  const client = (authorization?: string) =>
    createClient({
      url: served.url.replace('http', 'ws') + '/graphql',
      webSocketImpl: WebSocket,
      connectionParams: { locale: 'en', ...(authorization ? { authorization } : {}) },
      retryAttempts: 0,
    });
  const query = 'subscription { cabinetChanged { kind id cabinet { name } } }';
  const write = () =>
    transact(sub.systemContext(), async (tx) => {
      const cabinet = aCabinet({ name: 'from afar' });
      tx.persist(cabinet);
      record(tx, cabinet, { type: 'cabinets.cabinet.made', version: 1 });
      return cabinet.id;
    });

  it('streams changes over a WebSocket', async () => {
    const ws = client(token());
    const stream = ws.iterate({ query });
    expect((await stream.next()).value).toMatchObject({
      data: { cabinetChanged: { kind: 'BOOKMARK' } },
    });
    const id = await write();
    expect((await stream.next()).value).toEqual({
      data: { cabinetChanged: { kind: 'UPSERTED', id, cabinet: { name: 'from afar' } } },
    });
    await stream.return?.(undefined);
    await ws.dispose();
  });

  it('refuses a subscription without a token, with a code', async () => {
    const ws = client();
    const extensions = { code: 'UNAUTHENTICATED', reason: 'NO_TOKEN' };
    expect((await ws.iterate({ query }).next()).value).toMatchObject({
      errors: [{ message: 'Please sign in.', extensions }],
    });
    await ws.dispose();
  });

  it('ends a stream with its token, unless a newer one came over the open socket', async () => {
    const open: { socket?: WebSocket } = {};
    const ws = client(token(1));
    ws.on('opened', (socket) => (open.socket = socket as WebSocket));
    const stream = ws.iterate({ query });
    await stream.next();
    const renewed = { authorization: token(3) };
    open.socket?.send(JSON.stringify({ type: 'ping', payload: renewed }));
    await new Promise((resolve) => setTimeout(resolve, 1300));
    const id = await write();
    expect((await stream.next()).value).toMatchObject({ data: { cabinetChanged: { id } } });
    expect((await stream.next()).value).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'EXPIRED' } }],
    });
    expect((await stream.next()).done).toBe(true);
    await ws.dispose();
  });
});

it("reads identity's keys over HTTP once, and again when told to", async () => {
  let asked = 0;
  let status = 200;
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(status, { 'content-type': 'application/json' });
    void keys.keys().then((published) => response.end(JSON.stringify({ keys: published })));
  });
  await new Promise<void>((resolve) => server.listen(41_102, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const source = jwksKeys(`http://127.0.0.1:${port}/.well-known/jwks.json`);
  expect(await source.keys()).toEqual(await keys.keys());
  await source.keys();
  expect(asked).toBe(1);
  await source.keys(true);
  expect(asked).toBe(2);
  status = 503;
  await expect(source.keys(true)).rejects.toThrow('503');
  server.closeAllConnections();
  server.close();
});
