import { toFailure, type GraphClient, type GraphFailure } from '@houqin/ui-kit/graph';
import { auditDomains, AuditQuery, type AuditDomain, type AuditVariables } from './audit.graph.ts';
import { filterOf, type AuditAsk } from './audit-ask.ts';
import { mergeTrails, type MergedPage, type TrailPlace, type TrailRow } from './merge-trails.ts';

/** Rows of a page (ui.md, Tables), and of a step of an export. */
const pageSize = 50;
const exportStep = 200;

/** Reads several trails as one: a reading keeps its filter while it goes on. */
class Reading {
  readonly filter: AuditVariables['filter'];
  readonly search: string | null;
  readonly first: readonly AuditDomain[];

  constructor(ask: AuditAsk, now: number) {
    this.filter = filterOf(ask, now);
    this.search = ask.search || null;
    this.first = ask.domain ? [ask.domain] : auditDomains;
  }

  async page(
    graph: GraphClient,
    domains: readonly AuditDomain[],
    place: TrailPlace,
    { size, count }: { readonly size: number; readonly count: boolean },
  ): Promise<MergedPage> {
    const asks = Object.fromEntries(
      auditDomains.flatMap((domain) => [
        [domain, domains.includes(domain)],
        [`${domain}After`, place[domain] ?? null],
      ]),
    );
    const variables = {
      ...{ first: size, count, filter: this.filter, search: this.search },
      ...asks,
    } as unknown as AuditVariables;
    return mergeTrails(domains, await graph.query(AuditQuery, variables), size, place);
  }
}

/** The trails of all domains as one list, page after page. */
export class Trail {
  readonly #graph: GraphClient;
  #reading: Reading | null = null;
  #newest = 0;
  #last = $state.raw<MergedPage | null>(null);
  rows = $state.raw<readonly TrailRow[]>([]);
  /** Domains that did not answer since the first page; not asked again until a new reading. */
  missing = $state.raw<readonly AuditDomain[]>([]);
  total = $state.raw<number | null>(null);
  error = $state.raw<GraphFailure | null>(null);
  loading = $state(true);

  constructor(graph: GraphClient) {
    this.#graph = graph;
  }

  get read(): boolean {
    return this.#last !== null;
  }

  get hasMore(): boolean {
    return (this.#last?.open.length ?? 0) > 0;
  }

  /** Reads the newest page; the rows of before stay until it is there. */
  async start(ask: AuditAsk): Promise<void> {
    const reading = new Reading(ask, this.#graph.serverNow());
    const page = await this.#take(() =>
      reading.page(this.#graph, reading.first, {}, { size: pageSize, count: true }),
    );
    if (!page) return;
    this.#reading = reading;
    this.#last = page;
    this.rows = page.rows;
    this.missing = page.missing;
    this.total = page.total;
  }

  async more(): Promise<void> {
    const [reading, last] = [this.#reading, this.#last];
    if (!reading || !last) return;
    const page = await this.#take(() =>
      reading.page(this.#graph, last.open, last.place, { size: pageSize, count: false }),
    );
    if (!page) return;
    this.#last = page;
    this.rows = [...this.rows, ...page.rows];
    this.missing = [...this.missing, ...page.missing];
  }

  /** All entries under the same question, newest first, up to `limit`. @throws GraphFailure */
  async all(limit: number): Promise<Pick<MergedPage, 'rows' | 'missing'>> {
    const rows: TrailRow[] = [];
    const missing: AuditDomain[] = [];
    const reading = this.#reading;
    let domains = reading?.first ?? [];
    let place: TrailPlace = {};
    while (reading && domains.length > 0 && rows.length < limit) {
      const size = Math.min(exportStep, limit - rows.length);
      const page = await reading.page(this.#graph, domains, place, { size, count: false });
      rows.push(...page.rows);
      missing.push(...page.missing);
      ({ place, open: domains } = page);
    }
    return { rows, missing };
  }

  /** One entry, whether or not the list shows it; null when there is none. @throws GraphFailure */
  async entry(domain: AuditDomain, id: string): Promise<TrailRow | null> {
    const asks = Object.fromEntries(auditDomains.map((one) => [one, one === domain]));
    const variables = { first: 1, count: false, filter: { id: { eq: id } }, ...asks };
    const answer = await this.#graph.query(AuditQuery, variables as unknown as AuditVariables);
    return mergeTrails([domain], answer, 1).rows[0] ?? null;
  }

  async #take(ask: () => Promise<MergedPage>): Promise<MergedPage | null> {
    const mine = ++this.#newest;
    this.loading = true;
    try {
      const page = await ask();
      if (mine !== this.#newest) return null;
      this.error = null;
      return page;
    } catch (problem) {
      if (mine === this.#newest) this.error = toFailure(problem);
      return null;
    } finally {
      if (mine === this.#newest) this.loading = false;
    }
  }
}
