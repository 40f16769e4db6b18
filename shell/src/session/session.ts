import { writable, type Readable, type Session, type Viewer } from '@houqin/ui-kit/host';
import {
  Tokens,
  exclusiveInBrowser,
  isGraphFailure,
  postOperation,
  type Access,
} from '@houqin/ui-kit/graph-client';
import {
  BeginTotpAtSignIn,
  LoginMutation,
  RefreshMutation,
  SignInProviders,
} from './session.graph.ts';
import { nobody, viewerFrom } from './viewer.ts';

/** `lost`: it ended while someone worked; the page stays behind the sign-in. */
export type SessionState = 'starting' | 'out' | 'in' | 'lost' | 'unreachable';

/** The doors of the graph: signing in is at the first for everybody. */
export interface GraphUrls {
  readonly staff: string;
  /** The vendor contract: for people of outside organisations, who see nothing else. */
  readonly vendor: string;
}

/** What a person gives at the sign-in page. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, or a recovery code. */
  readonly code?: string;
}

/** For an authenticator app. */
export interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
}

/** Another way in than the password. */
export interface SignInProvider {
  readonly id: string;
  readonly title: string;
  /** A page of this site that leads there. */
  readonly url: string;
}

/** The server has said yes; the page changes with `enter`. */
export interface Admission {
  /** Just made, to be kept before entering: they are shown once. */
  readonly recoveryCodes: readonly string[] | null;
  enter(): void;
}

interface SignedIn {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly viewer: Parameters<typeof viewerFrom>[0];
}

/** The person at this browser: the access token in memory, the refresh token in a cookie we never see. */
export class ShellSession implements Session {
  readonly tokens: Tokens;
  readonly #viewer = writable<Viewer>(nobody);
  readonly #state = writable<SessionState>('starting');
  readonly #urls: GraphUrls;
  readonly #language: () => string;

  constructor(urls: GraphUrls, language: () => string) {
    this.#urls = urls;
    this.#language = language;
    this.tokens = new Tokens({ refresh: () => this.#refresh(), exclusive: exclusiveInBrowser });
  }

  /** Where this person's operations go. */
  get graphUrl(): string {
    return this.get().party === null ? this.#urls.staff : this.#urls.vendor;
  }

  get state(): Readable<SessionState> {
    return this.#state;
  }

  get(): Viewer {
    return this.#viewer.get();
  }

  subscribe(run: (viewer: Viewer) => void): () => void {
    return this.#viewer.subscribe(run);
  }

  can(permission: string): boolean {
    return this.get().grants.has(permission);
  }

  /** Takes up the session of the cookie, when there is one. */
  async restore(): Promise<void> {
    try {
      const access = await this.tokens.renew();
      if (!access) this.#state.set('out');
    } catch {
      this.#state.set('unreachable');
    }
  }

  /** @throws GraphFailure with the server's reason: wrong password, locked, a code is needed. */
  async signIn(credentials: Credentials): Promise<Admission> {
    const before = this.get().userId;
    const input = { ...credentials, returnRefreshToken: false };
    const language = this.#language();
    const { login } = await postOperation(this.#urls.staff, LoginMutation, { input }, language);
    return {
      recoveryCodes: login.recoveryCodes ?? null,
      enter: () => {
        // Someone else on a page with another person's screens: begin anew.
        if (before !== null && login.viewer.user?.id !== before) location.assign('/');
        this.#take(login);
      },
    };
  }

  /** Ways in beside the password, in the language of the page. @throws GraphFailure */
  async providers(): Promise<readonly SignInProvider[]> {
    const answer = await postOperation(this.#urls.staff, SignInProviders, {}, this.#language());
    return answer.signInProviders;
  }

  /** For whom a role asks for a second factor. @throws GraphFailure */
  async beginTotp(username: string, password: string): Promise<TotpOffer> {
    const input = { username, password };
    const urls = this.#urls;
    const answer = await postOperation(urls.staff, BeginTotpAtSignIn, { input }, this.#language());
    return answer.beginTotpAtSignIn;
  }

  /** The session is over though nobody signed out: revoked, or away too long. */
  end(): void {
    if (this.#state.get() === 'in') this.#state.set('lost');
  }

  async signOut(): Promise<void> {
    const token = this.tokens.current?.token;
    try {
      await fetch(this.graphUrl, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: logoutText }),
      });
    } finally {
      // A new page: nothing that this person saw stays in memory.
      location.assign('/');
    }
  }

  async #refresh(): Promise<Access | null> {
    try {
      const answer = await postOperation(this.#urls.staff, RefreshMutation, {}, this.#language());
      return this.#take(answer.refreshSession);
    } catch (error) {
      if (isGraphFailure(error) && error.notReached) throw error;
      this.end();
      return null;
    }
  }

  #take(signedIn: SignedIn): Access {
    const access = { token: signedIn.accessToken, expiresAt: Date.parse(signedIn.expiresAt) };
    this.#viewer.set(viewerFrom(signedIn.viewer));
    this.tokens.set(access);
    this.#state.set('in');
    return access;
  }
}

const logoutText = 'mutation SignOut { logout }';
