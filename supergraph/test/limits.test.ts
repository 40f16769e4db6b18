import { buildSchema, getIntrospectionQuery, parse, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileOperations } from '../proofs/lib/hostile-operations.ts';
import { costOf, fragmentsOf } from '../src/limits/cost.ts';
import { parseWithin } from '../src/limits/document-limits.ts';
import { staffLimits } from '../src/limits/operation-limits.ts';
import { OperationTooLarge } from '../src/limits/operation-too-large.ts';
import { LiveClient } from './graph/live-client.ts';
import { startHarness, type Harness } from './harness.ts';

/** What is refused, by which limit. */
const hostile = hostileOperations.map(({ name, limit, query }) => [name, limit, query] as const);

describe('a document', () => {
  it('of common introspection is fine', () => {
    parseWithin(getIntrospectionQuery(), staffLimits);
  });
  it('with fragments in a ring is left to validation', () => {
    const ring = '{ ...a } fragment a on Query { me { ...b } } fragment b on Query { me { ...a } }';
    parseWithin(ring, staffLimits);
  });
  it.each(hostile.filter(([, limit]) => limit !== 'cost'))('is refused: %s', (_, limit, text) => {
    expect(() => parseWithin(text, staffLimits)).toThrow(OperationTooLarge);
    try {
      parseWithin(text, staffLimits);
    } catch (error) {
      expect((error as OperationTooLarge).details).toMatchObject({ limit });
    }
  });
});

describe('cost', () => {
  const schema = buildSchema(`
    type Query { rooms(first: Int = 50): Rooms! one: Room tags: [Tag!]! }
    type Rooms { nodes: [Room!]! edges: [Edge!]! totalCount: Int! }
    type Edge { node: Room! }
    type Room { id: ID! tags: [Tag!]! orders(first: Int): Rooms! }
    type Tag { id: ID! }`);
  /** The cost, by finding the limit it just fits in. */
  const cost = (text: string, variables: Record<string, unknown> = {}) => {
    const document = parse(text);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const check = costOf(schema, operation, fragmentsOf(document));
    for (let limit = 0; ; limit += 1) {
      try {
        check(variables, { ...staffLimits, cost: limit });
        return limit;
      } catch {
        // One more.
      }
    }
  };
  it.each([
    ['leaves cost nothing', '{ __typename }', {}, 0],
    ['an object costs one', '{ one { id } }', {}, 1],
    ['a list of unknown length ten', '{ tags { id } }', {}, 10],
    ['a connection its page', '{ rooms(first: 7) { nodes { id } } }', {}, 8],
    ['the default page', '{ rooms { nodes { id } } }', {}, 51],
    ['edges and their nodes', '{ rooms(first: 7) { edges { node { id } } } }', {}, 15],
    ['lists in rows', '{ rooms(first: 3) { nodes { tags { id } } } }', {}, 1 + 3 + 30],
    [
      'pages in rows',
      '{ rooms(first: 3) { nodes { orders(first: 5) { nodes { id } } } } }',
      {},
      1 + 3 + 3 + 15,
    ],
    ['a variable', 'query ($n: Int) { rooms(first: $n) { nodes { id } } }', { n: 20 }, 21],
    [
      'the default of a variable',
      'query ($n: Int = 9) { rooms(first: $n) { nodes { id } } }',
      {},
      10,
    ],
    ['a count alone', '{ rooms(first: 200) { totalCount } }', {}, 1],
    [
      'fragments, each use',
      '{ one { ...t } two: one { ...t } } fragment t on Room { tags { id } }',
      {},
      22,
    ],
  ])('%s', (_, text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });
});

describe('the running system', () => {
  let system: Harness;
  let token = '';
  beforeAll(async () => {
    system = await startHarness({ domains: ['identity', 'facility'] });
    token = await system.signIn('admin');
  });
  afterAll(() => system.dispose());

  it.each(hostile)('refuses over HTTP, with the limit and a code: %s', async (_, limit, query) => {
    const { data, errors } = await system.ask(query, { token });
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors![0]!.extensions).toMatchObject({
      ...{ code: 'OPERATION_TOO_LARGE', limit },
      allowed: staffLimits[limit as keyof typeof staffLimits],
    });
    const url = `${system.url}/graphql?query=${encodeURIComponent(query)}`;
    // By GET too, as far as an address may be that long.
    if (url.length < 12_000) {
      const headers = { authorization: `Bearer ${token}`, 'apollo-require-preflight': 'yes' };
      const answer = (await (await fetch(url, { headers })).json()) as typeof system & {
        errors: { extensions: { code: string } }[];
      };
      expect(answer.errors[0]!.extensions.code).toBe('OPERATION_TOO_LARGE');
    }
  });

  it.each(hostile)('refuses over a WebSocket: %s', async (_, limit, query) => {
    const client = new LiveClient(`${system.url.replace('http', 'ws')}/graphql`, { token });
    const stream = client.follow(query);
    const { errors = stream.results[0]?.errors } = await stream.ended;
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_LARGE', limit });
    await client.dispose();
  });

  it('refuses circular fragments, batches and bodies of 5 MB in their own words', async () => {
    const ring = '{ ...a } fragment a on Query { me { user { id } } ...a }';
    const { errors } = await system.ask(ring, { token });
    expect(errors![0]!.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    const post = (body: string) =>
      fetch(`${system.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const one = { query: '{ __typename }' };
    expect((await post(JSON.stringify(Array(100).fill(one)))).status).toBe(400);
    const large = await post(
      JSON.stringify({ query: '{ __typename }', fill: 'x'.repeat(5 << 20) }),
    );
    expect(large.status).toBe(413);
  });

  it('says it in the language of the caller', async () => {
    const query = hostile[0]![2];
    const { errors } = await system.ask(query, { token, headers: { 'accept-language': 'zh' } });
    expect(errors![0]!.message).toMatch(/查询过大/);
  });
});
