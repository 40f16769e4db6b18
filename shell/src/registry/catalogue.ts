import { fillPath, matchPath, type ManifestFill, type Texts } from '@houqin/ui-kit/host';
import type { Manifest, Registry, RemoteRecord } from './registry.ts';

export type Audience = NonNullable<Manifest['audience']>;
export type Can = (permission: string) => boolean;

export interface FoundRoute {
  readonly record: RemoteRecord;
  readonly expose: string;
  readonly pattern: string;
  readonly params: Readonly<Record<string, string>>;
  readonly title: Texts;
  /** The permission that is missing, null when the page may be opened. */
  readonly missing: string | null;
}

export interface NavigationEntry {
  readonly path: string;
  readonly title: Texts;
  readonly icon: string;
  readonly key: string | null;
  readonly phone: number | null;
}

export interface NavigationRemote extends NavigationEntry {
  readonly name: string;
  readonly children: readonly NavigationEntry[];
}

export interface NavigationGroup {
  readonly group: 'operations' | 'resources' | 'business';
  readonly remotes: readonly NavigationRemote[];
}

export interface FoundFill {
  readonly record: RemoteRecord;
  readonly fill: ManifestFill;
}

const allowed = (can: Can, permission: string | undefined) =>
  permission === undefined || can(permission);

const inOrder = (a: { order?: number }, b: { order?: number }) =>
  (a.order ?? 100) - (b.order ?? 100);

/** What the manifests of the deployed remotes offer to one person, before any remote has loaded. */
export class Catalogue {
  readonly #records: readonly RemoteRecord[];
  readonly #can: Can;

  constructor(registry: Registry, can: Can, audience: Audience = 'staff') {
    this.#records = registry.remotes.filter(
      ({ current }) => (current.manifest.audience ?? 'staff') === audience,
    );
    this.#can = can;
  }

  route(path: string): FoundRoute | null {
    for (const record of this.#records) {
      for (const route of record.current.manifest.routes) {
        const params = matchPath(route.path, path);
        if (!params) continue;
        const { permission } = route;
        return {
          record,
          params,
          expose: route.expose ?? './app',
          pattern: route.path,
          title: route.title,
          missing: permission !== undefined && !this.#can(permission) ? permission : null,
        };
      }
    }
    return null;
  }

  /** Grouped by domain; a remote of which nothing may be opened is not there. */
  navigation(): readonly NavigationGroup[] {
    return (['operations', 'resources', 'business'] as const)
      .map((group) => ({
        group,
        remotes: this.#manifests()
          .filter((manifest) => manifest.group === group)
          .flatMap((manifest) => this.#remote(manifest) ?? []),
      }))
      .filter(({ remotes }) => remotes.length > 0);
  }

  /** The tabs that remotes ask for on a phone, in their order; at most four. */
  phone(): readonly NavigationEntry[] {
    return this.navigation()
      .flatMap(({ remotes }) => remotes.flatMap((remote) => remote.children))
      .filter((entry) => entry.phone !== null)
      .sort((a, b) => (a.phone ?? 0) - (b.phone ?? 0))
      .slice(0, 4);
  }

  link(type: string, id: string): string | null {
    for (const { opens = [] } of this.#manifests()) {
      const page = opens.find((each) => each.type === type && allowed(this.#can, each.permission));
      if (page) return fillPath(page.path, { id });
    }
    return null;
  }

  /** The page that lists objects of a type: the entry above the page of one of them. */
  listOf(type: string): string | null {
    const page = this.link(type, '');
    const entry = this.navigation()
      .flatMap(({ remotes }) => remotes.flatMap((remote) => remote.children))
      .find(({ path }) => page !== null && page.startsWith(`${path}/`));
    return entry?.path ?? null;
  }

  /** The remote whose page shows objects of a type. */
  ownerOf(type: string): string | null {
    const owner = this.#manifests().find(({ opens = [] }) =>
      opens.some((each) => each.type === type),
    );
    return owner?.name ?? null;
  }

  fills(slot: string): readonly FoundFill[] {
    return this.#records
      .flatMap((record) =>
        (record.current.manifest.slots?.fills ?? []).map((fill) => ({ record, fill })),
      )
      .filter(({ fill }) => fill.slot === slot && allowed(this.#can, fill.permission))
      .sort((a, b) => inOrder(a.fill, b.fill));
  }

  #manifests(): readonly Manifest[] {
    return this.#records.map((record) => record.current.manifest).sort(inOrder);
  }

  #remote(manifest: Manifest): NavigationRemote | null {
    const children = manifest.navigation
      .filter((entry) => allowed(this.#can, entry.permission))
      .map((entry) => ({
        path: entry.path,
        title: entry.title,
        icon: entry.icon ?? manifest.icon,
        key: entry.key ?? null,
        phone: entry.phone ?? null,
      }));
    const [first] = children;
    if (!first) return null;
    const { name, title, icon } = manifest;
    return {
      name,
      title,
      icon,
      children,
      path: first.path,
      key: manifest.key ?? null,
      phone: null,
    };
  }
}
