import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClient } from '../testing/fake-client.ts';
import { graphFailure } from './failure.ts';
import { LiveFeed, staleAfterMs, type Delivered, type LiveFeedState } from './live-feed.ts';

type Row = { readonly id: string };
const change = (cursor: string, id: string | null = null): Delivered<Row> => ({
  cursor,
  kind: id === null ? 'BOOKMARK' : 'UPSERTED',
  id,
  version: 1,
  row: id === null ? null : { id },
});
const refused = (code: string) => graphFailure({ code, message: code });

function setup(read: () => Promise<string> = () => Promise.resolve('10')) {
  const graph = new FakeClient();
  const applied: string[] = [];
  const states: LiveFeedState[] = [];
  const reads = vi.fn(read);
  const feed = new LiveFeed<Row>({
    graph,
    read: () => reads(),
    follow: (after, sink) =>
      graph.subscribe('subscription S { s }', () => ({ after: after() }), sink as never),
    apply: (delivered) => void applied.push(delivered.cursor),
    changed: (state) => void states.push(state),
  });
  const stream = () => graph.streams.at(-1)!;
  const send = (delivered: Delivered<Row>) => stream().sink.next(delivered);
  return { graph, feed, applied, states, reads, stream, send, status: () => states.at(-1)?.status };
}

/** Lets promises settle without moving the clock. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a live feed', () => {
  it('follows from the cursor that was read before the rows', async () => {
    const { feed, stream, status } = setup();
    feed.start();
    await settle();
    expect(stream().variables()).toEqual({ after: '10' });
    expect(status()).toBe('live');
  });

  it('resumes after the newest cursor, bookmarks included', async () => {
    const { feed, send, stream, applied } = setup();
    feed.start();
    await settle();
    send(change('11', 'a'));
    send(change('15'));
    expect(applied).toEqual(['11', '15']);
    // graphql-ws asks again for the variables when it opens the connection anew.
    expect(stream().variables()).toEqual({ after: '15' });
  });

  it('says that it resumes while the connection is down, and live with the first sign', async () => {
    const { feed, graph, send, status } = setup();
    feed.start();
    await settle();
    graph.connection.set({ state: 'resuming', since: 0, lagMs: null });
    expect(status()).toBe('resuming');
    graph.connection.set({ state: 'live', since: 0, lagMs: null });
    expect(status()).toBe('resuming');
    send(change('10'));
    expect(status()).toBe('live');
  });

  it('is stale when no bookmark came', async () => {
    const { feed, send, status } = setup();
    feed.start();
    await settle();
    await vi.advanceTimersByTimeAsync(staleAfterMs - 1000);
    send(change('11'));
    await vi.advanceTimersByTimeAsync(staleAfterMs - 1000);
    expect(status()).toBe('live');
    await vi.advanceTimersByTimeAsync(1000);
    expect(status()).toBe('stale');
  });

  it.each(['CURSOR_EXPIRED', 'ACCESS_CHANGED', 'TOKEN_STALE'])(
    'reads again on %s and follows from the new cursor',
    async (code) => {
      const cursors = ['10', '900'];
      const { feed, reads, stream } = setup(() => Promise.resolve(cursors.shift() ?? ''));
      feed.start();
      await settle();
      stream().sink.error(refused(code));
      await settle();
      expect(reads).toHaveBeenCalledTimes(2);
      expect(stream().variables()).toEqual({ after: '900' });
    },
  );

  it('slows down when it is told again and again to read', async () => {
    const { feed, reads, stream } = setup();
    feed.start();
    await settle();
    stream().sink.error(refused('CURSOR_EXPIRED'));
    await settle();
    stream().sink.error(refused('CURSOR_EXPIRED'));
    await settle();
    expect(reads).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(4000);
    expect(reads).toHaveBeenCalledTimes(3);
  });

  it('renews the token on UNAUTHENTICATED and resumes without reading', async () => {
    const { feed, graph, reads, stream } = setup();
    feed.start();
    await settle();
    stream().sink.error(refused('UNAUTHENTICATED'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(graph.renewals).toBe(1);
    expect(reads).toHaveBeenCalledTimes(1);
    expect(stream().variables()).toEqual({ after: '10' });
  });

  it('waits for the sign-in when there is no token to be had', async () => {
    const { feed, graph, reads } = setup();
    graph.renewedWith = false;
    feed.start();
    await settle();
    graph.streams[0]!.sink.error(refused('UNAUTHENTICATED'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toHaveBeenCalledTimes(1);
  });

  it.each(['SLOW_CONSUMER', 'INTERNAL', 'NOT_REACHED'])(
    'resumes after a wait on %s',
    async (code) => {
      const { feed, stream, reads, send } = setup();
      feed.start();
      await settle();
      send(change('12'));
      stream().sink.error(refused(code));
      await vi.advanceTimersByTimeAsync(2000);
      expect(stream().variables()).toEqual({ after: '12' });
      expect(reads).toHaveBeenCalledTimes(1);
    },
  );

  it('stops trying when the answer cannot change', async () => {
    const { feed, reads, states } = setup(() => Promise.reject(refused('FORBIDDEN')));
    feed.start();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(reads).toHaveBeenCalledTimes(1);
    expect(states.at(-1)).toMatchObject({ status: 'error', retryAt: null });
  });

  it('tells when it tries again after a failed reading, and does', async () => {
    let fails = true;
    const { feed, states, status } = setup(() =>
      fails
        ? Promise.reject(graphFailure({ code: 'NOT_REACHED', message: 'x', notReached: true }))
        : Promise.resolve('20'),
    );
    feed.start();
    await settle();
    expect(states.at(-1)).toMatchObject({ status: 'error', error: { notReached: true } });
    expect(states.at(-1)?.retryAt).toBeGreaterThan(Date.now());
    fails = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(status()).toBe('live');
  });

  it('hears nothing of a stream that it left', async () => {
    const { feed, graph, applied } = setup();
    feed.start();
    await settle();
    const [first] = graph.streams;
    feed.retry();
    await settle();
    first?.sink.next(change('99', 'ghost'));
    expect(applied).toEqual([]);
    feed.stop();
    expect(graph.streams).toHaveLength(0);
  });
});
