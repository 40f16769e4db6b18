import { fixedClock, type FixedClock } from '@houqin/kit/clock';
import type { RequestFacts } from '@houqin/kit/context';
import type { TestDatabase } from '@houqin/kit/testing/databases';
import {
  graphWith,
  startTestSubgraph,
  testFacts,
  type GraphAnswer,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
import type { KeySource } from '@houqin/kit/token';
import { keySource, subgraph } from '../src/subgraph.ts';

/** When the tests' clock begins. */
export const eight = new Date('2026-03-02T08:00:00Z');

export interface TestIdentity extends TestSubgraph {
  readonly clock: FixedClock;
  /** Runs an operation as a browser or program would: with a token, cookies and an address. */
  ask(query: string, variables?: object, facts?: Partial<RequestFacts>): Promise<GraphAnswer>;
  /** Signs a demo account in. */
  signIn(username: string, password?: string): Promise<SignedIn>;
  /** Published events of one type, oldest first. */
  events(type: string): Promise<{ payload: Record<string, unknown>; actor: unknown }[]>;
}

export interface SignedIn {
  readonly token: string;
  readonly refreshToken: string;
}

/** Identity alone on a new database, with the demo hospital unless told otherwise. */
export async function startIdentity(
  database: TestDatabase,
  { demo = true }: { demo?: boolean } = {},
): Promise<TestIdentity> {
  const clock = fixedClock(eight);
  const late: { source?: KeySource } = {};
  const keys: KeySource = { keys: () => late.source!.keys() };
  process.env['HOUQIN_DEMO_ANYWHERE'] = 'no';
  const running = await startTestSubgraph(subgraph, { database, clock, keys });
  late.source = keySource(running.runtime);
  // Tests start with DEMO=none; the demo accounts are wanted all the same.
  Object.assign(running.process.settings, { demo: 'tiny' });
  if (demo) await running.seed({ size: 'tiny', now: eight });
  await running.settled();

  const ask: TestIdentity['ask'] = async (query, variables = {}, facts = {}) => {
    const ctx = await running.createContext(testFacts(facts));
    return graphWith(running, ctx, query, { ...variables });
  };
  return {
    ...running,
    ...{ clock, ask },
    async signIn(username, password = 'houqin-demo') {
      const { data, errors } = await ask(login, {
        input: { username, password, returnRefreshToken: true },
      });
      if (errors) throw new Error(JSON.stringify(errors));
      const { accessToken, refreshToken } = data.login;
      return { token: accessToken, refreshToken };
    },
    async events(type) {
      await running.settled();
      const em = running.runtime.orm.em.fork();
      const rows = await em
        .getConnection()
        .execute<{ payload: string; actor: string }[]>(
          'select payload, actor from outbox where type = ? order by position',
          [type],
        );
      return rows.map(({ payload, actor }) => ({
        payload: JSON.parse(payload) as Record<string, unknown>,
        actor: JSON.parse(actor) as unknown,
      }));
    },
  };
}

export const login = `mutation ($input: LoginInput!) {
  login(input: $input) { accessToken refreshToken expiresAt user { id name } viewer { name roles } }
}`;

export const refresh = `mutation ($input: RefreshSessionInput) {
  refreshSession(input: $input) { accessToken refreshToken }
}`;

/** Code and details of the first error. */
export const fault = ({ errors }: GraphAnswer) => errors?.[0]?.extensions as never;

let keys = 0;
/** A new idempotency key. */
export const key = () => `key-${(keys += 1)}`;
