import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';

/** What a program asks at the vendors' door is counted there and read by whose program it is. */
let system: Harness;
beforeAll(async () => {
  system = await startHarness({
    domains: ['identity', 'facility', 'maintenance'],
    rateOfVendors: { requests: 6, seconds: 600 },
  });
}, 120_000);
afterAll(() => system.dispose());

it('counts requests and refusals of programs, over a restart', { timeout: 60_000 }, async () => {
  const path = '/vendor/graphql';
  const token = await system.signInClient('vendor-demo');
  const ask = (query: string) => system.ask(query, { token, path });
  for (let n = 0; n < 3; n += 1) await ask('{ workOrders { totalCount } }');
  await ask('{ users { nodes { id } } }');
  const absent = { id: '01J00000000000000000000000', idempotencyKey: 'k' };
  const accept =
    'mutation ($input: AcceptWorkOrderInput!) { acceptWorkOrder(input: $input) { id } }';
  await system.ask(accept, { token, path, variables: { input: absent } });
  await ask('{ me { name } }');
  const limited = await ask('{ me { name } }');
  expect(limited.errors![0]!.extensions['code']).toBe('RATE_LIMITED');

  // What was counted is written when the process ends, if not before.
  system = await system.restart();
  const person = await system.signIn('vendor');
  const { data } = await system.ask<{
    apiClients: {
      nodes: {
        code: string;
        usage: { requests: number; refused: { code: string; count: number }[] }[];
      }[];
    };
  }>('{ apiClients { nodes { code usage { requests refused { code count } } } } }', {
    token: person,
    path,
  });
  const { usage } = data!.apiClients.nodes.find(({ code }) => code === 'vendor-demo')!;
  const sum = new Map<string, number>();
  for (const { refused } of usage)
    for (const { code, count } of refused) sum.set(code, (sum.get(code) ?? 0) + count);
  expect(usage.reduce((all, { requests }) => all + requests, 0)).toBe(7);
  expect(Object.fromEntries(sum)).toEqual({
    ...{ GRAPHQL_VALIDATION_FAILED: 1, NOT_FOUND: 1, RATE_LIMITED: 1 },
  });
});
