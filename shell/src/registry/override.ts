/**
 * A developer's own build of one remote inside the running product: `?mf=name@url`, taken away by
 * `?mf=name`. It runs scripts, so only from this machine and only with `platform:override`; the
 * permission is checked where the remote is loaded, when the person is known.
 */
const key = 'houqin.mf';
const local = new Set(['localhost', '127.0.0.1', '[::1]']);

export type Overrides = Readonly<Record<string, string>>;

export const overridePermission = 'platform:override';

/** Whether a remote may be loaded from there at all. */
export function allowedOrigin(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === 'http:' && hostname !== undefined && local.has(hostname);
}

/** Reads the address and what was kept of earlier ones, and keeps the result for this tab. */
export function readOverrides(search: string, storage: Storage = sessionStorage): Overrides {
  const kept = JSON.parse(storage.getItem(key) ?? '{}') as Record<string, string>;
  for (const item of new URLSearchParams(search).getAll('mf')) {
    const at = item.indexOf('@');
    const name = at < 0 ? item : item.slice(0, at);
    const url = at < 0 ? '' : item.slice(at + 1);
    if (allowedOrigin(url)) kept[name] = url;
    else delete kept[name];
  }
  storage.setItem(key, JSON.stringify(kept));
  return kept;
}

export function dropOverride(name: string, storage: Storage = sessionStorage): void {
  readOverrides(`?mf=${name}`, storage);
}
