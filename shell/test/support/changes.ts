/** A stream of changes with positions, as the hub keeps it: replayed after a cursor, then live. */
export class Changes {
  readonly #log: { readonly position: number; readonly row: { id: string; version: number } }[] =
    [];
  readonly #waiting = new Set<() => void>();

  get cursor(): string {
    return String(this.#log.length);
  }

  upsert(row: { readonly id: string; readonly version: number }): void {
    this.#log.push({ position: this.#log.length + 1, row: { ...row } });
    for (const wake of [...this.#waiting]) wake();
  }

  async *follow(after: string | null, noun: string): AsyncGenerator<unknown> {
    let position = after ? Number(after) : this.#log.length;
    const at = new Date().toISOString();
    yield { cursor: String(position), at, kind: 'BOOKMARK', id: null, version: null, [noun]: null };
    for (;;) {
      const next = this.#log[position];
      if (!next) {
        await new Promise<void>((resolve) => {
          const wake = () => {
            this.#waiting.delete(wake);
            resolve();
          };
          this.#waiting.add(wake);
        });
        continue;
      }
      position = next.position;
      const { id, version } = next.row;
      yield { cursor: String(position), at, kind: 'UPSERTED', id, version, [noun]: next.row };
    }
  }
}
