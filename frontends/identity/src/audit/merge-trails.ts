import type { AuditDomain, AuditEntry, AuditPage } from './audit.graph.ts';

/** An entry with the domain whose trail it stands in; ids are one domain's own. */
export interface TrailRow extends AuditEntry {
  readonly domain: AuditDomain;
}

/** What tells an entry from all others, and names it in the address. */
export const keyOf = ({ domain, id }: Pick<TrailRow, 'domain' | 'id'>): string => `${domain}:${id}`;

/** How far the trails of the domains were shown: behind which cursor each goes on. */
export type TrailPlace = Readonly<Partial<Record<AuditDomain, string>>>;

export interface MergedPage {
  /** Newest first, of all domains together. */
  readonly rows: readonly TrailRow[];
  /** Domains that did not answer; the rest is whole without them. */
  readonly missing: readonly AuditDomain[];
  /** Where the next page goes on. */
  readonly place: TrailPlace;
  /** Domains that have more: only they need to be asked again. */
  readonly open: readonly AuditDomain[];
  /** All entries of the domains that answered; null when they were not counted. */
  readonly total: number | null;
}

/**
 * The newest `size` entries of several trails. Each page holds the newest `size` of its own domain
 * behind `place`, so the newest of all are among them; what is left over is asked for again.
 */
export function mergeTrails(
  asked: readonly AuditDomain[],
  answer: Readonly<Partial<Record<AuditDomain, AuditPage | null>>>,
  size: number,
  place: TrailPlace = {},
): MergedPage {
  const pages = asked.flatMap((domain) => {
    const page = answer[domain];
    return page ? [{ domain, page }] : [];
  });
  const rows = pages
    .flatMap(({ domain, page }) =>
      page.edges.map(({ cursor, node }) => ({ cursor, row: { ...node, domain } })),
    )
    .sort((a, b) => newestFirst(a.row, b.row))
    .slice(0, size);
  const next: Partial<Record<AuditDomain, string>> = { ...place };
  for (const { cursor, row } of rows) next[row.domain] = cursor;
  const open = pages.filter(
    ({ domain, page }) =>
      page.pageInfo.hasNextPage ||
      page.edges.length > rows.filter(({ row }) => row.domain === domain).length,
  );
  const counts = pages.map(({ page }) => page.totalCount);
  return {
    rows: rows.map(({ row }) => row),
    missing: asked.filter((domain) => !answer[domain]),
    place: next,
    open: open.map(({ domain }) => domain),
    total: counts.reduce<number | null>(
      (sum, count) => (sum === null || count === undefined ? null : sum + count),
      0,
    ),
  };
}

/** The order of each trail, carried over to all: by instant, then by id. */
function newestFirst(a: TrailRow, b: TrailRow): number {
  const later = Date.parse(b.at) - Date.parse(a.at);
  return later === 0 ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : later;
}
