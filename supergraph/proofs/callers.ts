import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '@houqin/kit/log';
import { serve } from '@houqin/kit/serve';
import { composeContracts } from '../src/compose/compose.ts';
import { startStandaloneGateway } from '../src/gateway/standalone.ts';
import { startHarness, type Harness } from '../test/harness.ts';
import { expect } from './lib/expect.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';

const callers = 200;
const seconds = 60;

/** Operations whose answers differ by who asks, and not by when. */
const operations = [
  '{ me { name roles grants { permission level } } }',
  '{ users(first: 50) { totalCount nodes { id name username phone roles { code } } } }',
  '{ rooms(first: 60) { totalCount nodes { id number name department { id name } openAlarms { id } } } }',
  '{ workOrders(first: 40) { totalCount nodes { id number title state requesterName alarm { id number } allowedActions } } }',
  '{ mine: workOrders(first: 40, filter: { mine: { eq: true } }) { totalCount nodes { id number } } }',
  '{ serviceRequests(first: 40) { totalCount nodes { id number title requester { id name } } } }',
  '{ alarms(first: 40) { totalCount nodes { id number title allowedActions workOrder { id number } room { id name } } } }',
  '{ points(first: 60) { totalCount nodes { id code name room { id number } } } }',
  '{ technicians(first: 40) { totalCount nodes { id name } } }',
  '{ departments(first: 60) { totalCount nodes { id name } } }',
  '{ approvalCases(first: 40) { totalCount nodes { id number amount waitingForMe allowedActions } } }',
  '{ waiting: approvalCases(filter: { waitingForMe: { eq: true } }) { totalCount nodes { id title } } }',
  '{ parties { totalCount nodes { id name } } }',
] as const;

interface Caller {
  readonly username: string;
  readonly token: string;
  readonly locale: 'zh' | 'en';
}
type Ask = (caller: Caller, operation: string) => Promise<string>;

/** However many ask the same at the same time, everybody gets what they get alone. */
export const proof: Proof = {
  name: 'callers',
  about:
    '200 callers of different roles ask the same together for a minute: each gets what it gets alone',
  async run({ say, share }) {
    const random = seeded(runSeed());
    say(`seed ${random.seed}`);
    const system = await startHarness();
    const network = await overNetwork(system);
    try {
      const all = await signInAll(system, Math.max(40, Math.round(callers * share)));
      for (const [way, url] of [
        ['in process', system.url],
        ['over the network', network.url],
      ] as const) {
        const ask = asking(url);
        const alone = new Map<string, string>();
        for (const caller of distinct(all))
          for (const operation of operations)
            alone.set(keyOf(caller, operation), await ask(caller, operation));
        const answers = await together(ask, all, alone, random, Math.max(3, seconds * share));
        const kinds = new Set(alone.values()).size;
        say(
          `${way}: ${answers} answers to ${all.length} callers, ${kinds} different ones, none a stranger’s`,
        );
        expect(kinds > operations.length * 2, 'the callers hardly differ');
      }
    } finally {
      await network.stop();
      await system.dispose();
    }
  },
};

/** The same subgraphs behind HTTP, where reads in flight are shared. */
async function overNetwork(system: Harness) {
  const served = await Promise.all(
    system.subgraphs.map(async (running) => ({
      running,
      server: await serve(running, { host: '127.0.0.1', port: 0 }),
    })),
  );
  const file = join(system.dataDir, 'supergraph.graphql');
  const contracts = served.map(({ running: { name, sdl }, server }) => ({
    ...{ name, sdl, url: `${server.url}/graphql` },
  }));
  await writeFile(file, composeContracts(contracts));
  const place = { supergraph: file, port: 0, host: '127.0.0.1' };
  const gateway = await startStandaloneGateway({ ...place, log: silentLogger });
  return {
    url: gateway.url,
    async stop() {
      await gateway.stop();
      for (const { server } of served) await server.close();
    },
  };
}

async function signInAll(system: Harness, count: number): Promise<Caller[]> {
  const { data } = await system.ask<{ users: { nodes: { username: string | null }[] } }>(
    '{ users(first: 200) { nodes { username } } }',
    { token: await system.signIn('admin') },
  );
  const names = data!.users.nodes.flatMap(({ username }) => username ?? []);
  const all: Caller[] = [];
  for (let at = 0; at < count; at += 1) {
    const username = names[at % names.length]!;
    const locale = at % 3 === 0 ? 'zh' : 'en';
    all.push({ username, locale, token: await system.signIn(username) });
  }
  return all;
}

const keyOf = ({ username, locale }: Caller, operation: string) =>
  `${username} ${locale} ${operation}`;

const distinct = (all: readonly Caller[]): Caller[] => [
  ...new Map(all.map((caller) => [keyOf(caller, ''), caller])).values(),
];

/** The answer as text, without what differs each time. */
const asking =
  (url: string): Ask =>
  async ({ token, locale }, query) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': locale,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    });
    return (await response.text()).replaceAll(/"traceId":"[^"]*"/g, '"traceId":""');
  };

async function together(
  ask: Ask,
  all: readonly Caller[],
  alone: ReadonlyMap<string, string>,
  random: Random,
  forSeconds: number,
): Promise<number> {
  const deadline = performance.now() + forSeconds * 1_000;
  let answers = 0;
  while (performance.now() < deadline) {
    // Everybody asks the same at once: that is when answers could be mixed up.
    const operation = random.pick(operations);
    await Promise.all(
      all.map(async (caller) => {
        const answer = await ask(caller, operation);
        answers += 1;
        const own = alone.get(keyOf(caller, operation));
        expect(answer === own, `${caller.username} was told something else: ${operation}`, {
          answer: answer.slice(0, 400),
          own: own?.slice(0, 400),
        });
      }),
    );
  }
  return answers;
}
