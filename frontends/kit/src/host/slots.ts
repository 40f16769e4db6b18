/** What one remote puts into another's page. */
export interface SlotFill {
  /** The remote that fills it. */
  readonly remote: string;
  /** Which of its modules. */
  readonly expose: string;
  readonly title: { readonly zh: string; readonly en: string };
}

export interface Slots {
  /** The fills that this person may see, in the manifest's order; empty when no remote fills it. */
  fills(slot: string): readonly SlotFill[];
  /**
   * Mounts one fill. Its failure shows inside `target` and reaches nothing else.
   * `props` are plain data; `update` hands over new ones.
   */
  mount(
    slot: string,
    fill: SlotFill,
    target: HTMLElement,
    props: Readonly<Record<string, unknown>>,
  ): SlotHandle;
}

export interface SlotHandle {
  update(props: Readonly<Record<string, unknown>>): void;
  unmount(): void;
}
