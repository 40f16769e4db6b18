/**
 * Keeps what is typed in this browser, so that nothing typed is lost to a crash, a closed tab or
 * a failed submit. Saves every two seconds when the content changed (ui.md, Forms).
 */
export class Draft<Content> {
  /** When it was last saved; null while there is nothing to keep. */
  savedAt = $state<Date | null>(null);

  #key: string;
  #read: () => Content;
  #last: string;
  #timer: ReturnType<typeof setInterval>;

  /** `read` returns plain JSON content; call `stop` when the form goes away. */
  constructor(key: string, read: () => Content, everyMs = 2000) {
    this.#key = `houqin.draft.${key}`;
    this.#read = read;
    this.#last = JSON.stringify(read());
    this.#timer = setInterval(() => this.save(), everyMs);
  }

  /** The content left behind, or undefined. */
  restore(): Content | undefined {
    const text = localStorage.getItem(this.#key);
    if (!text) return undefined;
    try {
      const kept = JSON.parse(text) as { at: string; content: Content };
      this.savedAt = new Date(kept.at);
      this.#last = JSON.stringify(kept.content);
      return kept.content;
    } catch {
      return undefined; // unreadable: nothing to restore
    }
  }

  save(): void {
    const content = JSON.stringify(this.#read());
    if (content === this.#last) return;
    this.#last = content;
    this.savedAt = new Date();
    localStorage.setItem(
      this.#key,
      `{"at":${JSON.stringify(this.savedAt.toISOString())},"content":${content}}`,
    );
  }

  /** Forgets the kept content, after submitting or on the user's wish. */
  discard(): void {
    localStorage.removeItem(this.#key);
    this.#last = JSON.stringify(this.#read());
    this.savedAt = null;
  }

  stop(): void {
    this.save();
    clearInterval(this.#timer);
  }
}
