import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGraphClient, Tokens } from './graph-client.ts';
import { isGraphFailure, type GraphFailure } from './failure.ts';

interface Sent {
  readonly authorization: string | null;
  readonly variables: { readonly input?: { readonly idempotencyKey?: string } };
}

const data = (value: unknown) => ({ data: value });
const errors = (code: string, extra: object = {}) => ({
  data: null,
  errors: [{ message: `text of ${code}`, extensions: { code, ...extra } }],
});

function setup(answer: (sent: Sent, turn: number) => unknown) {
  const sent: Sent[] = [];
  const refresh = vi.fn(() =>
    Promise.resolve({ token: `new${refresh.mock.calls.length}`, expiresAt: Date.now() + 600_000 }),
  );
  const tokens = new Tokens({ refresh });
  tokens.set({ token: 'old', expiresAt: Date.now() + 600_000 });
  const onSignedOut = vi.fn();
  const graph = createGraphClient({
    url: () => 'http://graph.test/graphql',
    tokens,
    language: () => 'zh-CN',
    onSignedOut,
    fetch: (_, init) => {
      const { variables } = JSON.parse(String(init?.body)) as Pick<Sent, 'variables'>;
      const authorization = new Headers(init?.headers).get('authorization');
      sent.push({ authorization, variables });
      const body = answer(sent.at(-1)!, sent.length);
      if (body instanceof Error) return Promise.reject(body);
      const headers = { 'content-type': 'application/json', date: new Date().toUTCString() };
      return Promise.resolve(new Response(JSON.stringify(body), { headers }));
    },
  });
  return { graph, sent, refresh, tokens, onSignedOut };
}

const failing = async (task: Promise<unknown>): Promise<GraphFailure> => {
  const error: unknown = await task.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!isGraphFailure(error)) throw new Error('it did not fail with a GraphFailure');
  return error;
};

beforeEach(() => void vi.stubGlobal('location', { href: 'http://graph.test/' }));
afterEach(() => void vi.unstubAllGlobals());

describe('a query', () => {
  it('goes out with the token and comes back with data', async () => {
    const { graph, sent } = setup(() => data({ me: { name: '何敏' } }));
    expect(await graph.query('{ me { name } }', {})).toMatchObject({ me: { name: '何敏' } });
    expect(sent[0]?.authorization).toBe('Bearer old');
  });

  it.each(['UNAUTHENTICATED', 'TOKEN_STALE'])(
    'renews the token once on %s and tries again',
    async (code) => {
      const { graph, sent, refresh } = setup((_, turn) =>
        turn === 1 ? errors(code) : data({ me: { name: 'x' } }),
      );
      await graph.query('{ me { name } }', {});
      expect(refresh).toHaveBeenCalledTimes(1);
      expect(sent.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new1']);
    },
  );

  it('shares one renewal between queries that are refused together', async () => {
    const { graph, refresh } = setup(({ authorization }) =>
      authorization === 'Bearer old' ? errors('TOKEN_STALE') : data({ me: { name: 'x' } }),
    );
    await Promise.all([
      graph.query('query A { me { name } }', {}),
      graph.query('query B { me { name } }', {}),
      graph.query('query C { me { name } }', {}),
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('does not send a wrong password twice: it would count twice', async () => {
    const { graph, sent, refresh } = setup(() =>
      errors('UNAUTHENTICATED', { reason: 'CREDENTIALS' }),
    );
    expect(await failing(graph.query('{ me { name } }', {}))).toMatchObject({
      details: { reason: 'CREDENTIALS' },
    });
    expect(sent).toHaveLength(1);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('does not try a third time', async () => {
    const { graph, sent } = setup(() => errors('UNAUTHENTICATED'));
    expect((await failing(graph.query('{ me { name } }', {}))).code).toBe('UNAUTHENTICATED');
    expect(sent).toHaveLength(2);
  });

  it('maps a refusal: code, text, field, details, number of the trace', async () => {
    const { graph } = setup(() =>
      errors('INVALID_STATE', { field: 'state', allowed: ['DONE'], traceId: 't-1' }),
    );
    expect(await failing(graph.query('{ me { name } }', {}))).toMatchObject({
      code: 'INVALID_STATE',
      message: 'text of INVALID_STATE',
      field: 'state',
      details: { allowed: ['DONE'] },
      traceId: 't-1',
      notReached: false,
    });
  });

  it('tells a server that was not reached from one that refused', async () => {
    const { graph } = setup(() => new TypeError('fetch failed'));
    expect(await failing(graph.query('{ me { name } }', {}))).toMatchObject({
      code: 'NOT_REACHED',
      notReached: true,
    });
  });

  it('answers in part when a field is masked, and tells the code', async () => {
    const { graph } = setup(() => ({
      data: { user: { name: 'x', phone: null } },
      errors: [{ message: 'masked', path: ['user', 'phone'], extensions: { code: 'FORBIDDEN' } }],
    }));
    const partial = vi.fn();
    const answer = await graph.query('{ user { name phone } }', {}, { onPartial: partial });
    expect(answer).toMatchObject({ user: { phone: null } });
    expect(partial.mock.calls[0]?.[0]).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});

const Start = 'mutation Start($input: StartInput!) { start(input: $input) { id } }';

describe('a mutation', () => {
  it('carries a key of its own', async () => {
    const { graph, sent } = setup(() => data({ start: { id: '1' } }));
    await graph.mutate(Start, { input: { id: '1' } });
    await graph.mutate(Start, { input: { id: '1' } });
    const keys = sent.map(({ variables }) => variables.input?.idempotencyKey);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('repeats with the same key when no answer came back', async () => {
    vi.useFakeTimers();
    const { graph, sent } = setup((_, turn) =>
      turn < 3 ? new TypeError('reset') : data({ start: { id: '1' } }),
    );
    const done = graph.mutate(Start, { input: { id: '1' } });
    await vi.advanceTimersByTimeAsync(5000);
    await done;
    vi.useRealTimers();
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ variables }) => variables.input?.idempotencyKey)).size).toBe(1);
  });

  it('keeps the key over a renewal of the token', async () => {
    const { graph, sent } = setup((_, turn) =>
      turn === 1 ? errors('TOKEN_STALE') : data({ start: { id: '1' } }),
    );
    await graph.mutate(Start, { input: { id: '1' } });
    expect(new Set(sent.map(({ variables }) => variables.input?.idempotencyKey)).size).toBe(1);
  });

  it('repeats an intent under the key it is given', async () => {
    const { graph, sent } = setup(() => data({ start: { id: '1' } }));
    await graph.mutate(Start, { input: { id: '1' } }, { idempotencyKey: 'k' });
    expect(sent[0]?.variables.input?.idempotencyKey).toBe('k');
  });

  it('adds none where none is wanted', async () => {
    const { graph, sent } = setup(() => data({ start: { id: '1' } }));
    await graph.mutate(Start, { input: { id: '1' } }, { idempotencyKey: null });
    expect(sent[0]?.variables.input).toEqual({ id: '1' });
  });
});
