/** An access token and when it ends, in milliseconds of the server's clock. */
export interface Access {
  readonly token: string;
  readonly expiresAt: number;
}

/** Gets a new token; null when the session is over. Rejects when the server was not reached. */
export type Refresh = () => Promise<Access | null>;

export interface TokensOptions {
  readonly refresh: Refresh;
  readonly now?: () => number;
  /**
   * Runs one refresh at a time in all tabs: they share the refresh cookie, and using one cookie
   * twice would look like theft and end the session.
   */
  readonly exclusive?: <T>(task: () => Promise<T>) => Promise<T>;
}

/** Renewed this long before its end, so that a slow answer still comes in time. */
const marginMs = 60_000;

/** The access token of this page: in memory only, renewed once for everybody who waits. */
export class Tokens {
  #access: Access | null = null;
  #flight: Promise<Access | null> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<(access: Access | null) => void>();
  readonly #options: TokensOptions;

  constructor(options: TokensOptions) {
    this.#options = options;
  }

  get current(): Access | null {
    return this.#access;
  }

  /** A token good enough to send now, refreshed first when the one at hand has ended. */
  async get(): Promise<string | null> {
    if (!this.#access) return null;
    if (this.#access.expiresAt - this.#now() > 0) return this.#access.token;
    return (await this.renew())?.token ?? null;
  }

  /** Takes a token from signing in. */
  set(access: Access | null): void {
    this.#access = access;
    clearTimeout(this.#timer);
    if (access) this.#schedule(access);
    for (const listener of [...this.#listeners]) listener(access);
  }

  /** A new token by the refresh cookie. One request, however many ask at the same time. */
  renew(): Promise<Access | null> {
    const exclusive = this.#options.exclusive ?? ((task) => task());
    this.#flight ??= exclusive(this.#options.refresh)
      .then((access) => {
        this.set(access);
        return access;
      })
      .finally(() => {
        this.#flight = null;
      });
    return this.#flight;
  }

  /** Hears every new token, and null at the end of the session. */
  onChange(listener: (access: Access | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  #schedule(access: Access): void {
    const left = access.expiresAt - this.#now();
    const wait = Math.max(left / 2, left - marginMs);
    // Not reached: the next request renews it, and the socket tries again with each reconnection.
    this.#timer = setTimeout(() => void this.renew().catch(() => undefined), Math.max(wait, 1000));
  }
}

/** One at a time in all tabs of this browser; without the Locks API, in this tab. */
export function exclusiveInBrowser<T>(task: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return task();
  return navigator.locks.request('houqin-refresh', task) as Promise<T>;
}
