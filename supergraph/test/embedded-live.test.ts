import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LiveClient, until, type Followed } from './graph/live-client.ts';
import { startHarness, type Harness } from './harness.ts';

// The kit's real streams through the real gateway, over two real domains.
let system: Harness;
let admin: string;
const clients: LiveClient[] = [];

beforeAll(async () => {
  system = await startHarness({ domains: ['identity', 'facility'] });
  admin = await system.signIn('admin');
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.dispose())));
afterAll(() => system.dispose());

const connect = (token: string) => {
  const client = new LiveClient(`${system.url.replace('http', 'ws')}/graphql`, {
    ...{ token, locale: 'en' },
  });
  clients.push(client);
  return client;
};

interface Change {
  readonly cursor: string;
  readonly kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  readonly id: string | null;
  readonly version: number | null;
  readonly room: { roomType: string; department: { name: string } | null } | null;
}
const roomChanged = `subscription ($after: String, $filter: RoomFilter) {
  roomChanged(after: $after, filter: $filter) {
    cursor kind id version room { roomType department { name } floor { building { name } } }
  }
}`;
const changesOf = (stream: Followed): Change[] =>
  stream.results.map(({ data }) => data!['roomChanged'] as Change);
const real = (changes: readonly Change[]) => changes.filter(({ kind }) => kind !== 'BOOKMARK');

interface Rooms {
  readonly rooms: { liveCursor: string; nodes: { id: string; roomType: string }[] };
}
const rooms = async (filter: object = {}) => {
  const query =
    'query ($filter: RoomFilter) { rooms(first: 200, filter: $filter) { liveCursor nodes { id roomType } } }';
  const { data, errors } = await system.ask<Rooms>(query, { token: admin, variables: { filter } });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.rooms;
};
const setType = async (id: string, roomType: string) => {
  const { errors } = await system.ask(
    'mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { id } }',
    { token: admin, variables: { input: { id, roomType, idempotencyKey: randomUUID() } } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
};
const code = (end: Awaited<Followed['ended']>) => end.errors?.[0]?.extensions['code'];

it('begins with a bookmark and brings a change with what other domains own', async () => {
  const { liveCursor, nodes } = await rooms();
  const stream = connect(admin).follow(roomChanged, { after: liveCursor });
  await stream.count(1);
  expect(changesOf(stream)[0]).toMatchObject({ kind: 'BOOKMARK', id: null, room: null });
  await setType(nodes[0]!.id, 'OFFICE');
  await stream.count(2);
  expect(changesOf(stream)[1]).toMatchObject({
    kind: 'UPSERTED',
    id: nodes[0]!.id,
    room: {
      roomType: 'OFFICE',
      department: { name: expect.any(String) },
      floor: { building: { name: expect.any(String) } },
    },
  });
});

it('keeps a list right by changes alone, however often the connection is cut', async () => {
  const filter = { roomType: { eq: 'STORE' } };
  const start = await rooms(filter);
  const all = (await rooms()).nodes.map(({ id }) => id).slice(0, 12);
  const held = new Set(start.nodes.map(({ id }) => id));
  const seen: Change[] = [];
  let cursor = start.liveCursor;
  let written = 0;
  let cuts = 0;

  const writing = (async () => {
    for (let turn = 0; turn < 90; turn += 1) {
      await setType(all[turn % all.length]!, turn % 3 === 0 ? 'OFFICE' : 'STORE');
      written += 1;
    }
  })();
  let done = false;
  void writing.finally(() => (done = true));
  for (let last = false; !last; cuts += 1) {
    last = done;
    const client = connect(admin);
    const stream = client.follow(roomChanged, { after: cursor, filter });
    await stream.count(1);
    // A moment of listening, then the cable is pulled; at the end, until nothing more comes.
    await new Promise((resolve) => setTimeout(resolve, last ? 600 : 5 + Math.random() * 60));
    client.socket!.terminate();
    const got = changesOf(stream);
    cursor = got.at(-1)!.cursor;
    seen.push(...real(got));
  }
  await writing;
  for (const { kind, id } of seen) {
    if (kind === 'UPSERTED') held.add(id!);
    else held.delete(id!);
  }
  expect(written).toBe(90);
  expect(cuts).toBeGreaterThan(3);
  // Each change once, in order for each row.
  const keys = seen.map(({ id, version, kind }) => `${id}:${version}:${kind}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const id of all) {
    const versions = seen.filter((change) => change.id === id).map(({ version }) => version!);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  }
  expect([...held].sort()).toEqual((await rooms(filter)).nodes.map(({ id }) => id).sort());
});

it('goes on behind a cursor from before a restart', async () => {
  const { liveCursor, nodes } = await rooms();
  await setType(nodes[1]!.id, 'OFFICE');
  system = await system.restart();
  admin = await system.signIn('admin');
  await setType(nodes[2]!.id, 'OFFICE');
  const stream = connect(admin).follow(roomChanged, { after: liveCursor });
  await until('both changes', () => real(changesOf(stream)).length === 2);
  expect(real(changesOf(stream)).map(({ id }) => id)).toEqual([nodes[1]!.id, nodes[2]!.id]);
});

it('refuses a cursor that is none', async () => {
  const end = await connect(admin).follow(roomChanged, { after: 'nonsense' }).ended;
  expect(['CURSOR_EXPIRED', 'VALIDATION_FAILED']).toContain(code(end));
});

it('acts on a changed role at once: the stream ends, the old token is stale, a new one goes on', async () => {
  const nurse = await system.signIn('nurse');
  const { data } = await system.ask<{ me: { user: { id: string } } }>('{ me { user { id } } }', {
    token: nurse,
  });
  const client = connect(nurse);
  const stream = client.follow(roomChanged);
  await stream.count(1);
  const assign = (mutation: string, type: string) =>
    system.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { id } }`, {
      token: admin,
      variables: {
        input: { userId: data!.me.user.id, role: 'auditor', idempotencyKey: randomUUID() },
      },
    });
  const answer = await assign('assignRole', 'AssignRoleInput');
  expect(answer.errors).toBeUndefined();
  expect(code(await stream.ended)).toBe('ACCESS_CHANGED');
  await until('the close', () => client.closed.length > 0);
  expect(client.closed[0]!.code).toBe(4411);
  const stale = await system.ask('{ me { name } }', { token: nurse });
  expect(stale.errors?.[0]?.extensions['code']).toBe('TOKEN_STALE');
  const again = connect(await system.signIn('nurse')).follow(roomChanged);
  await again.count(1);
  await assign('withdrawRole', 'WithdrawRoleInput');
});

it('ends the streams of a session that signs out', async () => {
  const token = await system.signIn('technician');
  const client = connect(token);
  const stream = client.follow(roomChanged);
  await stream.count(1);
  await system.ask('mutation { logout }', { token });
  expect(code(await stream.ended)).toBe('UNAUTHENTICATED');
});
