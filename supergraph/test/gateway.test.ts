import { afterAll, beforeAll, expect, it } from 'vitest';
import { SignInOffice } from './graph/sign-in-office.ts';
import { startTestGateway, type TestGateway } from './graph/test-gateway.ts';

const office = new SignInOffice();
office.grant('lin', 'room:read', 'alarm:read');
office.grant('auditor', 'secret:own', 'secret:audit', 'person:reveal', 'room:read', 'room:plan');
let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ policy: office.policy });
});
afterAll(() => gateway.stop());

const codes = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.map(({ extensions }) => extensions['code']);

it('answers public fields to anybody', async () => {
  const { status, data } = await gateway.ask('{ hello }');
  expect({ status, data }).toEqual({ status: 200, data: { hello: 'hello' } });
});

it('joins subgraphs in one answer', async () => {
  const { data } = await gateway.ask('{ rooms { number alarmCount keeper { name } } }', {
    token: office.token('lin'),
  });
  expect(data).toEqual({
    rooms: [
      { number: 'S-0307', alarmCount: 0, keeper: { name: 'Lin' } },
      { number: 'S-0308', alarmCount: 0, keeper: { name: 'Lin' } },
    ],
  });
});

it('refuses without a token, and says where', async () => {
  const answer = await gateway.ask('{ hello rooms { number } }');
  expect(answer.status).toBe(200);
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors![0]).toMatchObject({
    message: 'Please sign in.',
    extensions: { code: 'UNAUTHENTICATED', coordinate: 'Query.rooms', retryable: false },
  });
  expect(answer.errors![0]!.extensions['traceId']).toMatch(/^[0-9A-Z]{26}$/);
});

it('refuses a field that the caller lacks before any subgraph is asked', async () => {
  gateway.graph.tokens.length = 0;
  const answer = await gateway.ask('{ rooms { number keeper { phone } plan } }', {
    token: office.token('lin'),
  });
  expect(codes(answer)).toEqual(['FORBIDDEN']);
  expect(answer.errors![0]!.extensions['coordinates']).toEqual(['Person.phone', 'Room.plan']);
  expect(answer.errors![0]!.message).toContain('person:reveal');
  expect(gateway.graph.tokens).toEqual([]);
});

it('grants by any of the alternatives, each whole', async () => {
  expect((await gateway.ask('{ secret }', { token: office.token('auditor') })).data).toEqual({
    secret: 's',
  });
  office.grant('half', 'secret:own');
  expect(codes(await gateway.ask('{ secret }', { token: office.token('half') }))).toEqual([
    'FORBIDDEN',
  ]);
});

it('says that a token is stale, expired or revoked, but still answers public fields', async () => {
  office.grant('moved', 'room:read');
  const old = office.token('moved');
  office.grant('moved', 'room:read');
  expect(codes(await gateway.ask('{ rooms { id } }', { token: old }))).toEqual(['TOKEN_STALE']);
  expect((await gateway.ask('{ hello }', { token: old })).data).toEqual({ hello: 'hello' });
  const expired = office.token('lin', { seconds: -5 });
  expect(codes(await gateway.ask('{ rooms { id } }', { token: expired }))).toEqual([
    'UNAUTHENTICATED',
  ]);
  const revoked = office.token('lin', { sessionId: 'gone' });
  office.revoke('gone');
  expect(codes(await gateway.ask('{ me { id } }', { token: revoked }))).toEqual([
    'UNAUTHENTICATED',
  ]);
});

it('passes the caller to the subgraphs, one context each per operation', async () => {
  const token = office.token('lin');
  gateway.graph.tokens.length = 0;
  gateway.graph.contexts.clear();
  await gateway.ask('{ rooms { number alarmCount keeper { name } } me { name } }', { token });
  expect(new Set(gateway.graph.tokens)).toEqual(new Set([token]));
  expect(Object.fromEntries(gateway.graph.contexts)).toEqual({ staff: 1, rooms: 1, alarms: 1 });
});

it('carries cookies in and Set-Cookie out', async () => {
  const { data, headers } = await gateway.ask('mutation { enter(name: "lin") }', {
    headers: { cookie: 'session=before; other=1' },
  });
  expect(data).toEqual({ enter: 'lin from before' });
  expect(headers.getSetCookie()).toEqual(['session=lin; HttpOnly']);
});

it('answers in Chinese unless English is asked for', async () => {
  const { errors } = await gateway.ask('{ me { id } }', {
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(errors![0]!.message).toMatch(/[\u4e00-\u9fff]/);
});

it('codes faults of the document and of its variables', async () => {
  const faults = await Promise.all([
    gateway.ask('{ hello'),
    gateway.ask('{ nothing }'),
    gateway.ask('query ($x: Boolean!) { hello @skip(if: $x) }', { variables: { x: 'no' } }),
    gateway.ask('subscription { beat(every: 1) }'),
    gateway.ask('subscription ($x: Boolean!) { beat(every: 1) @skip(if: $x) }', {
      variables: { x: true },
    }),
  ]);
  expect(faults.map(codes)).toEqual([
    ['GRAPHQL_PARSE_FAILED'],
    ['GRAPHQL_VALIDATION_FAILED'],
    ['BAD_USER_INPUT'],
    ['BAD_REQUEST'],
    ['BAD_REQUEST'],
  ]);
  const problems = faults.slice(3).map(({ errors }) => errors![0]!.extensions['problem']);
  expect(problems).toEqual(['SUBSCRIPTION_OVER_HTTP', 'SUBSCRIPTION_ROOT_CONDITIONAL']);
});

it('answers queries by GET and refuses mutations by GET', async () => {
  const get = (query: string) =>
    fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
  expect(await (await get('{ hello }')).json()).toEqual({ data: { hello: 'hello' } });
  expect((await get('mutation { enter(name: "x") }')).status).toBe(405);
});

it('blocks what a foreign page could send without asking', async () => {
  const form = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query: '{ hello }' }),
  });
  expect(form.status).toBe(400);
  expect(await form.text()).toMatch(/Cross-Site/);
});

it('refuses bodies beyond 1 MB and bodies that are no JSON', async () => {
  const send = (body: string) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  expect((await send(`{"query":"${' '.repeat(1_100_000)}"}`)).status).toBe(413);
  expect((await send('{"query"')).status).toBe(400);
  expect((await send(JSON.stringify({ query: '{ hello }' }))).status).toBe(200);
});

it('tells refusals by status to clients of the newer media type', async () => {
  const { status } = await gateway.ask('{ rooms { id } }', {
    headers: { accept: 'application/graphql-response+json' },
  });
  expect(status).toBe(401);
});

it('hides the schema where the policy says so', async () => {
  const closed = await startTestGateway({ policy: office.policy, introspection: false });
  const answer = await closed.ask('{ __schema { queryType { name } } }');
  expect(codes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  await closed.stop();
  const open = await gateway.ask('{ __schema { queryType { name } } }');
  expect(open.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
});

it('gives every answer the caller’s correlation id, or one of its own', async () => {
  const given = await gateway.ask('{ hello }', { headers: { 'x-correlation-id': 'abc-1' } });
  expect(given.headers.get('x-correlation-id')).toBe('abc-1');
  const made = await gateway.ask('{ hello }', { headers: { 'x-correlation-id': 'a b\tc' } });
  expect(made.headers.get('x-correlation-id')).toMatch(/^[0-9A-Z]{26}$/);
});
