import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, within } from './lib/expect.ts';
import { connectGateway, reading, type GatewayDevice } from './lib/gateway-device.ts';
import { signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';
import { mainCommand, startSystem } from './lib/system.ts';

interface Bad {
  readonly what: string;
  readonly topic: string;
  readonly payload: string | Buffer;
  /** The reasons that would be true of it. */
  readonly reasons: readonly string[];
}

/** Rubbish on every channel: refused with a reason on record, and the next good reading stands. */
export const proof: Proof = {
  name: 'wrong-input',
  about:
    '500 wrong MQTT messages, wrong variables, a taken port: each refused by reason, nothing falls',
  async run({ say, share }) {
    const random = seeded(runSeed());
    say(`seed ${random.seed}`);
    const system = await startSystem();
    try {
      const person = await signIn(system, 'admin');
      const gateway = await connectGateway(system.mqttUrl);
      const bad = Array.from({ length: Math.max(20, Math.round(500 * share)) }, (_, index) =>
        makeBad(random, index),
      );
      const slowest = await sendAll(person, gateway, bad);
      await accountedFor(person, bad, say);
      say(`next good reading stored after at most ${slowest.toFixed(0)} ms`);
      await gateway.leave();
      person.leave();
    } finally {
      await system.dispose();
    }
    await wrongStarts(say);
  },
};

async function sendAll(person: Person, gateway: GatewayDevice, bad: readonly Bad[]) {
  let slowest = 0;
  for (const [index, one] of bad.entries()) {
    // A broker may close the connection on a message it cannot take: the device reconnects.
    await Promise.race([
      gateway.client.publishAsync(one.topic, one.payload, { qos: 1 }).catch(() => null),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    if (index % 25 !== 0 && one.payload.length < 1_000_000) continue;
    const good = reading(20 + (index % 5) / 10);
    await within(2_000, 'the device to be connected again', () => gateway.client.connected);
    await gateway.publish('or07-temperature', good);
    const stored = await within(1_000, `a good reading after ${one.what}`, async () => {
      const { point } = await person.ask<{ point: { latest: { at: string } } }>(
        '{ point(code: "or07-temperature") { latest { at } } }',
      );
      return point.latest.at >= good.t;
    });
    slowest = Math.max(slowest, stored.ms);
  }
  return slowest;
}

async function accountedFor(person: Person, bad: readonly Bad[], say: (line: string) => void) {
  const { value: letters } = await within(10_000, 'every refusal to be on record', async () => {
    const found = await deadLetters(person);
    return found.length >= bad.length ? found : null;
  });
  const byReason = new Map<string, number>();
  for (const { reason } of letters) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  expect(letters.length === bad.length, 'one record for each wrong message', {
    sent: bad.length,
    recorded: letters.length,
  });
  for (const one of bad) {
    const letter = letters.find(
      (candidate) => candidate.topic === one.topic && one.reasons.includes(candidate.reason),
    );
    expect(letter !== undefined, `${one.what} is on record with its reason`, {
      topic: one.topic,
      reasons: one.reasons,
      seen: letters.filter(({ topic }) => topic === one.topic).map(({ reason }) => reason),
    });
  }
  say(
    `${letters.length} refused: ${[...byReason].map(([reason, count]) => `${reason} ${count}`).join(', ')}`,
  );
}

async function deadLetters(person: Person) {
  const found: { reason: string; topic: string }[] = [];
  let after: string | null = null;
  do {
    const page: DeadLetterPage = await person.ask<DeadLetterPage>(
      `query ($after: String) { deadLetters(first: 200, after: $after) {
        nodes { reason topic payload } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    found.push(...page.deadLetters.nodes);
    after = page.deadLetters.pageInfo.hasNextPage ? page.deadLetters.pageInfo.endCursor : null;
  } while (after);
  return found;
}

interface DeadLetterPage {
  deadLetters: {
    nodes: { reason: string; topic: string; payload: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
const good = 'houqin/points/or07-temperature';

/** The kinds of wrong there are; the random part makes each message its own. */
const kinds: ((random: Random) => Omit<Bad, 'topic'> & { topic?: string })[] = [
  (r) => ({
    what: 'rubbish bytes',
    payload: randomBytes(1 + r.integer(200)),
    reasons: ['MALFORMED'],
  }),
  () => ({ what: 'half a JSON', payload: '{"t":"2026-01-0', reasons: ['MALFORMED'] }),
  () => ({ what: 'an empty payload', payload: '', reasons: ['MALFORMED'] }),
  () => ({ what: 'a bare number', payload: '21.5', reasons: ['MALFORMED'] }),
  () => ({
    what: 'no value',
    payload: JSON.stringify({ t: days(0) }),
    reasons: ['MALFORMED', 'NOT_A_NUMBER'],
  }),
  () => ({
    what: 'NaN',
    payload: `{"t":"${days(0)}","v":NaN}`,
    reasons: ['MALFORMED', 'NOT_A_NUMBER'],
  }),
  () => ({ what: 'infinity', payload: `{"t":"${days(0)}","v":1e999}`, reasons: ['NOT_A_NUMBER'] }),
  () => ({ what: 'a word', payload: `{"t":"${days(0)}","v":"warm"}`, reasons: ['NOT_A_NUMBER'] }),
  () => ({
    what: 'null',
    payload: `{"t":"${days(0)}","v":null}`,
    reasons: ['NOT_A_NUMBER', 'MALFORMED'],
  }),
  () => ({ what: 'no instant', payload: '{"v":21}', reasons: ['BAD_INSTANT', 'MALFORMED'] }),
  () => ({
    what: 'a wrong instant',
    payload: '{"t":"yesterday","v":21}',
    reasons: ['BAD_INSTANT'],
  }),
  () => ({
    what: 'month 13',
    payload: '{"t":"2026-13-01T00:00:00Z","v":21}',
    reasons: ['BAD_INSTANT'],
  }),
  (r) => ({
    what: 'the far future',
    payload: JSON.stringify({ t: days(1 + r.integer(9_000)), v: 21 }),
    reasons: ['FUTURE'],
  }),
  (r) => ({
    what: 'long ago',
    payload: JSON.stringify({ t: days(-500 - r.integer(9_000)), v: 21 }),
    reasons: ['TOO_OLD'],
  }),
  () => ({
    what: 'an unknown unit',
    payload: JSON.stringify({ t: days(0), v: 21, u: 'furlong' }),
    reasons: ['UNIT_UNKNOWN'],
  }),
  (r) => ({
    what: 'an unknown point',
    topic: `houqin/points/nobody-${r.integer(1e6)}`,
    payload: JSON.stringify(reading(21)),
    reasons: ['UNKNOWN_POINT'],
  }),
  () => ({
    what: "another gateway's point",
    topic: 'houqin/points/spare-foreign',
    payload: JSON.stringify(reading(21)),
    reasons: ['FOREIGN_POINT'],
  }),
  (r) => ({
    what: 'a wrong topic',
    topic: `houqin/pints/or07-${r.integer(1e6)}`,
    payload: JSON.stringify(reading(21)),
    reasons: ['BAD_TOPIC'],
  }),
  () => ({
    what: 'a topic too deep',
    topic: 'houqin/points/or07-temperature/extra',
    payload: JSON.stringify(reading(21)),
    reasons: ['BAD_TOPIC', 'UNKNOWN_POINT'],
  }),
  () => ({
    what: 'SQL in the topic',
    topic: "houqin/points/'; drop table point; --",
    payload: JSON.stringify(reading(21)),
    reasons: ['UNKNOWN_POINT', 'BAD_TOPIC'],
  }),
];

function makeBad(random: Random, index: number): Bad {
  // Every 100th is 10 MB: enough to hurt, not enough to make the proof a test of the disk.
  if (index % 100 === 50)
    return {
      what: '10 MB',
      topic: good,
      payload: Buffer.alloc(10_000_000, 0x20),
      reasons: ['TOO_LARGE'],
    };
  return { topic: good, ...kinds[index % kinds.length]!(random) };
}

async function wrongStarts(say: (line: string) => void) {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const wrong: Record<string, string>[] = [
    { PORT: 'abc' },
    { PORT: '70000' },
    { DEMO: 'huge' },
    { SIMULATION: 'maybe' },
    { DATABASE_URL: 'postgres://x' },
    { LOG_LEVEL: 'loud' },
    { MQTT_PORT: '-1' },
    { PORT: String(port) },
  ];
  for (const env of wrong) {
    const [name] = Object.keys(env) as [string];
    const { code, printed } = await startWith(env);
    const lines = printed.split('\n').filter((line) => line.includes(name));
    expect(
      code === 1 && lines.length === 1,
      `${name}=${env[name]} stops the start with one clear line`,
      { code, printed },
    );
    say(`${name}=${env[name]}: ${lines[0]!.trim()}`);
  }
  taken.close();
}

function startWith(env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, mainCommand(), {
    env: {
      ...process.env,
      DEMO: 'none',
      PORT: '0',
      MQTT_PORT: '0',
      DATA_DIR: `/tmp/houqin-wrong-${process.pid}`,
      ...env,
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void (printed += text));
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, printed });
    });
  });
}
