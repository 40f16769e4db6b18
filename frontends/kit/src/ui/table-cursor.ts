interface Hooks {
  keys(): readonly string[];
  current(): string | null;
  selected(): ReadonlySet<string>;
  setCurrent(key: string): void;
  setSelected(selected: ReadonlySet<string>): void;
}

/** Moves over the rows of a list and selects among them, for pointer and keyboard alike. */
export class RowCursor {
  #hooks: Hooks;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  move(by: 1 | -1): void {
    const keys = this.#hooks.keys();
    const at = keys.indexOf(this.#hooks.current() ?? '');
    const next = keys[at < 0 ? 0 : Math.min(keys.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.#hooks.setCurrent(next);
  }

  /** Moves and selects both the row left and the row reached. */
  extend(by: 1 | -1): void {
    const from = this.#hooks.current();
    this.move(by);
    const to = this.#hooks.current();
    const next = new Set(this.#hooks.selected());
    if (from !== null) next.add(from);
    if (to !== null) next.add(to);
    this.#hooks.setSelected(next);
  }

  toggle(key: string): void {
    const next = new Set(this.#hooks.selected());
    if (!next.delete(key)) next.add(key);
    this.#hooks.setSelected(next);
  }

  /** All rows shown; rows of other pages keep their state. */
  togglePage(all: boolean): void {
    const next = new Set(this.#hooks.selected());
    for (const key of this.#hooks.keys()) {
      if (all) next.add(key);
      else next.delete(key);
    }
    this.#hooks.setSelected(next);
  }
}
