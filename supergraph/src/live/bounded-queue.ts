/** Completed events of one operation that wait to be sent; its producer waits when it is full. */
export class BoundedQueue<T> {
  readonly #capacity: number;
  readonly #items: { readonly value: T; readonly since: number }[] = [];
  #taker: PromiseWithResolvers<IteratorResult<T, undefined>> | undefined;
  #room: PromiseWithResolvers<void> | undefined;
  #end: { readonly error: Error | null } | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#items.length;
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** How long the oldest item has waited, in milliseconds. */
  age(now: number): number {
    return this.#items[0] ? now - this.#items[0].since : 0;
  }

  /** Resolves when another item fits, or when the queue has ended. */
  async room(): Promise<void> {
    while (this.#items.length >= this.#capacity && !this.#end) {
      this.#room ??= Promise.withResolvers();
      await this.#room.promise;
    }
  }

  push(value: T, now: number): void {
    if (this.#end) return;
    if (this.#taker) {
      this.#taker.resolve({ done: false, value });
      this.#taker = undefined;
    } else this.#items.push({ value, since: now });
  }

  /** What was pushed before is still delivered, then the end. */
  finish(): void {
    this.#end ??= { error: null };
    this.#settle();
  }

  /** Drops what waits: the client learns of the end now, and resumes by its cursor. */
  fail(error: Error): void {
    if (this.#end) return;
    this.#end = { error };
    this.#items.length = 0;
    this.#settle();
  }

  async take(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift();
    if (item) {
      this.#room?.resolve();
      this.#room = undefined;
      return { done: false, value: item.value };
    }
    if (this.#end?.error) throw this.#end.error;
    if (this.#end) return { done: true, value: undefined };
    this.#taker = Promise.withResolvers();
    return this.#taker.promise;
  }

  #settle(): void {
    this.#room?.resolve();
    this.#room = undefined;
    if (!this.#taker || this.#items.length) return;
    if (this.#end?.error) this.#taker.reject(this.#end.error);
    else this.#taker.resolve({ done: true, value: undefined });
    this.#taker = undefined;
  }
}
