import { expect, within } from './lib/expect.ts';
import { openDomain, type HistoryRow } from './lib/oracle.ts';
import { Refused, signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';
import { startSystem, type System } from './lib/system.ts';

/** The subscriber's filter: rows enter and leave it as work goes on. */
const states = ['OPEN', 'ASSIGNED', 'ACCEPTED', 'IN_PROGRESS'];
const filter = { state: { in: states } };

interface Seen {
  readonly position: number;
  readonly kind: 'UPSERTED' | 'REMOVED';
  readonly id: string;
  readonly version: number;
}

/** A technician's list under fire: cut and resumed, it ends as a fresh list, each change seen once. */
export const proof: Proof = {
  name: 'resume',
  about:
    'a subscriber cut 200 times during 2,000 changes ends with exactly the rows of a fresh list',
  async run({ say, share }) {
    const changes = Math.max(80, Math.round(2_000 * share));
    const cuts = Math.max(8, Math.round(200 * share));
    const random = seeded(runSeed());
    say(`seed ${random.seed}, ${changes} changes, ${cuts} cuts`);
    const system = await startSystem();
    try {
      const technician = await signIn(system, 'technician');
      const dispatcher = await signIn(system, 'dispatcher');
      const subscriber = await subscribe(technician, random);
      const [, done] = await Promise.all([
        cutAtRandom(subscriber, random, cuts),
        change(dispatcher, technician, random, changes),
      ]);
      await judge(system, technician, subscriber, say);
      subscriber.finish();
      say(`${done} mutations done, ${subscriber.cuts()} cuts`);
      technician.leave();
      dispatcher.leave();
    } finally {
      await system.dispose();
    }
  },
};

type Subscriber = Awaited<ReturnType<typeof subscribe>>;

/** Reads the list, follows it from its cursor, and after every cut from the newest cursor seen. */
async function subscribe(person: Person, random: Random) {
  const { workOrders } = await person.ask<{
    workOrders: { liveCursor: string; nodes: { id: string; version: number }[] };
  }>(
    `query ($filter: WorkOrderFilter) { workOrders(first: 200, filter: $filter) { liveCursor nodes { id version } } }`,
    { filter },
  );
  const rows = new Map(workOrders.nodes.map((row) => [row.id, row.version]));
  const start = positionOf(workOrders.liveCursor);
  const seen: Seen[] = [];
  let cursor = workOrders.liveCursor;
  let cuts = 0;
  let over = false;
  let fault: unknown = null;
  let cut: () => void = () => {};

  const open = () => {
    const socket = person.socket();
    let mine = true;
    const again = () => {
      if (!mine || over) return;
      mine = false;
      // The socket is gone already: what the client says about that is no news.
      void Promise.resolve(socket.client.dispose()).catch(() => undefined);
      setTimeout(open, random.integer(30));
    };
    cut = () => {
      cuts += 1;
      // What was on the wire is gone with the socket; nothing of it may be counted as seen.
      socket.cut();
      again();
    };
    socket.client.subscribe(
      {
        query: `subscription ($filter: WorkOrderFilter, $after: String) {
          workOrderChanged(filter: $filter, after: $after) { cursor kind id version workOrder { id version state } } }`,
        variables: { filter, after: cursor },
      },
      {
        next: ({ data, errors }) => {
          if (!mine) return;
          if (errors?.length) return void (fault = errors);
          const change = data?.workOrderChanged as Change;
          cursor = change.cursor;
          if (change.kind === 'BOOKMARK') return;
          seen.push({
            position: positionOf(change.cursor),
            kind: change.kind,
            id: change.id,
            version: change.version,
          });
          if (change.kind === 'UPSERTED') rows.set(change.id, change.version);
          else rows.delete(change.id);
        },
        error: again,
        complete: again,
      },
    );
  };
  open();
  return {
    start,
    seen,
    rows,
    cut: () => cut(),
    cuts: () => cuts,
    newest: () => positionOf(cursor),
    finish: () => void (over = true),
    fault: () => fault,
  };
}

interface Change {
  cursor: string;
  kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  id: string;
  version: number;
}

/** Cursors are opaque to clients; the judge alone looks inside. */
const positionOf = (cursor: string) =>
  Number(Buffer.from(cursor, 'base64url').toString().split('|')[2]);

let changing = true;

async function cutAtRandom(subscriber: Subscriber, random: Random, cuts: number) {
  while (subscriber.cuts() < cuts) {
    await new Promise((resolve) => setTimeout(resolve, 5 + random.integer(120)));
    if (!changing) return;
    subscriber.cut();
  }
}

/** Orders made, assigned here and there, accepted, paused, cancelled: by two people at once. */
async function change(
  dispatcher: Person,
  technician: Person,
  random: Random,
  changes: number,
): Promise<number> {
  changing = true;
  const { rooms, technicians } = await dispatcher.ask<{
    rooms: { nodes: { id: string; number: string }[] };
    technicians: { nodes: { id: string }[] };
  }>('{ rooms(first: 40) { nodes { id number } } technicians(first: 20) { nodes { id } } }');
  let done = 0;
  const attempt = async (work: () => Promise<unknown>) => {
    // Two people at once get in each other's way; a refusal changes nothing and is no fault here.
    await work().catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
    done += 1;
  };
  const open: string[] = [];
  const dispatching = async () => {
    while (done < changes) {
      const id = open.length ? random.pick(open) : '';
      const dice = id ? random.next() : 0;
      if (dice < 0.35)
        await attempt(async () => {
          const made = await dispatcher.act<{ id: string }>(
            'createWorkOrder',
            {
              title: `Resume ${done}: the fan is loud`,
              roomId: random.pick(rooms.nodes).id,
              trade: random.pick(['HVAC', 'HVAC', 'ELECTRICAL', 'PLUMBING']),
              impact: 1 + random.integer(2),
              urgency: 1 + random.integer(2),
            },
            'id',
          );
          open.push(made.id);
        });
      else if (dice < 0.7)
        await attempt(() =>
          dispatcher.act(
            'assignWorkOrder',
            { id, technicianId: random.pick(technicians.nodes).id },
            'id',
          ),
        );
      else if (dice < 0.8)
        await attempt(() =>
          dispatcher.act(
            'setPriority',
            { id, impact: 1 + random.integer(3), urgency: 1 + random.integer(3), reason: 'proof' },
            'id',
          ),
        );
      else {
        await attempt(() => dispatcher.act('cancelWorkOrder', { id, reason: 'proof' }, 'id'));
        open.splice(open.indexOf(id), 1);
      }
    }
  };
  const working = async () => {
    while (done < changes) {
      const { workOrders } = await technician.ask<{
        workOrders: { nodes: { id: string; allowedActions: string[]; roomNumber: string }[] };
      }>(
        '{ workOrders(first: 30, filter: { open: { eq: true } }) { nodes { id allowedActions roomNumber } } }',
      );
      const order = random.pick(
        workOrders.nodes.length
          ? workOrders.nodes
          : [{ id: '', allowedActions: [], roomNumber: '' }],
      );
      const may = (action: string) => order.allowedActions.includes(action);
      if (may('ACCEPT') && random.next() < 0.7)
        await attempt(() => technician.act('acceptWorkOrder', { id: order.id }, 'id'));
      else if (may('DECLINE'))
        await attempt(() =>
          technician.act('declineWorkOrder', { id: order.id, reason: 'proof' }, 'id'),
        );
      else if (may('START'))
        await attempt(() =>
          technician.act('startWorkOrder', { id: order.id, roomCode: order.roomNumber }, 'id'),
        );
      else if (may('PAUSE'))
        await attempt(() =>
          technician.act('pauseWorkOrder', { id: order.id, reason: 'WAIT_PART' }, 'id'),
        );
      else if (may('RESUME'))
        await attempt(() => technician.act('resumeWorkOrder', { id: order.id }, 'id'));
      else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  await Promise.all([dispatching(), working()]);
  changing = false;
  return done;
}

/** What should have been seen, from the database's history; the rows, from a fresh list. */
async function judge(
  system: System,
  person: Person,
  subscriber: Subscriber,
  say: (line: string) => void,
) {
  const me = await person.ask<{ me: { user: { id: string } } }>('{ me { user { id } } }');
  const wanted = await within(20_000, 'the history to be published', () => {
    const domain = openDomain(system.dataDir, 'maintenance');
    const history = domain.history();
    domain.close();
    return history.every(({ published }) => published) ? history : null;
  });
  const expected = expectedOf(wanted.value, subscriber.start, me.me.user.id);
  await within(
    20_000,
    'the subscriber to catch up',
    () => subscriber.fault() !== null || subscriber.seen.length >= expected.length,
  );
  expect(subscriber.fault() === null, 'no change ends in an error', subscriber.fault());
  expect(subscriber.seen.length === expected.length, 'as many changes as happened', {
    expected: expected.length,
    seen: subscriber.seen.length,
  });
  expected.forEach((one, index) => {
    const seen = subscriber.seen[index]!;
    expect(
      seen.position === one.position &&
        seen.kind === one.kind &&
        seen.id === one.id &&
        seen.version === one.version,
      `change ${index} is the one that happened, once and in order`,
      { expected: one, seen },
    );
  });
  const fresh = await freshList(person);
  const differing = [...fresh].filter(([id, version]) => subscriber.rows.get(id) !== version);
  expect(
    fresh.size === subscriber.rows.size && differing.length === 0,
    'the rows of a fresh list',
    {
      fresh: fresh.size,
      kept: subscriber.rows.size,
      differing: differing.map(([id, version]) => ({ id, version, kept: subscriber.rows.get(id) })),
    },
  );
  const removed = expected.filter(({ kind }) => kind === 'REMOVED').length;
  say(
    `${expected.length} changes seen once each (${removed} left the filter or the scope), ${fresh.size} rows equal`,
  );
}

function expectedOf(history: readonly HistoryRow[], after: number, userId: string): Seen[] {
  const sees = (keys: HistoryRow['keysAfter']) =>
    keys !== null &&
    states.includes(String(keys.state)) &&
    (keys.ownerIds as string[] | undefined)?.includes(userId) === true;
  return history
    .filter(({ aggregateType, position }) => aggregateType === 'workOrder' && position! > after)
    .flatMap((row): Seen[] => {
      const kind = sees(row.keysAfter) ? 'UPSERTED' : sees(row.keysBefore) ? 'REMOVED' : null;
      return kind
        ? [{ position: row.position!, kind, id: row.aggregateId, version: row.aggregateVersion }]
        : [];
    });
}

async function freshList(person: Person): Promise<Map<string, number>> {
  const rows = new Map<string, number>();
  let after: string | null = null;
  do {
    const page: FreshPage = await person.ask<FreshPage>(
      `query ($filter: WorkOrderFilter, $after: String) {
        workOrders(first: 200, filter: $filter, after: $after) {
          nodes { id version } pageInfo { hasNextPage endCursor } } }`,
      { filter, after },
    );
    for (const { id, version } of page.workOrders.nodes) rows.set(id, version);
    after = page.workOrders.pageInfo.hasNextPage ? page.workOrders.pageInfo.endCursor : null;
  } while (after);
  return rows;
}

interface FreshPage {
  workOrders: {
    nodes: { id: string; version: number }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
