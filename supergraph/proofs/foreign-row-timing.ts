import { randomUUID } from 'node:crypto';
import { ulid } from '@houqin/kit/id';
import { rankTest } from '@houqin/kit/testing/rank-test';
import { startHarness, type Harness, type HarnessAsk } from '../test/harness.ts';
import { expect } from './lib/expect.ts';
import type { Proof } from './lib/proof.ts';
import { runSeed, seeded, type Random } from './lib/random.ts';

const level = 0.01;
const pairs = 1_000;
const password = 'matrix-of-roles';

/** Fields that look one row up, the list that names an id for the administrator, and who asks. */
const lookups = [
  { field: 'alarm', list: 'alarms(first: 1) { nodes { id } }' },
  { field: 'workOrder', list: 'workOrders(first: 1) { nodes { id } }' },
  { field: 'serviceRequest', list: 'serviceRequests(first: 1) { nodes { id } }' },
  { field: 'room', list: 'rooms(first: 1) { nodes { id } }' },
  { field: 'point', list: 'points(first: 1) { nodes { id } }' },
  { field: 'approvalCase', list: 'approvalCases(first: 1) { nodes { id } }' },
  { field: 'notice', list: 'notices(first: 1) { nodes { id } }' },
  { field: 'user', list: 'users(first: 1, search: "nurse-icu") { nodes { id } }' },
  { field: 'workOrder', list: 'workOrders(first: 1) { nodes { id } }', vendor: true },
  {
    field: 'serviceContract',
    list: 'serviceContracts(search: "恒泰", first: 1) { nodes { id } }',
    vendor: true,
  },
] as const satisfies readonly Lookup[];

interface Lookup {
  readonly field: string;
  readonly list: string;
  /** An organisation that has other rows, at the vendors' door; else somebody of another campus. */
  readonly vendor?: true;
}

/** Whether a row exists that somebody may not see cannot be told from how long the answer takes. */
export const proof: Proof = {
  name: 'foreign-row-timing',
  about:
    'a row of another campus or vendor and an absent one take the same time: rank test, each field',
  async run({ say, share }) {
    const random = seeded(runSeed());
    say(`seed ${random.seed}`);
    const rateOfVendors = { requests: 10_000_000, seconds: 60 };
    const system = await startHarness({ rateOfVendors });
    try {
      const stranger = await signInStranger(system);
      const admin = await system.signIn('admin');
      const vendor = await system.signInClient('vendor-minglan');
      for (const lookup of lookups as readonly Lookup[]) {
        const { field, list } = lookup;
        const asks: HarnessAsk = lookup.vendor
          ? { token: vendor, path: '/vendor/graphql' }
          : { token: stranger };
        const { data } = await system.ask<Record<string, { nodes: { id: string }[] }>>(
          `{ ${list} }`,
          { token: admin },
        );
        const foreign = Object.values(data!)[0]!.nodes[0]!.id;
        let count = Math.max(60, Math.round(pairs * share));
        let p = await compare(system, asks, field, foreign, count, random);
        // One in a hundred honest runs falls below by chance: a real difference grows with the sample.
        for (let again = 0; p <= level && again < 2; again += 1) {
          count *= 2;
          p = await compare(system, asks, field, foreign, count, random);
        }
        const who = lookup.vendor ? 'vendor' : 'campus';
        say(`${who} ${field.padEnd(15)} ${count} pairs, p = ${p.toFixed(4)}`);
        expect(p > level, `a foreign ${field} can be told by its time, p = ${p}`);
      }
    } finally {
      await system.dispose();
    }
  },
};

/** Somebody with many rights on a campus that has no rows. */
async function signInStranger(system: Harness): Promise<string> {
  const roles = ['logistics-director', 'dispatcher', 'environment-operator', 'employee'];
  const input = { username: 'stranger', name: 'stranger', roles, password, campusId: ulid() };
  const { errors } = await system.ask(
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
    {
      token: await system.signIn('admin'),
      variables: { input: { ...input, idempotencyKey: randomUUID() } },
    },
  );
  expect(!errors, 'the stranger could not be made', errors);
  return system.signIn('stranger', password);
}

async function compare(
  system: Harness,
  asks: HarnessAsk,
  field: string,
  foreign: string,
  count: number,
  random: Random,
): Promise<number> {
  const query = `query ($id: ID!) { ${field}(id: $id) { id } }`;
  const once = async (id: string): Promise<number> => {
    const startedAt = performance.now();
    const { data, errors } = await system.ask<Record<string, unknown>>(query, {
      ...asks,
      variables: { id },
    });
    const ms = performance.now() - startedAt;
    expect(!errors && data![field] === null, `${field} was answered`, { data, errors });
    return ms;
  };
  const there: number[] = [];
  const gone: number[] = [];
  for (let warm = 0; warm < 20; warm += 1) await once(ulid());
  for (let pair = 0; pair < count; pair += 1) {
    const first = random.integer(2) === 0;
    // An absent id like a real one: of about the same age.
    const absent = foreign.slice(0, -6) + ulid().slice(-6);
    const a = await once(first ? foreign : absent);
    const b = await once(first ? absent : foreign);
    there.push(first ? a : b);
    gone.push(first ? b : a);
  }
  return rankTest(there, gone);
}
