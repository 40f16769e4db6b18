import { loadSupergraph, type Supergraph } from './supergraph.ts';
import type { SupergraphSource } from './supergraph-source.ts';
import { watchFiles, type FileWatch } from './watch-files.ts';

/** What the holder says to the operator; `pino` fits. */
export interface ReloadLog {
  info(line: string): void;
  error(line: string): void;
}

/**
 * Keeps the supergraph that is being served and replaces it when its files change.
 *
 * A new one is built whole before anyone sees it: a bad one is refused with a log line, and the
 * old one keeps serving.
 */
export class SupergraphHolder {
  readonly #source: SupergraphSource;
  readonly #log: ReloadLog;
  readonly #listeners = new Set<(supergraph: Supergraph) => void>();
  #current: Supergraph | undefined;
  #watch: FileWatch | undefined;
  #reloading: Promise<void> = Promise.resolve();

  constructor(source: SupergraphSource, log: ReloadLog) {
    this.#source = source;
    this.#log = log;
  }

  get current(): Supergraph {
    if (!this.#current) throw new Error('The supergraph is read by load() first.');
    return this.#current;
  }

  /** @throws Error when the first supergraph is unusable: there is no old one to keep */
  async load(): Promise<Supergraph> {
    this.#current = loadSupergraph(await this.#source.read());
    return this.#current;
  }

  /** Called after each replacement; a listener that throws makes the holder keep the old one. */
  onReplaced(listener: (supergraph: Supergraph) => void): void {
    this.#listeners.add(listener);
  }

  watch(): void {
    this.#watch ??= watchFiles(this.#source.files(), () => void this.reload());
  }

  /** Reads the source again; answers when the outcome is known and never rejects. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#replace());
    return this.#reloading;
  }

  stop(): void {
    this.#watch?.stop();
    this.#watch = undefined;
  }

  async #replace(): Promise<void> {
    const old = this.#current;
    try {
      const sdl = await this.#source.read();
      const next = loadSupergraph(sdl);
      if (next.sdl === old?.sdl) return;
      for (const listener of this.#listeners) listener(next);
      this.#current = next;
      this.#log.info(`supergraph reloaded from ${this.#source.label}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log.error(
        `supergraph refused, the old one keeps serving (${this.#source.label}): ${reason}`,
      );
    } finally {
      this.#watch?.retarget(this.#source.files());
    }
  }
}
