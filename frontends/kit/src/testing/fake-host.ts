import { hostVersion, writable, type Host, type Notice, type Viewer } from '../host/index.ts';
import type { GraphClient } from '../graph/graph-client-contract.ts';
import type { Locale } from '../i18n/locale-name.ts';
import { FakeClient } from './fake-client.ts';

export interface FakeHost extends Host {
  /** What was notified. */
  readonly notices: Notice[];
  /** Where it was navigated to. */
  readonly visited: string[];
}

/** A host for component tests: everything granted that is named. */
export function fakeHost(
  options: {
    readonly graph?: GraphClient;
    readonly permissions?: readonly string[];
    readonly path?: string;
    readonly pattern?: string;
    readonly params?: Readonly<Record<string, string>>;
    readonly viewer?: Partial<Viewer>;
    readonly locale?: Locale;
  } = {},
): FakeHost {
  const viewer: Viewer = {
    kind: 'USER',
    userId: 'user-1',
    name: '林晓',
    username: 'environment',
    position: null,
    ...{ department: null, party: null },
    campusIds: [],
    roles: [],
    grants: new Map((options.permissions ?? []).map((name) => [name, new Set(['ALL'])])),
    ...options.viewer,
  };
  const graph = options.graph ?? new FakeClient();
  const visited: string[] = [];
  const notices: Notice[] = [];
  const store = writable(viewer);
  return {
    version: hostVersion,
    remote: { name: 'test', version: '0.0.0' },
    graph,
    session: {
      get: () => store.get(),
      subscribe: (run) => store.subscribe(run),
      can: (permission) => store.get().grants.has(permission),
      signOut: () => Promise.resolve(),
    },
    locale: writable<Locale>(options.locale ?? 'zh'),
    theme: writable<'light' | 'dark'>('light'),
    connection: graph.connection,
    route: writable({
      path: options.path ?? '/',
      search: '',
      pattern: options.pattern ?? options.path ?? '/',
      params: options.params ?? {},
    }),
    navigate: (to) => void visited.push(to),
    link: (type, id) => `/${type}/${id}`,
    slots: {
      fills: () => [],
      mount: () => ({ update: () => undefined, unmount: () => undefined }),
    },
    notify: (notice) => void notices.push(notice),
    keys: { add: () => () => undefined },
    notices,
    visited,
  };
}
