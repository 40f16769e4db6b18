/** A short message over the page. Texts are already in the person's language. */
export interface Notice {
  /** `problem` stays until it is closed; `done` and `info` leave after a few seconds. */
  readonly kind: 'done' | 'info' | 'problem';
  readonly text: string;
  readonly detail?: string;
  /** One thing to do about it: undo, open, retry. */
  readonly action?: { readonly label: string; run(): void };
}
