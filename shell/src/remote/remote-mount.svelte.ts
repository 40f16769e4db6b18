import type { Host, MountedApp } from '@houqin/ui-kit/host';
import type { RemoteVersion } from '../registry/registry.ts';
import { remoteFailure, type FailureCause, type RemoteFailure } from './failure.ts';
import { loadApp, type LoadOptions } from './remote-loader.ts';
import { readTyped, writeTyped } from './typed-text.ts';

export type MountStatus = 'loading' | 'mounted' | 'failed';

export interface MountRequest {
  readonly version: RemoteVersion;
  readonly expose: string;
  readonly target: HTMLElement;
  /** The host for a version: it tells the remote who it is. */
  readonly host: (version: RemoteVersion) => Host;
  readonly props: Readonly<Record<string, unknown>>;
  readonly override?: string | undefined;
}

export type Loader = (
  version: RemoteVersion,
  expose: string,
  options: LoadOptions,
) => ReturnType<typeof loadApp>;

/** 30 s, then twice as long each time, at most 5 min; nobody has to sit and press. */
const firstRetryMs = 30_000;
const longestRetryMs = 300_000;

/** A remote that ran this long is well: the count of its failures starts again. */
const settledMs = 5_000;

/** Puts one remote on one place of the page and keeps its failure there. */
export class RemoteMount {
  status = $state<MountStatus>('loading');
  failure = $state.raw<RemoteFailure | null>(null);
  /** How often in a row it did not open. */
  failures = $state(0);
  /** When it tries again by itself, in milliseconds; null while it runs or loads. */
  retryAt = $state<number | null>(null);
  version = $state.raw<RemoteVersion | null>(null);
  readonly #load: Loader;
  #request: MountRequest | null = null;
  #app: MountedApp | null = null;
  #generation = 0;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: Loader = loadApp) {
    this.#load = load;
  }

  async open(request: MountRequest): Promise<void> {
    this.#clear();
    this.#request = request;
    this.version = request.version;
    this.status = 'loading';
    const generation = this.#generation;
    const { version, expose, override } = request;
    try {
      const app = await this.#load(version, expose, { attempt: this.#attempt, override });
      if (generation !== this.#generation) return;
      this.#mount(app, request, generation);
    } catch (error) {
      if (generation === this.#generation) this.#fail(error, 'broken');
    }
  }

  #mount(app: Awaited<ReturnType<Loader>>, request: MountRequest, generation: number): void {
    // What throws before the page has drawn it is a failure to mount; Svelte tells of it in a
    // microtask after the call.
    let running = false;
    setTimeout(() => (running = true));
    const onFailure = (error: unknown) => {
      if (generation === this.#generation) this.#fail(error, running ? 'crash' : 'mount');
    };
    this.status = 'mounted';
    try {
      const host = request.host(request.version);
      this.#app = app.mount(request.target, host, { props: request.props, onFailure });
    } catch (error) {
      this.#fail(error, 'mount');
    }
    setTimeout(() => {
      if (generation !== this.#generation) return;
      this.failure = null;
      this.failures = 0;
    }, settledMs);
  }

  update(props: Readonly<Record<string, unknown>>): void {
    if (this.#request) this.#request = { ...this.#request, props };
    this.#app?.update(props);
  }

  /** Tries again now, with the version the registry has at this moment when one is given. */
  async retry(version?: RemoteVersion): Promise<void> {
    if (!this.#request) return;
    this.#attempt++;
    await this.open({ ...this.#request, version: version ?? this.#request.version });
  }

  /**
   * Another version in place of the one that runs or failed; typed text comes along. A version that
   * does not load leaves the running one where it is. @throws RemoteError
   */
  async change(version: RemoteVersion): Promise<void> {
    const request = this.#request;
    if (!request) return;
    const running = this.status === 'mounted';
    if (running) {
      await this.#load(version, request.expose, { override: request.override });
    }
    const typed = running ? readTyped(request.target) : [];
    this.failures = 0;
    this.#attempt = 0;
    await this.open({ ...request, version });
    if (this.status !== 'mounted' || typed.length === 0) return;
    // Fields that appear with the first answers of the graph are waited for a little.
    for (let tries = 0; tries < 20; tries++) {
      if (writeTyped(request.target, typed) === typed.length) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close(): void {
    this.#clear();
    this.#request = null;
  }

  #clear(): void {
    this.#generation++;
    clearTimeout(this.#timer);
    this.retryAt = null;
    const app = this.#app;
    this.#app = null;
    try {
      app?.unmount();
    } catch {
      // It was broken already: what is left of it is emptied below.
    }
    this.#request?.target.replaceChildren();
  }

  #fail(error: unknown, fallback: FailureCause): void {
    const request = this.#request;
    if (!request) return;
    const { version } = request;
    this.#clear();
    console.error(`${version.manifest.name}@${version.version} did not open`, error);
    this.failure = remoteFailure(version.manifest.name, version.version, error, fallback);
    this.failures++;
    this.status = 'failed';
    const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** (this.failures - 1));
    this.retryAt = Date.now() + wait;
    this.#timer = setTimeout(() => void this.retry(), wait);
  }
}
