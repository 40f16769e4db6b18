import { AccessChanged, Unauthenticated, type DomainError } from '@houqin/kit/errors';
import type { Clock } from '@houqin/kit/clock';
import type { RequestFacts } from '@houqin/kit/context';
import { Restarting } from '../gateway/gateway-errors.ts';
import type { GatewayContext, UpstreamSockets } from '../gateway/gateway-context.ts';
import { anonymous, type SignIn, type SignInPolicy } from '../gateway/sign-in.ts';
import { bearer, localeOf } from '../http/request-facts.ts';
import { closeCodes, type CloseReason } from './close-codes.ts';

export interface SessionOptions {
  /** Null for a gateway without sign-in. */
  readonly policy: SignInPolicy | null;
  readonly facts: Pick<RequestFacts, 'locale' | 'address' | 'cookies'>;
  /** The clock tokens are issued by. */
  readonly clock: Clock;
  /** Ends the connection, after the operations were told. */
  readonly close: (reason: CloseReason) => void;
}

/** A running operation, as far as the session may end it. */
interface Ending {
  fail(error: Error): void;
}

type Upstream = { dispose(): void; renew?(): void };

/**
 * One client's live connection: who it is, until when, and what runs on it.
 *
 * The token's end, a revoked session and a change of access end every operation with a coded error
 * and then the connection; a renewed token over the open socket moves the end.
 */
export class LiveSession implements UpstreamSockets {
  readonly operations = new Set<Ending>();
  readonly #options: SessionOptions;
  readonly #renewals = new Set<() => void>();
  readonly #upstreams = new Map<string, Upstream>();
  #connectionParams: Readonly<Record<string, unknown>> = {};
  #token: string | null = null;
  #signIn: SignIn = anonymous;
  #expiry: NodeJS.Timeout | undefined;
  #renewal: Promise<void> = Promise.resolve();
  #unwatch: (() => void) | undefined;
  #ending: DomainError | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /**
   * Takes the client's greeting. A token that is not accepted does not end the connection: its
   * operations answer why, and the client renews it over the open socket.
   */
  async open(connectionParams: Readonly<Record<string, unknown>>): Promise<void> {
    this.#connectionParams = connectionParams;
    const token = bearer(connectionParams['authorization']);
    this.#accept(token, await this.#identify(token));
  }

  /** Takes a newer token of the same subject; anything else ends the connection. */
  renew(authorization: unknown): Promise<void> {
    this.#renewal = this.#renewal.then(() => this.#renew(authorization));
    return this.#renewal;
  }

  /** Resolves when renewals that came before are done: what comes after them is under the new token. */
  renewed(): Promise<void> {
    return this.#renewal;
  }

  async #renew(authorization: unknown): Promise<void> {
    if (this.#ending || !this.#options.policy) return;
    const token = bearer(authorization);
    const signIn = await this.#identify(token);
    if (!signIn.caller) return this.end(closeCodes.token, signIn.refusal ?? expired());
    const before = this.#signIn.caller;
    if (before && before.subjectId !== signIn.caller.subjectId)
      return this.end(closeCodes.subject, new Unauthenticated('BAD_TOKEN'));
    this.#accept(token, signIn);
    for (const listener of [...this.#renewals]) listener();
    for (const upstream of this.#upstreams.values()) upstream.renew?.();
  }

  /** Why nothing new may begin here; null while the session lives. */
  get ending(): DomainError | null {
    return this.#ending;
  }

  get expiresAt(): Date | null {
    return this.#signIn.caller?.expiresAt ?? null;
  }

  /** The context of one operation on this connection. */
  context(correlationId: string | null): GatewayContext {
    const { facts } = this.#options;
    const connectionParams = this.#connectionParams;
    const { locale } = connectionParams;
    return {
      facts: {
        ...facts,
        // A page knows its language better than the browser does.
        locale: typeof locale === 'string' ? localeOf(locale) : facts.locale,
        token: this.#token,
        correlationId,
        setCookie: () => undefined,
        origin: 'ws',
        renewal: {
          current: () => this.#token,
          onChange: (listener) => {
            this.#renewals.add(listener);
            return () => void this.#renewals.delete(listener);
          },
        },
      },
      signIn: this.#signIn,
      subgraphContexts: new Map(),
      upstreams: this,
      connectionParams,
    };
  }

  get<T extends Upstream>(key: string, make: () => T): T {
    const known = this.#upstreams.get(key) ?? make();
    this.#upstreams.set(key, known);
    return known as T;
  }

  /** Ends every operation with an error that says why, then the connection. Later calls do nothing. */
  end(reason: CloseReason, error: DomainError): void {
    if (this.#ending) return;
    this.dispose(error);
    for (const operation of [...this.operations]) operation.fail(error);
    // The errors are written in microtasks; the close frame goes behind them.
    setImmediate(() => this.#options.close(reason));
  }

  /** Forgets timers, listeners and upstream sockets; the connection is gone or going. */
  dispose(error: DomainError = new Restarting()): void {
    this.#ending ??= error;
    clearTimeout(this.#expiry);
    this.#unwatch?.();
    for (const upstream of this.#upstreams.values()) upstream.dispose();
    this.#upstreams.clear();
  }

  async #identify(token: string | null): Promise<SignIn> {
    return this.#options.policy ? this.#options.policy.identify(token) : anonymous;
  }

  #accept(token: string | null, signIn: SignIn): void {
    if (this.#ending) return;
    this.#token = token;
    this.#signIn = signIn;
    clearTimeout(this.#expiry);
    this.#unwatch?.();
    const { caller } = signIn;
    if (!caller) return;
    if (caller.expiresAt) this.#expireAt(caller.expiresAt);
    this.#unwatch = this.#options.policy?.watch(caller, (why) =>
      why === 'session'
        ? this.end(closeCodes.token, new Unauthenticated('SESSION_REVOKED'))
        : this.end(closeCodes.access, new AccessChanged()),
    );
  }

  #expireAt(instant: Date): void {
    const left = instant.getTime() - this.#options.clock.now().getTime();
    if (left <= 0) return this.end(closeCodes.token, expired());
    this.#expiry = setTimeout(() => this.#expireAt(instant), Math.min(left, longestTimerMs));
    this.#expiry.unref();
  }
}

/** A longer timer fires at once (Node: 2³¹ − 1 ms). */
const longestTimerMs = 2_147_483_647;

const expired = () => new Unauthenticated('EXPIRED');
