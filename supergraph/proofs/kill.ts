import { randomUUID } from 'node:crypto';
import { expect, within } from './lib/expect.ts';
import { openDomain, type DomainOracle, type HistoryRow } from './lib/oracle.ts';
import { Refused, signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';
import { startSystem, type System } from './lib/system.ts';

interface Attempt {
  readonly mutation: string;
  readonly input: Record<string, unknown>;
  /** Id of the entity in the answer; null while unanswered. */
  answer: string | null;
}

const inFlight = 8; // people pressing at once

/** Power cuts in the middle of work: what was answered stays, what was not can be repeated. */
export const proof: Proof = {
  name: 'kill',
  about:
    'kill -9 at a random moment of 500 mutations, 20 times: nothing answered is lost, no event twice',
  async run({ say, share }) {
    const rounds = Math.max(1, Math.round(20 * share));
    const mutations = share < 1 ? 100 : 500;
    const random = seeded(runSeed());
    say(`seed ${random.seed}, ${rounds} rounds of ${mutations} mutations`);
    const system = await startSystem();
    try {
      for (let round = 1; round <= rounds; round += 1)
        await oneRound(system, random, mutations, round, say);
    } finally {
      await system.dispose();
    }
  },
};

async function oneRound(
  system: System,
  random: Random,
  mutations: number,
  round: number,
  say: (line: string) => void,
) {
  const person = await signIn(system, 'admin');
  const attempts = await plan(person, random, mutations, round);
  const killAt = random.integer(mutations);
  let started = 0;
  let killed: Promise<void> | null = null;
  const worker = async () => {
    while (started < attempts.length && !killed) {
      const attempt = attempts[started]!;
      started += 1;
      // The cut falls while requests are under way, not between two.
      if (started > killAt) killed ??= system.kill();
      await perform(person, attempt).catch(unlessRefused);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  await killed;
  person.leave();
  const answered = attempts.filter(({ answer }) => answer !== null).length;
  await system.restart();

  const again = await signIn(system, 'admin');
  let repeated = 0;
  const repeat = async () => {
    for (let attempt = attempts[repeated++]; attempt; attempt = attempts[repeated++]) {
      const before = attempt.answer;
      await perform(again, attempt);
      const same = before === null || before === attempt.answer;
      expect(same, 'a repeated mutation returns the first answer', attempt);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, repeat));
  await nothingTwice(again, attempts, round);
  await eventsOnce(system);
  again.leave();
  say(
    `round ${round}: cut after ${started} sent, ${answered} answered; all there, events applied once`,
  );
}

/** New requests and orders, and acknowledgements of alarms that stand unacknowledged. */
async function plan(
  person: Person,
  random: Random,
  mutations: number,
  round: number,
): Promise<Attempt[]> {
  const { rooms, alarms } = await person.ask<{
    rooms: { nodes: { id: string }[] };
    alarms: { nodes: { id: string }[] };
  }>(`{
    rooms(first: 50) { nodes { id } }
    alarms(filter: { state: { eq: UNACK_ACTIVE } }) { nodes { id } }
  }`);
  const attempts = Array.from({ length: mutations - alarms.nodes.length }, (_, index): Attempt => {
    const direct = random.next() < 0.5;
    return {
      mutation: direct ? 'createWorkOrder' : 'createServiceRequest',
      input: {
        idempotencyKey: randomUUID(),
        title: `kill ${round}-${index} lamp flickers above the desk`,
        description: 'The lamp above the desk flickers.',
        roomId: random.pick(rooms.nodes).id,
        impact: 1 + random.integer(3),
        urgency: 1 + random.integer(3),
        ...(direct ? { trade: 'ELECTRICAL' } : {}),
      },
      answer: null,
    };
  });
  for (const { id } of alarms.nodes)
    attempts.splice(random.integer(attempts.length), 0, {
      mutation: 'acknowledgeAlarm',
      input: { idempotencyKey: randomUUID(), id },
      answer: null,
    });
  return attempts;
}

/** A cut connection is what this is about; a refusal would be a fault of the proof. */
function unlessRefused(error: unknown): void {
  if (error instanceof Refused) throw error;
}

async function perform(person: Person, attempt: Attempt) {
  const { id } = await person.act<{ id: string }>(attempt.mutation, attempt.input, 'id');
  attempt.answer = id;
}

async function nothingTwice(person: Person, attempts: readonly Attempt[], round: number) {
  for (const [mutation, list] of [
    ['createServiceRequest', 'serviceRequests'],
    ['createWorkOrder', 'workOrders'],
  ] as const) {
    const wanted = attempts.filter((attempt) => attempt.mutation === mutation);
    const found = await titled(person, list, `kill ${round}-`, mutation === 'createWorkOrder');
    const ids = new Set(wanted.map(({ answer }) => answer));
    expect(ids.size === wanted.length, 'every attempt made its own entity', { mutation });
    const strangers = found.filter((id) => !ids.has(id));
    expect(found.length === wanted.length && strangers.length === 0, `${list}: each exactly once`, {
      wanted: wanted.length,
      found: found.length,
      strangers,
    });
  }
  for (const attempt of attempts.filter(({ mutation }) => mutation === 'acknowledgeAlarm')) {
    const { alarm } = await person.ask<{ alarm: { acknowledgedAt: string | null } }>(
      'query ($id: ID!) { alarm(id: $id) { acknowledgedAt } }',
      { id: attempt.input.id },
    );
    expect(alarm.acknowledgedAt !== null, 'an acknowledged alarm stays acknowledged', attempt);
  }
}

/** Ids of this round's rows. Orders converted from requests carry the request's title: left out. */
async function titled(
  person: Person,
  list: string,
  prefix: string,
  direct: boolean,
): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page: Page = await person.ask<Page>(
      `query ($after: String, $search: String) { list: ${list}(first: 200, after: $after, search: $search) {
        nodes { id title ${direct ? 'request { id }' : ''} } pageInfo { hasNextPage endCursor } } }`,
      { after, search: prefix },
    );
    for (const node of page.list.nodes)
      if (node.title.startsWith(prefix) && !(direct && node.request)) found.push(node.id);
    after = page.list.pageInfo.hasNextPage ? page.list.pageInfo.endCursor : null;
  } while (after);
  return found;
}

interface Page {
  list: {
    nodes: { id: string; title: string; request?: { id: string } | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const domains = ['identity', 'facility', 'environment', 'maintenance'];

/** Positions are dense and published; of every type a domain takes in, it has taken each event. */
async function eventsOnce(system: System) {
  const histories = new Map<string, HistoryRow[]>();
  for (const name of domains) {
    const { value: history } = await within(20_000, `${name}'s events to be published`, () => {
      const rows = readDomain(system, name, (domain) => domain.history());
      return rows.every((row) => row.published) ? rows : null;
    });
    history.forEach((row, index) =>
      expect(row.position === history[0]!.position! + index, `${name}: positions are dense`, row),
    );
    histories.set(name, history);
  }
  for (const name of domains) {
    await within(20_000, `${name} to take in every event it wants, once`, () =>
      readDomain(system, name, (domain) =>
        [...domain.takenIn()].every(
          // Of its own a domain takes in only what concerns somebody (webhooks); their own test kills.
          ([producer, taken]) => producer === name || complete(histories.get(producer), taken),
        ),
      ),
    );
    const parked = readDomain(system, name, (domain) => domain.parked());
    expect(parked === 0, `${name}: no event parked`, parked);
  }
}

/** Of each type among the events taken in, all are. */
function complete(history: readonly HistoryRow[] | undefined, taken: ReadonlySet<string>): boolean {
  if (!history) return true;
  const wanted = new Set(history.filter(({ id }) => taken.has(id)).map(({ type }) => type));
  return history.every(({ id, type }) => !wanted.has(type) || taken.has(id));
}

function readDomain<T>(system: System, name: string, read: (domain: DomainOracle) => T): T {
  const domain = openDomain(system.dataDir, name);
  try {
    return read(domain);
  } finally {
    domain.close();
  }
}
