/** One key of a page, shown in the `?` sheet. Single letters rest while someone types. */
export interface KeyBinding {
  /** `n`, `Shift+j`, `Ctrl+Enter`, `[`, `Escape`, and sequences such as `g x`. */
  readonly key: string;
  /** The verb, in the person's language: the same as on the button. */
  readonly label: string;
  run(event: KeyboardEvent): void;
}

export interface Keyboard {
  /** Adds a page's keys; the answer takes them away. Later ones win over earlier ones. */
  add(bindings: readonly KeyBinding[]): () => void;
}
