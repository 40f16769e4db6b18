import { useHost } from '../host/use-host.ts';
import { locale } from '../i18n/locale.svelte.ts';
import type { GraphFailure } from './failure.ts';
import type { DocumentInput, GraphClient } from './graph-client-contract.ts';
import { LiveFeed, type LiveFeedState, type LiveStatus } from './live-feed.ts';
import type { ChangeShape, RowShape } from './live-shapes.ts';

export interface LiveOneOptions<Row extends RowShape, QD, QV, SD, SV, C extends ChangeShape> {
  readonly query: DocumentInput<QD, QV>;
  /** Read again whenever a rune in here changes. */
  readonly variables: () => QV;
  readonly entity: (data: QD) => Row | null;
  /** The noun's subscription, filtered to this id: `filter: { id: { eq: $id } }`. */
  readonly changed: DocumentInput<SD, SV>;
  readonly changedVariables: () => Omit<SV, 'after'>;
  readonly change: (data: SD) => C;
  readonly row: (change: C) => Row | null;
  readonly graph?: GraphClient;
}

export interface LiveOne<Row> {
  /** Null while loading, when absent, and after it left what this person may see (`gone`). */
  readonly entity: Row | null;
  /** It is not there, or this person may not see it: the two answer alike. */
  readonly gone: boolean;
  readonly status: LiveStatus;
  readonly error: GraphFailure | null;
  readonly ageMs: number | null;
  /** Takes the answer of a mutation at once; an older version than the one shown does nothing. */
  accept(row: Row): void;
  retry(): void;
}

/** One object, read and then kept right by its subscription. Call while a component initialises. */
export function liveOne<Row extends RowShape, QD, QV, SD, SV, C extends ChangeShape>(
  options: LiveOneOptions<Row, QD, QV, SD, SV, C>,
): LiveOne<Row> {
  const graph = options.graph ?? useHost().graph;
  let state = $state.raw<LiveFeedState>({
    status: 'loading',
    error: null,
    rightAt: null,
    retryAt: null,
  });
  let entity = $state.raw<Row | null>(null);
  let gone = $state(false);
  let now = $state(Date.now());
  let feed: LiveFeed<Row> | null = null;
  let shownKey = '';

  function accept(row: Row | null) {
    const older = row && entity?.id === row.id && (row.version ?? 0) < (entity.version ?? 0);
    if (older) return;
    entity = row;
    gone = row === null;
  }

  $effect(() => {
    // Names and titles come in the language of the reading.
    locale();
    const variables = options.variables();
    const changedVariables = options.changedVariables();
    const key = JSON.stringify(variables);
    // The same object in another language stays on screen until it is read.
    if (key !== shownKey) entity = null;
    shownKey = key;
    gone = false;
    let bookmarked = false;
    const read = async (signal?: AbortSignal) => {
      const found = await graph.query(options.query, variables, signal ? { signal } : {});
      accept(options.entity(found));
    };
    const current = new LiveFeed<Row>({
      graph,
      async read(signal) {
        bookmarked = false;
        await read(signal);
        return '';
      },
      follow: (after, sink) =>
        graph.subscribe(
          options.changed,
          () => ({ ...changedVariables, after: after() || undefined }) as unknown as SV,
          {
            next(data) {
              const change = options.change(data);
              sink.next({ ...change, row: options.row(change) });
            },
            error: sink.error,
            complete: sink.complete,
          },
        ),
      apply(change) {
        if (change.kind === 'UPSERTED' && change.row) accept(change.row);
        if (change.kind === 'REMOVED') accept(null);
        // One object has no cursor of its own to read with: what changed between the reading and
        // the first sign of the stream is read once more.
        if (!bookmarked) {
          bookmarked = true;
          void read().catch(() => undefined);
        }
      },
      changed(next) {
        state = next;
      },
    });
    feed = current;
    current.start();
    return () => current.stop();
  });

  $effect(() => {
    const timer = setInterval(() => (now = Date.now()), 1000);
    return () => clearInterval(timer);
  });

  return {
    get entity() {
      return entity;
    },
    get gone() {
      return gone;
    },
    get status() {
      return state.status;
    },
    get error() {
      return state.error;
    },
    get ageMs() {
      return state.rightAt === null ? null : Math.max(0, now - state.rightAt);
    },
    accept,
    retry: () => feed?.retry(),
  };
}
