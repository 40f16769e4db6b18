import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@houqin/kit/log';
import { graphql } from 'graphql';
import { makeServer, type Server as Protocol } from 'graphql-ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { composeContracts } from '../src/compose/compose.ts';
import { httpSubgraph } from '../src/gateway/http-subgraph.ts';
import { startStandaloneGateway } from '../src/gateway/standalone.ts';
import { supergraphFile } from '../src/gateway/supergraph-source.ts';
import { LiveClient, until } from './graph/live-client.ts';
import { contracts } from './graph/contracts.ts';
import { SignInOffice } from './graph/sign-in-office.ts';
import { testGraph, type TestGraph } from './graph/subgraphs.ts';
import { startTestGateway, type TestGateway } from './graph/test-gateway.ts';

/** A subgraph of the test graph behind HTTP and graphql-ws, as a foreign one would be. */
interface Remote {
  readonly port: number;
  readonly seen: { headers: Record<string, unknown>[]; params: unknown[]; pings: unknown[] };
  readonly sockets: Set<WebSocket>;
  close(): Promise<void>;
  reopen(): Promise<void>;
}

async function serve({ name, schema }: TestGraph['subgraphs'][number]): Promise<Remote> {
  const seen: Remote['seen'] = { headers: [], params: [], pings: [] };
  const facts = { cookies: new Map(), setCookie: () => undefined };
  const contextValue = { facts, reads: new Map() };
  const sockets = new Set<WebSocket>();
  const protocol: Protocol = makeServer({
    schema,
    context: () => contextValue,
    onConnect: ({ connectionParams }) => void seen.params.push(connectionParams),
    onPing: (_ctx, payload) => void seen.pings.push(payload),
  });
  let server: Server;
  let wss: WebSocketServer;
  const open = async (port: number) => {
    server = createServer(async (request, response) => {
      seen.headers.push(request.headers);
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const { query, variables } = JSON.parse(text) as { query: string; variables?: object };
      const result = await graphql({
        schema,
        source: query,
        variableValues: variables as never,
        contextValue,
      });
      response.setHeader('content-type', 'application/json');
      response.setHeader('set-cookie', `${name}=1`);
      response.end(JSON.stringify(result));
    });
    wss = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
    wss.on('connection', (socket) => {
      sockets.add(socket);
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: (data) => new Promise((resolve) => socket.send(data, () => resolve())),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (handle) => socket.on('message', (data) => void handle(String(data))),
        },
        undefined,
      );
      socket.on('close', (code, reason) => {
        sockets.delete(socket);
        void closed(code, String(reason));
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  await open(0);
  const { port } = server!.address() as AddressInfo;
  return {
    port,
    seen,
    sockets,
    async close() {
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    reopen: () => open(port),
  };
}

const office = new SignInOffice();
office.grant('lin', 'alarm:read', 'room:read');
let graph: TestGraph;
let remotes: Map<string, Remote>;
let gateway: TestGateway;
let file: string;

const at = (name: string) => remotes.get(name)!;
const sdl = () =>
  composeContracts(
    contracts.map((contract) => ({
      ...contract,
      url: `http://127.0.0.1:${at(contract.name).port}/graphql`,
    })),
  );

beforeAll(async () => {
  graph = testGraph();
  remotes = new Map();
  for (const subgraph of graph.subgraphs) remotes.set(subgraph.name, await serve(subgraph));
  file = join(await mkdtemp(join(tmpdir(), 'houqin-gateway-')), 'supergraph.graphql');
  await writeFile(file, sdl());
  gateway = await startTestGateway({
    policy: office.policy,
    linkOf: (subgraph) => httpSubgraph(subgraph),
    source: supergraphFile(file),
  });
});
afterAll(async () => {
  await gateway.stop();
  for (const remote of remotes.values()) await remote.close();
});

const changes = `subscription ($after: String) {
  alarmChanged(after: $after) { cursor alarm { id room { number } } }
}`;

it('joins subgraphs over HTTP, with the caller’s token, language and cookies', async () => {
  const token = office.token('lin');
  const { data, headers } = await gateway.ask('{ rooms { number alarmCount } hello }', {
    token,
    headers: { cookie: 'a=b', 'x-correlation-id': 'trace-1' },
  });
  expect(data).toMatchObject({ hello: 'hello', rooms: [{ number: 'S-0307', alarmCount: 0 }, {}] });
  expect(at('rooms').seen.headers.at(-1)).toMatchObject({
    authorization: `Bearer ${token}`,
    'accept-language': 'en',
    'x-correlation-id': 'trace-1',
    cookie: 'a=b',
  });
  expect(headers.getSetCookie()).toContain('rooms=1');
});

it('says which subgraph is away, and that trying again may help', async () => {
  await at('alarms').close();
  const { data, errors } = await gateway.ask('{ rooms { number alarmCount } }', {
    token: office.token('lin'),
  });
  await at('alarms').reopen();
  expect(data ?? null).toBeNull();
  expect(errors![0]!.extensions).toMatchObject({
    code: 'DEPENDENCY_DOWN',
    dependency: 'alarms',
    retryable: true,
  });
});

it('follows a subscription over one socket per client, passes renewals on, and lets go', async () => {
  const token = office.token('lin');
  const client = new LiveClient(gateway.socketUrl, { token });
  const streams = [client.follow(changes), client.follow(changes)];
  await until('both to follow', () => graph.feed.followers === 2);
  expect(at('alarms').sockets.size).toBe(1);
  expect(at('alarms').seen.params.at(-1)).toMatchObject({ authorization: `Bearer ${token}` });
  graph.feed.publish('a', 1);
  await Promise.all(streams.map((stream) => stream.count(1)));
  expect(streams[0]!.results[0]!.data).toMatchObject({
    alarmChanged: { alarm: { id: 'a', room: { number: 'S-0307' } } },
  });
  const next = office.token('lin');
  client.renew(next);
  await until('the renewal', () =>
    at('alarms').seen.pings.some(
      (ping) =>
        (ping as { authorization?: string } | undefined)?.authorization === `Bearer ${next}`,
    ),
  );
  await client.dispose();
  await until('nobody to follow', () => graph.feed.followers === 0);
  await until('the socket to close', () => at('alarms').sockets.size === 0);
});

it('ends the operation with a retryable code when the subgraph is lost; its cursor closes the gap', async () => {
  const client = new LiveClient(gateway.socketUrl, { token: office.token('lin') });
  const first = client.follow(changes);
  await until('it to follow', () => graph.feed.followers === 1);
  graph.feed.publish('b1', 1);
  await first.count(1);
  const { cursor } = first.results[0]!.data!['alarmChanged'] as { cursor: string };
  await at('alarms').close();
  graph.feed.publish('b2', 2);
  const end = await first.ended;
  expect(end.errors![0]!.extensions).toMatchObject({ code: 'DEPENDENCY_DOWN', retryable: true });
  await at('alarms').reopen();
  const second = client.follow(changes, { after: cursor });
  await second.count(1);
  graph.feed.publish('b3', 3);
  await second.count(2);
  const ids = second.results.map(
    ({ data }) => (data!['alarmChanged'] as { alarm: { id: string } }).alarm.id,
  );
  expect(ids).toEqual(['b2', 'b3']);
  await client.dispose();
  await until('nobody to follow', () => graph.feed.followers === 0);
});

it('takes refusals of a subgraph over, with their codes', async () => {
  const client = new LiveClient(gateway.socketUrl, { token: office.token('lin') });
  const end = await client.follow(changes, { after: 'ancient' }).ended;
  expect(end.errors![0]!.extensions).toMatchObject({ code: 'CURSOR_EXPIRED' });
  await client.dispose();
});

it('does not drown when a subgraph sends faster than events can be completed', async () => {
  const from = graph.feed.events.length;
  for (let value = 1; value <= 1_200; value += 1) graph.feed.publish('flood', value);
  const client = new LiveClient(gateway.socketUrl, { token: office.token('lin') });
  const stream = client.follow(changes, { after: String(from) });
  await stream.count(1_200);
  const cursors = stream.results.map(({ data }) =>
    Number((data!['alarmChanged'] as { cursor: string }).cursor),
  );
  expect(cursors).toEqual(Array.from({ length: 1_200 }, (_, index) => from + index + 1));
  await client.dispose();
}, 30_000);

it('runs alone over any supergraph, without sign-in, and loads a changed one while running', async () => {
  const alone = await startStandaloneGateway({
    ...{ supergraph: file, port: 0, host: '127.0.0.1' },
    log: silentLogger,
  });
  const ask = async (query: string) => {
    const response = await fetch(`${alone.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as { data?: unknown; errors?: { message: string }[] };
  };
  expect((await ask('{ me { phone } }')).data).toEqual({ me: { phone: '123' } });

  const client = new LiveClient(`${alone.url.replace('http', 'ws')}/graphql`);
  const stream = client.follow(changes);
  await until('it to follow', () => graph.feed.followers === 1);

  const fields = async () =>
    JSON.stringify(await ask('{ __type(name: "Query") { fields { name } } }'));
  const added = (line: string) =>
    sdl().replace('\n  hello: String!', `\n  ${line}\n  hello: String!`);
  const twice = 'hello2: String @join__field(graph: STAFF) @join__field(graph: STAFF)';

  // Bad ones first, one that is no graph and one that only planning would fail on.
  for (const bad of [sdl().replace('type Query', 'type Quary'), added(twice)]) {
    await writeFile(file, bad);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await ask('{ hello }')).data).toEqual({ hello: 'hello' });
    expect(await fields()).not.toContain('hello2');
  }

  const renamed = added('hello2: String @join__field(graph: STAFF)');
  await writeFile(`${file}.new`, renamed);
  await rename(`${file}.new`, file);
  await expect.poll(fields, { timeout: 5_000 }).toContain('hello2');

  // What ran under the old supergraph goes on.
  graph.feed.publish('after-reload', 1);
  await stream.count(1);
  await client.dispose();
  await alone.stop();
});

it('says in one line what is wrong with its arguments', async () => {
  const start = (supergraph: string, port = 0) =>
    startStandaloneGateway({ supergraph, port, host: '127.0.0.1', log: silentLogger });
  await expect(start('/nowhere.graphql')).rejects.toThrow(/--supergraph .*ENOENT/);
  const { port } = new URL(gateway.url);
  await expect(start(file, Number(port))).rejects.toThrow(/^--port="\d+" cannot be used/);
});
