import { hostVersion, type Host, type Route, type Readable } from '@houqin/ui-kit/host';
import { matchPath } from '@houqin/ui-kit/host';
import type { RemoteVersion } from './registry/registry.ts';
import type { ShellServices } from './services.ts';

/** The host that one mount of a remote sees. */
export function hostFor(services: ShellServices, version: RemoteVersion): Host {
  const { manifest } = version;
  return {
    version: hostVersion,
    remote: { name: manifest.name, version: version.version },
    graph: services.graph,
    session: services.session,
    locale: services.preferences.locale,
    theme: services.preferences.theme,
    connection: services.graph.connection,
    route: routeOf(
      services.route,
      manifest.routes.map((route) => route.path),
    ),
    navigate: (to, options) => services.router.navigate(to, options),
    link: (type, id) => services.catalogue().link(type, id),
    slots: services.slots,
    notify: (notice) => services.notify(notice),
    keys: services.keys,
  };
}

interface Address {
  readonly path: string;
  readonly search: string;
}

/** The address as the remote's own patterns read it. While another remote's page is open it keeps the last. */
function routeOf(address: Readable<Address>, patterns: readonly string[]): Readable<Route> {
  let last: Route = { path: '', search: '', pattern: '', params: {} };
  const read = ({ path, search }: Address): Route => {
    for (const pattern of patterns) {
      const params = matchPath(pattern, path);
      if (!params) continue;
      const same = last.path === path && last.search === search;
      if (!same) last = { path, search, pattern, params };
      break;
    }
    return last;
  };
  return {
    get: () => read(address.get()),
    subscribe: (run) => address.subscribe((value) => run(read(value))),
  };
}
