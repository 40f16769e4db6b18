/** One change of a live list or entity, as every `<noun>Changed` yields it. */
export interface Change<Row> {
  readonly kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  readonly id: string | null;
  readonly version: number | null;
  readonly row: Row | null;
}

export interface LiveRowsOptions<Row> {
  /** The list's order; without one, known rows keep their place and new ones go first. */
  readonly sort?: ((a: Row, b: Row) => number) | undefined;
}

interface Identified {
  readonly id: string;
  readonly version?: number | null | undefined;
}

const rememberedVersions = 5000;

/**
 * The rows of a list, kept right by changes alone. A change that comes twice, or after a newer one
 * of the same row, does nothing.
 */
export class LiveRows<Row extends Identified> {
  #rows: readonly Row[] = [];
  #held: readonly Row[] = [];
  // Newest version seen per id, of removed rows too: an old change must not bring one back.
  readonly #versions = new Map<string, number>();
  readonly #sort: ((a: Row, b: Row) => number) | undefined;
  #more = false;

  constructor(options: LiveRowsOptions<Row> = {}) {
    this.#sort = options.sort;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** New rows that wait behind “3 new, show”. */
  get held(): readonly Row[] {
    return this.#held;
  }

  /** Takes a page as read; `more` tells that the server has further rows after it. */
  reset(rows: readonly Row[], more = false): void {
    this.#versions.clear();
    this.#held = [];
    this.#more = more;
    this.#rows = [];
    this.append(rows, more);
  }

  /** Adds a further page. */
  append(rows: readonly Row[], more = false): void {
    this.#more = more;
    const known = new Set(this.#rows.map((row) => row.id));
    for (const row of rows) this.#see(row.id, row.version ?? 0);
    this.#rows = this.#order([...this.#rows, ...rows.filter((row) => !known.has(row.id))]);
  }

  /** Applies one change; `hold` keeps a new row back. Tells by how many rows the list grew. */
  apply(change: Change<Row>, hold = false): -1 | 0 | 1 {
    if (change.kind === 'BOOKMARK' || change.id === null) return 0;
    const version = change.version ?? change.row?.version ?? 0;
    const seen = this.#versions.get(change.id);
    // The same version again is let through: a linked object changed and the row was sent anew.
    if (seen !== undefined && version < seen) return 0;
    const had = this.#has(change.id);
    if (change.kind === 'REMOVED' || change.row === null) {
      this.#see(change.id, version);
      this.#remove(change.id);
      return had ? -1 : 0;
    }
    this.#see(change.id, version);
    this.#put(change.row, hold);
    return had ? 0 : 1;
  }

  /** Lets the rows in that were held back. */
  show(): void {
    this.#rows = this.#order([...this.#held, ...this.#rows]);
    this.#held = [];
  }

  #has(id: string): boolean {
    return this.#rows.some((row) => row.id === id) || this.#held.some((row) => row.id === id);
  }

  #see(id: string, version: number): void {
    if (this.#versions.size > rememberedVersions) this.#forget();
    this.#versions.set(id, Math.max(version, this.#versions.get(id) ?? 0));
  }

  /** A screen lives for months: what left long ago is not remembered. */
  #forget(): void {
    for (const id of this.#versions.keys()) if (!this.#has(id)) this.#versions.delete(id);
  }

  #remove(id: string): void {
    this.#rows = this.#rows.filter((row) => row.id !== id);
    this.#held = this.#held.filter((row) => row.id !== id);
  }

  #put(row: Row, hold: boolean): void {
    const replace = (known: Row) => (known.id === row.id ? row : known);
    if (this.#rows.some((known) => known.id === row.id)) {
      this.#rows = this.#order(this.#rows.map(replace));
    } else if (this.#held.some((known) => known.id === row.id)) {
      this.#held = this.#held.map(replace);
    } else if (hold) {
      this.#held = [row, ...this.#held];
    } else if (!this.#beyond(row)) {
      this.#rows = this.#order([row, ...this.#rows]);
    }
  }

  /** Whether the row belongs to a page that has not been read. */
  #beyond(row: Row): boolean {
    const last = this.#rows.at(-1);
    return this.#more && last !== undefined && (this.#sort?.(row, last) ?? -1) > 0;
  }

  #order(rows: Row[]): Row[] {
    return this.#sort ? rows.sort(this.#sort) : rows;
  }
}
