import type { TableColumn, TableDensity } from './table-column.ts';

interface Saved {
  order: string[];
  shown: string[];
  density: TableDensity;
}

/** The user's choice and order of columns and the row height, kept in this browser per table. */
export class TableLayout<Row> {
  #columns: () => readonly TableColumn<Row>[];
  #storageKey: string | undefined;
  #saved = $state.raw<Saved | undefined>();

  constructor(columns: () => readonly TableColumn<Row>[], storageKey?: string) {
    this.#columns = columns;
    this.#storageKey = storageKey && `houqin.table.${storageKey}`;
    this.#saved = this.#read();
  }

  /** Every column in the user's order; new ones of a release come where they were declared. */
  get all(): TableColumn<Row>[] {
    const order = this.#saved?.order ?? [];
    const declared = [...this.#columns()];
    const place = new Map(declared.map((column, at) => [column.id, at]));
    return declared.sort((a, b) => {
      if (this.fixed(a) !== this.fixed(b)) return this.fixed(a) ? -1 : 1;
      const [left, right] = [order.indexOf(a.id), order.indexOf(b.id)];
      if (left >= 0 && right >= 0) return left - right;
      return (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0);
    });
  }

  get shown(): TableColumn<Row>[] {
    return this.all.filter((column) => this.isShown(column));
  }

  get density(): TableDensity {
    return this.#saved?.density ?? 'normal';
  }

  set density(density: TableDensity) {
    this.#write({ density });
  }

  fixed(column: TableColumn<Row>): boolean {
    return column.fixed === true || this.#columns()[0]?.id === column.id;
  }

  isShown(column: TableColumn<Row>): boolean {
    if (this.fixed(column)) return true;
    if (!this.#saved?.order.includes(column.id)) return column.hidden !== true;
    return this.#saved.shown.includes(column.id);
  }

  show(column: TableColumn<Row>, shown: boolean): void {
    const ids = new Set(this.shown.map((each) => each.id));
    if (shown) ids.add(column.id);
    else ids.delete(column.id);
    this.#write({ shown: [...ids] });
  }

  /** Moves a column one place; fixed columns stay first. */
  move(column: TableColumn<Row>, by: -1 | 1): void {
    const order = this.all;
    const at = order.findIndex((each) => each.id === column.id);
    const other = order[at + by];
    if (!other || this.fixed(other) || this.fixed(column)) return;
    const ids = order.map((each) => each.id);
    [ids[at], ids[at + by]] = [other.id, column.id];
    this.#write({ order: ids });
  }

  reset(): void {
    this.#saved = undefined;
    if (this.#storageKey) localStorage.removeItem(this.#storageKey);
  }

  #write(change: Partial<Saved>): void {
    this.#saved = {
      order: this.all.map((column) => column.id),
      shown: this.shown.map((column) => column.id),
      density: this.density,
      ...change,
    };
    if (this.#storageKey) localStorage.setItem(this.#storageKey, JSON.stringify(this.#saved));
  }

  #read(): Saved | undefined {
    if (!this.#storageKey) return undefined;
    const text = globalThis.localStorage?.getItem(this.#storageKey);
    if (!text) return undefined;
    try {
      const saved = JSON.parse(text) as Partial<Saved>;
      if (!Array.isArray(saved.order) || !Array.isArray(saved.shown)) return undefined;
      return {
        order: saved.order,
        shown: saved.shown,
        density: saved.density === 'roomy' ? 'roomy' : 'normal',
      };
    } catch {
      return undefined; // written by hand or by another version: the declared layout stands
    }
  }
}
