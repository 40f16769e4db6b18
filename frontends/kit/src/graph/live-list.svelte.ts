import { useHost } from '../host/use-host.ts';
import { locale } from '../i18n/locale.svelte.ts';
import type { GraphFailure } from './failure.ts';
import type { DocumentInput, GraphClient } from './graph-client-contract.ts';
import { LiveFeed, type LiveFeedState, type LiveStatus } from './live-feed.ts';
import { LiveRows } from './live-rows.ts';
import type { ChangeShape, ConnectionShape, RowShape } from './live-shapes.ts';

export interface LiveListOptions<Row extends RowShape, QD, QV, SD, SV, C extends ChangeShape> {
  /** Selects `nodes { id version … } liveCursor`, and `pageInfo`, `totalCount` where they are used. */
  readonly query: DocumentInput<QD, QV>;
  /** Read again, and the list with it, whenever a rune in here changes. */
  readonly variables: () => QV;
  readonly connection: (data: QD) => ConnectionShape<Row>;
  /** Selects `cursor kind id version` and the noun with the same fields as the query. */
  readonly changed: DocumentInput<SD, SV>;
  /** Variables of the subscription without `after`; as a rule the query's filter. */
  readonly changedVariables: () => Omit<SV, 'after'>;
  readonly change: (data: SD) => C;
  /** The noun of a change. */
  readonly row: (change: C) => Row | null;
  /** The list's order, as its `orderBy`. Without it rows keep their place and new ones go first. */
  readonly sort?: (a: Row, b: Row) => number;
  /** True while new rows must wait behind “3 new, show”: the pointer is over the list. */
  readonly hold?: () => boolean;
  /** False while the list is not wanted; true by default. */
  readonly when?: () => boolean;
  /** The graph to ask, where there is no host yet. */
  readonly graph?: GraphClient;
}

export interface LiveList<Row> {
  readonly rows: readonly Row[];
  readonly status: LiveStatus;
  readonly error: GraphFailure | null;
  /** How long ago the rows were last known to be right, in milliseconds; null before the first. */
  readonly ageMs: number | null;
  /** When it tries again by itself (milliseconds of this machine), after an error. */
  readonly retryAt: number | null;
  readonly totalCount: number | null;
  /** New rows held back; `show()` lets them in. */
  readonly heldCount: number;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  show(): void;
  /** Reads the next page. */
  more(): Promise<void>;
  retry(): void;
}

/**
 * A list that is read once and then kept right by its subscription: no gap, no duplicate, no
 * polling. Call while a component initialises; it ends with the component.
 */
export function liveList<Row extends RowShape, QD, QV, SD, SV, C extends ChangeShape>(
  options: LiveListOptions<Row, QD, QV, SD, SV, C>,
): LiveList<Row> {
  const graph = options.graph ?? useHost().graph;
  let state = $state.raw<LiveFeedState>({
    status: 'loading',
    error: null,
    rightAt: null,
    retryAt: null,
  });
  let shown = $state.raw<readonly Row[]>([]);
  let heldCount = $state(0);
  let totalCount = $state<number | null>(null);
  let endCursor = $state<string | null>(null);
  let loadingMore = $state(false);
  let now = $state(Date.now());
  const known = new LiveRows<Row>({ sort: options.sort });
  let feed: LiveFeed<Row> | null = null;

  function publish() {
    shown = known.rows;
    heldCount = known.held.length;
  }

  function take(connection: ConnectionShape<Row>, append: boolean) {
    const more = connection.pageInfo?.hasNextPage ?? false;
    if (append) known.append(connection.nodes, more);
    else known.reset(connection.nodes, more);
    endCursor = more ? (connection.pageInfo?.endCursor ?? null) : null;
    totalCount = connection.totalCount ?? null;
    publish();
  }

  $effect(() => {
    if (options.when?.() === false) return;
    // Names and titles come in the language of the reading.
    locale();
    const variables = options.variables();
    const changedVariables = options.changedVariables();
    const current = new LiveFeed<Row>({
      graph,
      async read(signal) {
        const data = await graph.query(options.query, variables, { signal });
        const connection = options.connection(data);
        take(connection, false);
        return connection.liveCursor;
      },
      follow: (after, sink) =>
        graph.subscribe(
          options.changed,
          () => ({ ...changedVariables, after: after() }) as unknown as SV,
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
        const grown = known.apply(change, options.hold?.() ?? false);
        if (totalCount !== null) totalCount += grown;
        if (change.kind !== 'BOOKMARK') publish();
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
    get rows() {
      return shown;
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
    get retryAt() {
      return state.retryAt;
    },
    get totalCount() {
      return totalCount;
    },
    get heldCount() {
      return heldCount;
    },
    get hasMore() {
      return endCursor !== null;
    },
    get loadingMore() {
      return loadingMore;
    },
    show() {
      known.show();
      publish();
    },
    async more() {
      if (endCursor === null || loadingMore) return;
      loadingMore = true;
      try {
        const variables = { ...options.variables(), after: endCursor };
        take(options.connection(await graph.query(options.query, variables)), true);
      } finally {
        loadingMore = false;
      }
    },
    retry: () => feed?.retry(),
  };
}
