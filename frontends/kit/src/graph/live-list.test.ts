import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClient } from '../testing/fake-client.ts';
import { inEffect } from '../testing/in-effect.svelte.ts';
import { graphFailure } from './failure.ts';
import { liveList } from './live-list.svelte.ts';
import { liveOne } from './live-one.svelte.ts';

interface Row {
  readonly id: string;
  readonly version: number;
}
interface Page {
  readonly nodes: readonly Row[];
  readonly liveCursor: string;
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface WireChange {
  readonly cursor: string;
  readonly kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  readonly id: string | null;
  readonly version: number | null;
  readonly order: Row | null;
}

const page = (rows: readonly Row[], next: string | null = null): { orders: Page } => ({
  orders: {
    nodes: rows,
    liveCursor: '5',
    totalCount: 7,
    pageInfo: { hasNextPage: next !== null, endCursor: next },
  },
});
const row = (id: string, version = 1): Row => ({ id, version });

function list(graph: FakeClient, hold = () => false) {
  return inEffect(() =>
    liveList<Row, { orders: Page }, object, { change: WireChange }, object, WireChange>({
      graph,
      query: 'query Orders { orders }',
      variables: () => ({ filter: 'mine' }),
      connection: (data) => data.orders,
      changed: 'subscription OrderChanged { change }',
      changedVariables: () => ({ filter: 'mine' }),
      change: (data) => data.change,
      row: (change) => change.order,
      sort: (a, b) => a.id.localeCompare(b.id),
      hold,
    }),
  );
}

const send = (graph: FakeClient, change: Partial<WireChange>) =>
  graph.streams[0]?.sink.next({
    change: { cursor: '6', kind: 'UPSERTED', id: null, version: 1, order: null, ...change },
  });
const settle = () => vi.advanceTimersByTimeAsync(0);

let graph: FakeClient;
beforeEach(() => {
  vi.useFakeTimers();
  graph = new FakeClient();
  graph.answer = () => page([row('a'), row('c')]);
});
afterEach(() => void vi.useRealTimers());

describe('liveList', () => {
  it('reads, follows from the cursor of the list, and keeps the rows right', async () => {
    const { value: orders, stop } = list(graph);
    expect(orders.status).toBe('loading');
    await settle();
    expect(orders.rows.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(graph.streams[0]?.variables()).toEqual({ filter: 'mine', after: '5' });
    send(graph, { id: 'b', order: row('b'), cursor: '6' });
    send(graph, { kind: 'REMOVED', id: 'a', version: 2, cursor: '7' });
    expect(orders.rows.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(orders).toMatchObject({ status: 'live', totalCount: 7 });
    expect(graph.streams[0]?.variables()).toMatchObject({ after: '7' });
    stop();
    expect(graph.streams).toHaveLength(0);
  });

  it('keeps the old rows with their age while it cannot read anew', async () => {
    const { value: orders, stop } = list(graph);
    await settle();
    graph.answer = () => {
      throw graphFailure({ code: 'NOT_REACHED', message: '没有连上', notReached: true });
    };
    graph.streams[0]?.sink.error(graphFailure({ code: 'CURSOR_EXPIRED', message: 'old' }));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(orders.rows).toHaveLength(2);
    expect(orders).toMatchObject({ status: 'error', error: { notReached: true } });
    expect(orders.ageMs).toBeGreaterThanOrEqual(2_000);
    stop();
  });

  it('reads further pages and knows when there are none', async () => {
    graph.answer = (_, variables) =>
      (variables as { after?: string }).after ? page([row('d')]) : page([row('a')], 'next');
    const { value: orders, stop } = list(graph);
    await settle();
    expect(orders.hasMore).toBe(true);
    await orders.more();
    expect(orders.rows.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(orders.hasMore).toBe(false);
    stop();
  });

  it('holds new rows back while it is told to', async () => {
    const { value: orders, stop } = list(graph, () => true);
    await settle();
    send(graph, { id: 'b', order: row('b') });
    expect(orders.heldCount).toBe(1);
    expect(orders.rows).toHaveLength(2);
    orders.show();
    expect(orders.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    stop();
  });
});

describe('liveOne', () => {
  const one = () =>
    inEffect(() =>
      liveOne<Row, { order: Row | null }, object, { change: WireChange }, object, WireChange>({
        graph,
        query: 'query Order { order }',
        variables: () => ({ id: 'a' }),
        entity: (data) => data.order,
        changed: 'subscription OrderChanged { change }',
        changedVariables: () => ({ filter: { id: { eq: 'a' } } }),
        change: (data) => data.change,
        row: (change) => change.order,
      }),
    );

  it('reads once more when the stream has begun, so that nothing falls between', async () => {
    const answers = [row('a', 1), row('a', 2)];
    graph.answer = () => ({ order: answers.shift() ?? null });
    const { value: order, stop } = one();
    await settle();
    expect(order.entity?.version).toBe(1);
    send(graph, { kind: 'BOOKMARK' });
    await settle();
    expect(order.entity?.version).toBe(2);
    stop();
  });

  it('takes the answer of a mutation, and no older change after it', async () => {
    graph.answer = () => ({ order: row('a', 1) });
    const { value: order, stop } = one();
    await settle();
    order.accept(row('a', 5));
    send(graph, { id: 'a', version: 3, order: row('a', 3) });
    await settle();
    expect(order.entity?.version).toBe(5);
    send(graph, { kind: 'REMOVED', id: 'a', version: 6 });
    expect(order).toMatchObject({ entity: null, gone: true });
    stop();
  });
});
