import { rankTest } from '@houqin/kit/testing/rank-test';
import { startHarness, type Harness } from '../test/harness.ts';
import { expect } from './lib/expect.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';
import { shiftedClock, type ShiftedClock } from './lib/shifted-clock.ts';

/** Below this the two can be told apart: `Must show` of the issue on access. */
const level = 0.01;
const pairs = 600;

/** Whether an account exists cannot be told from how long its refusal takes. */
export const proof: Proof = {
  name: 'sign-in-timing',
  about:
    'a wrong password and an unknown name take the same time: rank test over interleaved calls',
  async run({ say, share }) {
    const random = seeded(runSeed());
    say(`seed ${random.seed}`);
    const clock = shiftedClock();
    const system = await startHarness({ domains: ['identity'], clock });
    try {
      const names = await existing(system);
      let count = Math.max(40, Math.round(pairs * share));
      let p = await compare(system, clock, names, count, random, say);
      // One in a hundred honest runs falls below by chance: a real difference grows with the sample.
      for (let again = 0; p <= level && again < 2; again += 1) {
        count *= 2;
        p = await compare(system, clock, names, count, random, say);
      }
      expect(p > level, `an unknown name can be told by its time, p = ${p}`);
    } finally {
      await system.dispose();
    }
  },
};

async function existing(system: Harness): Promise<string[]> {
  const token = await system.signIn('admin');
  const { data } = await system.ask<{ users: { nodes: { username: string | null }[] } }>(
    '{ users(first: 200) { nodes { username } } }',
    { token },
  );
  return data!.users.nodes.flatMap(({ username }) => (username ? [username] : []));
}

async function compare(
  system: Harness,
  clock: ShiftedClock,
  names: readonly string[],
  count: number,
  random: Random,
  say: (line: string) => void,
): Promise<number> {
  const known: number[] = [];
  const unknown: number[] = [];
  const once = async (username: string, into: number[]) => {
    const startedAt = performance.now();
    const { errors } = await system.ask(
      'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }',
      { variables: { input: { username, password: 'not the password' } } },
    );
    into.push(performance.now() - startedAt);
    const code = errors?.[0]?.extensions['code'];
    expect(code === 'UNAUTHENTICATED', `${username} was answered ${String(code)}`);
  };
  for (let pair = 0; pair < count; pair += 1) {
    // Nobody is locked: failures are forgotten after 15 min.
    if (pair % names.length === 0) clock.advance(16 * 60_000);
    const name = names[pair % names.length]!;
    // As long as the real one, and asked before as often as it.
    const nobody = `${name.slice(0, -1)}~`;
    const order = random.integer(2) === 0;
    await once(order ? name : nobody, order ? known : unknown);
    await once(order ? nobody : name, order ? unknown : known);
  }
  const p = rankTest(known, unknown);
  say(
    `${count} pairs, median ${median(known).toFixed(2)} ms known, ${median(unknown).toFixed(2)} ms unknown, p = ${p.toFixed(4)}`,
  );
  return p;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
