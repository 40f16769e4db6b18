/** Where the browser is. */
export interface Route {
  /** `/maintenance/orders/01J…`, without the query. */
  readonly path: string;
  /** The query, `?state=OPEN`; read it with `new URLSearchParams`. */
  readonly search: string;
  /** The pattern of the manifest that matched, `/maintenance/orders/:id`. */
  readonly pattern: string;
  /** What stood at the pattern's `:names`, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The parameters of a path that fits the pattern, or null. `:name` stands for one segment, `*` at
 * the end for any rest.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const found = path.split('/').filter(Boolean);
  const open = wanted.at(-1) === '*';
  if (open ? found.length < wanted.length - 1 : found.length !== wanted.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part === '*') return { ...params, rest: found.slice(at).join('/') };
    const value = found[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

/** Fills a pattern: `fillPath('/rooms/:id', { id })`. */
export function fillPath(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
