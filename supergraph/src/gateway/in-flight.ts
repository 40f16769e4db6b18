/**
 * Shares one call among all who ask for the same at the same time. Nothing is kept: who comes after
 * the answer asks anew.
 */
export class InFlight<Answer> {
  readonly #running = new Map<string, Promise<Answer>>();

  /** @param key everything that can change the answer, the caller included */
  share(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#running.get(key);
    if (known) return known;
    const asked = ask();
    this.#running.set(key, asked);
    const done = () => {
      if (this.#running.get(key) === asked) this.#running.delete(key);
    };
    asked.then(done, done);
    return asked;
  }

  /** Something was written: who asks from now on must not be told what was read before. */
  wrote(): void {
    this.#running.clear();
  }
}
