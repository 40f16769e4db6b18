import { describe, expect, it } from 'vitest';
import { auditDomains, type AuditDomain, type AuditEntry, type AuditPage } from './audit.graph.ts';
import { mergeTrails, type TrailPlace, type TrailRow } from './merge-trails.ts';

const second = (at: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, at)).toISOString();
const entry = (id: string, at: number) => ({ id, at: second(at) }) as AuditEntry;

/** One domain's trail, newest first, as its subgraph pages it. */
function pageOf(trail: readonly AuditEntry[], size: number, after?: string): AuditPage {
  const from = after === undefined ? 0 : trail.findIndex(({ id }) => id === after) + 1;
  const nodes = trail.slice(from, from + size);
  return {
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: { hasNextPage: trail.length > from + size },
    totalCount: trail.length,
  } as AuditPage;
}

type Trails = Partial<Record<AuditDomain, readonly AuditEntry[]>>;
function pageOfAll(trails: Trails, asked: readonly AuditDomain[], size: number, place: TrailPlace) {
  const answer = Object.fromEntries(
    asked.map((domain) => [
      domain,
      trails[domain] ? pageOf(trails[domain], size, place[domain]) : null,
    ]),
  );
  return mergeTrails(asked, answer, size, place);
}

function walk(trails: Trails, size: number): { rows: TrailRow[]; pages: number } {
  const rows: TrailRow[] = [];
  let asked: readonly AuditDomain[] = Object.keys(trails) as AuditDomain[];
  let place: TrailPlace = {};
  let pages = 0;
  while (asked.length > 0) {
    const page = pageOfAll(trails, asked, size, place);
    pages += 1;
    expect(page.rows.length).toBeGreaterThan(0);
    rows.push(...page.rows);
    ({ place, open: asked } = page);
  }
  return { rows, pages };
}

describe('the trails of all domains as one', () => {
  it.each([1, 2, 3, 7, 100])('shows each entry once, newest first, by pages of %d', (size) => {
    // Quiet and busy domains, and instants that several share.
    const trails: Trails = {
      identity: Array.from({ length: 17 }, (_, at) => entry(`i${90 - at}`, 60 - 2 * at)),
      maintenance: Array.from({ length: 23 }, (_, at) => entry(`m${90 - at}`, 58 - at)),
      facility: [entry('f2', 58), entry('f1', 58)],
    };
    const { rows } = walk(trails, size);
    const all = Object.entries(trails).flatMap(([domain, list]) =>
      list.map(({ id, at }) => `${at} ${id} ${domain}`),
    );
    expect(rows.map(({ at, id, domain }) => `${at} ${id} ${domain}`)).toEqual(all.sort().reverse());
  });

  it('keeps entries of one id in two domains apart', () => {
    const trails: Trails = { identity: [entry('x', 1)], environment: [entry('x', 1)] };
    expect(new Set(walk(trails, 1).rows.map(({ domain }) => domain)).size).toBe(2);
  });

  it('names a domain that does not answer, and keeps the others whole', () => {
    const page = pageOfAll(
      { identity: [entry('i1', 3)], environment: [entry('e1', 5)] },
      ['identity', 'environment', 'maintenance'],
      50,
      {},
    );
    expect(page.missing).toEqual(['maintenance']);
    expect(page.rows.map(({ id }) => id)).toEqual(['e1', 'i1']);
    expect(page.open).toEqual([]);
    expect(page.total).toBe(2);
  });

  it('goes on in a quiet domain where it was left', () => {
    const trails: Trails = {
      identity: [entry('i1', 1)],
      maintenance: [entry('m2', 9), entry('m1', 8)],
    };
    const first = pageOfAll(trails, ['identity', 'maintenance'], 2, {});
    expect(first.rows.map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(first.place).toEqual({ maintenance: 'm1' });
    expect(first.open).toEqual(['identity']);
    const next = pageOfAll(trails, first.open, 2, first.place);
    expect(next.rows.map(({ id }) => id)).toEqual(['i1']);
  });

  it('has nothing to show, and no more, of empty trails', () => {
    const empty = Object.fromEntries(auditDomains.map((domain) => [domain, []])) as Trails;
    expect(pageOfAll(empty, auditDomains, 50, {})).toEqual({
      ...{ rows: [], missing: [], place: {}, open: [], total: 0 },
    });
  });
});
