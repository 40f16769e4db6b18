import { useHost } from '../host/use-host.ts';
import { locale } from '../i18n/locale.svelte.ts';
import { toFailure, type GraphFailure } from './failure.ts';
import type { DocumentInput, GraphClient } from './graph-client-contract.ts';

export interface ReadOptions<D, V> {
  readonly query: DocumentInput<D, V>;
  /** Read again whenever a rune in here changes. */
  readonly variables: () => V;
  /** False while it is not wanted. */
  readonly when?: () => boolean;
  /** Reads again after so many milliseconds, while the page is visible; for values without a stream. */
  readonly everyMs?: number;
  readonly graph?: GraphClient;
}

export interface Read<D> {
  /** The last answer; stays while it is read again and when that fails. */
  readonly data: D | null;
  readonly loading: boolean;
  readonly error: GraphFailure | null;
  again(): Promise<void>;
}

/** A query that is read when the component starts and when its variables change. */
export function read<D, V>(options: ReadOptions<D, V>): Read<D> {
  const graph = options.graph ?? useHost().graph;
  let data = $state.raw<D | null>(null);
  let loading = $state(true);
  let error = $state.raw<GraphFailure | null>(null);
  let newest = 0;

  async function ask(variables: V) {
    const mine = ++newest;
    loading = true;
    try {
      const answer = await graph.query(options.query, variables);
      if (mine !== newest) return;
      data = answer;
      error = null;
    } catch (problem) {
      if (mine === newest) error = toFailure(problem);
    } finally {
      if (mine === newest) loading = false;
    }
  }

  $effect(() => {
    if (options.when?.() === false) return;
    // Names and titles come in the language of the reading.
    locale();
    const variables = options.variables();
    void ask(variables);
    if (!options.everyMs) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void ask(variables);
    }, options.everyMs);
    return () => clearInterval(timer);
  });

  return {
    get data() {
      return data;
    },
    get loading() {
      return loading;
    },
    get error() {
      return error;
    },
    again: () => ask(options.variables()),
  };
}
