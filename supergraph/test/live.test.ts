import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LiveClient, until, type LiveClientOptions } from './graph/live-client.ts';
import { SignInOffice } from './graph/sign-in-office.ts';
import { startTestGateway, type TestGateway } from './graph/test-gateway.ts';

const office = new SignInOffice();
let gateway: TestGateway;
let clients: LiveClient[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({ policy: office.policy });
});
afterAll(() => gateway.stop());
beforeEach(() => {
  office.grant('lin', 'alarm:read');
  gateway.graph.roomsDown = false;
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  clients = [];
  await following(0);
  await until('sockets to close', () => gateway.live.connections === 0);
});

const connect = (options: LiveClientOptions = {}) => {
  const client = new LiveClient(gateway.socketUrl, { locale: 'en', ...options });
  clients.push(client);
  return client;
};
const signedIn = () => connect({ token: office.token('lin') });
const changes = `subscription ($after: String) {
  alarmChanged(after: $after) { cursor alarm { id value room { number keeper { name } } } }
}`;
const following = (count: number) =>
  until(`${count} followers`, () => gateway.graph.feed.followers === count);
const code = (end: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
  end.errors?.[0]?.extensions['code'];

it('completes each event from the other subgraphs, in order', async () => {
  const stream = signedIn().follow(changes);
  await following(1);
  for (let value = 1; value <= 50; value += 1) gateway.graph.feed.publish(`a${value}`, value);
  await stream.count(50);
  expect(stream.results[0]!.data).toEqual({
    alarmChanged: {
      cursor: expect.any(String),
      alarm: { id: 'a1', value: 1, room: { number: 'S-0307', keeper: { name: 'Lin' } } },
    },
  });
  const values = stream.results.map(
    ({ data }) => (data!['alarmChanged'] as { alarm: { value: number } }).alarm.value,
  );
  expect(values).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

it('passes `after` through, so that a client that comes back misses nothing', async () => {
  const { feed } = gateway.graph;
  const from = String(feed.events.length);
  for (let value = 1; value <= 300; value += 1) feed.publish('b', value);
  const stream = signedIn().follow(changes, { after: from });
  await stream.count(300);
  feed.publish('b', 301);
  await stream.count(301);
  expect(new Set(stream.results.map(({ data }) => JSON.stringify(data))).size).toBe(301);
});

it('reads anew for every event', async () => {
  const stream = signedIn().follow(
    'subscription { alarmChanged { alarm { room { reads alarmCount } } } }',
  );
  await following(1);
  const { feed } = gateway.graph;
  const before = feed.events.length;
  feed.publish('c', 1);
  await stream.count(1);
  feed.publish('c', 2);
  await stream.count(2);
  const rooms = stream.results.map(
    ({ data }) => (data!['alarmChanged'] as { alarm: { room: unknown } }).alarm.room,
  );
  expect(rooms).toEqual([
    { reads: 1, alarmCount: before + 1 },
    { reads: 1, alarmCount: before + 2 },
  ]);
});

it('understands aliases, fragments and several operations in one document', async () => {
  const client = signedIn();
  const stream = client.followPayload({
    query: `query Q { hello } subscription S { change: alarmChanged { ...C } }
      fragment C on AlarmChange { at: cursor alarm { __typename n: id } }`,
    operationName: 'S',
  });
  await following(1);
  gateway.graph.feed.publish('d', 1);
  await stream.count(1);
  expect(stream.results[0]!.data).toEqual({
    change: { at: expect.any(String), alarm: { __typename: 'Alarm', n: 'd' } },
  });
});

it('sends what it has when another subgraph fails, with its error', async () => {
  gateway.graph.roomsDown = true;
  const stream = signedIn().follow(changes);
  await following(1);
  gateway.graph.feed.publish('e', 1);
  await stream.count(1);
  const [result] = stream.results;
  expect(result!.data).toMatchObject({ alarmChanged: { alarm: { id: 'e', room: null } } });
  expect(result!.errors![0]).toMatchObject({
    path: ['alarmChanged', 'alarm', 'room'],
    extensions: { code: 'DEPENDENCY_DOWN' },
  });
});

it('ends the operation when an event cannot be made, because the next would hide the loss', async () => {
  const stream = signedIn().follow(changes);
  await following(1);
  gateway.graph.feed.publish('poison', 1);
  expect(code(await stream.ended)).toBe('ACCESS_CHANGED');
  expect(stream.results).toEqual([]);
  await following(0);
});

it('says a refusal by the subgraph as the end of the operation', async () => {
  expect(code(await signedIn().follow(changes, { after: 'ancient' }).ended)).toBe('CURSOR_EXPIRED');
});

it('hides what a source throws that nobody coded', async () => {
  const end = await signedIn().follow('subscription { broken }').ended;
  expect(code(end)).toBe('INTERNAL');
  expect(JSON.stringify(end)).not.toContain('inner detail');
});

it('completes when the source completes', async () => {
  const stream = connect().follow('subscription { beat(every: 5) }');
  expect(await stream.ended).toEqual({});
  expect(stream.results.map(({ data }) => data)).toEqual([{ beat: 1 }, { beat: 2 }, { beat: 3 }]);
});

it('checks the caller before anything runs', async () => {
  expect(code(await connect().follow(changes).ended)).toBe('UNAUTHENTICATED');
  office.grant('mei', 'room:read');
  const mei = connect({ token: office.token('mei') });
  const end = await mei.follow(changes).ended;
  expect(end.errors![0]!.extensions).toMatchObject({
    code: 'FORBIDDEN',
    coordinate: 'Subscription.alarmChanged',
  });
});

it.each([
  ['on the field', 'subscription ($x: Boolean!) { beat(every: 1) @include(if: $x) }'],
  [
    'on a fragment',
    'subscription ($x: Boolean!) { ...F @skip(if: $x) } fragment F on Subscription { beat(every: 1) }',
  ],
  ['inside a fragment', 'subscription ($x: Boolean!) { ... { beat(every: 1) @skip(if: $x) } }'],
])('says that a root field may not be conditional: %s', async (_, query) => {
  const end = await connect().follow(query, { x: true }).ended;
  expect(end.errors![0]!.extensions).toMatchObject({
    code: 'BAD_REQUEST',
    problem: 'SUBSCRIPTION_ROOT_CONDITIONAL',
  });
});

it('codes faults of the document and of its variables', async () => {
  const client = signedIn();
  const end = async (query: string, variables?: Record<string, unknown>) =>
    code(await client.follow(query, variables).ended);
  expect(await end('subscription { beat(')).toBe('GRAPHQL_PARSE_FAILED');
  expect(await end('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(await end('subscription ($n: Int!) { beat(every: $n) }', { n: 'x' })).toBe(
    'BAD_USER_INPUT',
  );
});

it('runs queries and mutations over the socket too', async () => {
  const client = connect({ token: office.token('lin') });
  const query = client.follow('{ me { name } }');
  expect(await query.ended).toEqual({});
  expect(query.results).toEqual([{ data: { me: { name: 'Lin' } } }]);
  const refused = await client.follow('{ secret }').ended;
  expect(code(refused)).toBe('FORBIDDEN');
});

it('ends the upstream when the client stops, and when it vanishes', async () => {
  const client = signedIn();
  const stream = client.follow(changes);
  await following(1);
  stream.stop();
  await until('the operation to end', () => gateway.live.operations === 0);
  await following(0);
  client.follow(changes);
  await following(1);
  client.socket!.terminate();
  await until('the socket to go', () => gateway.live.connections === 0);
  await following(0);
});

it('goes on over the end of the first token when a newer one came over the open socket', async () => {
  const client = connect({ token: office.token('lin', { seconds: 4 }) });
  const stream = client.follow(changes);
  await following(1);
  const next = office.token('lin', { seconds: 60 });
  client.renew(next);
  await until('the pong', () => client.pongs.length > 0);
  expect(new Date(String(client.pongs[0]!['expiresAt'])).getTime()).toBeGreaterThan(
    Date.now() + 50_000,
  );
  await new Promise((resolve) => setTimeout(resolve, 4_200));
  gateway.graph.feed.publish('f', 1);
  await stream.count(1);
  expect(gateway.graph.tokens.at(-1)).toBe(next);
});

it('ends with a code when the token ends', async () => {
  const client = connect({ token: office.token('lin', { seconds: 3 }) });
  const stream = client.follow(changes);
  await following(1);
  expect(code(await stream.ended)).toBe('UNAUTHENTICATED');
  await until('the close', () => client.closed.length > 0);
  expect(client.closed[0]!.code).toBe(4410);
});

it('ends with a code when the access changes, and when the session is revoked', async () => {
  const client = signedIn();
  const stream = client.follow(changes);
  await following(1);
  office.grant('lin', 'alarm:read', 'room:read');
  expect(code(await stream.ended)).toBe('ACCESS_CHANGED');
  await until('the close', () => client.closed.length > 0);
  expect(client.closed[0]!.code).toBe(4411);

  const other = connect({ token: office.token('lin', { sessionId: 'to-revoke' }) });
  const second = other.follow(changes);
  await until('an operation', () => gateway.live.operations === 1);
  office.revoke('to-revoke');
  expect(code(await second.ended)).toBe('UNAUTHENTICATED');
  await until('the close', () => other.closed.length > 0);
  expect(other.closed[0]!.code).toBe(4410);
});

it('leaves other people’s streams alone when one person’s access changes', async () => {
  office.grant('mei', 'alarm:read');
  const stream = signedIn().follow(changes);
  await following(1);
  office.grant('mei', 'alarm:read', 'room:read');
  gateway.graph.feed.publish('g', 1);
  await stream.count(1);
});

it('does not let a connection change its subject', async () => {
  office.grant('mei', 'alarm:read');
  const client = signedIn();
  const stream = client.follow(changes);
  await following(1);
  client.renew(office.token('mei'));
  expect(code(await stream.ended)).toBe('UNAUTHENTICATED');
  await until('the close', () => client.closed.length > 0);
  expect(client.closed[0]!.code).toBe(4413);
});

it('lets a client with a refused token renew it and go on', async () => {
  const client = connect({ token: office.token('lin', { seconds: -5 }) });
  expect(code(await client.follow(changes).ended)).toBe('UNAUTHENTICATED');
  client.renew(office.token('lin'));
  const stream = client.follow(changes);
  await following(1);
  gateway.graph.feed.publish('h', 1);
  await stream.count(1);
});

it('refuses pages of other sites and paths that are not the graph', async () => {
  const status = (url: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => {
        socket.close();
        resolve(101);
      });
      socket.on('error', () => undefined);
    });
  expect(await status(gateway.socketUrl, { origin: 'https://evil.example' })).toBe(403);
  expect(await status(gateway.socketUrl, { origin: gateway.url })).toBe(101);
  expect(await status(gateway.socketUrl, {})).toBe(101);
  expect(await status(gateway.socketUrl.replace('/graphql', '/other'), {})).toBe(404);
});

it('limits the operations of one connection', async () => {
  const client = signedIn();
  const streams = Array.from({ length: 101 }, () => client.follow(changes));
  expect(code(await streams[100]!.ended)).toBe('TOO_MANY_OPERATIONS');
  await until('the others', () => gateway.live.operations === 100);
});

it('closes on messages that are none, and lives on', async () => {
  const closing = (message: string | Buffer) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(gateway.socketUrl, 'graphql-transport-ws');
      socket.on('open', () => socket.send(message));
      socket.on('close', resolve);
      socket.on('error', () => undefined);
    });
  expect(await closing('nonsense')).toBe(4400);
  expect(await closing(Buffer.from([1, 2, 3]))).toBe(4400);
  expect(await closing('x'.repeat(1_100_000))).toBe(1009);
  const stream = connect().follow('subscription { beat(every: 1) }');
  expect(await stream.ended).toEqual({});
});
