/**
 * Runs an act that may be asynchronous and reports `pending` until it settles; further calls are
 * ignored meanwhile, so that a double click never submits twice. A rejection is passed on.
 */
export class RunOnce {
  pending = $state(false);

  async run(act: () => unknown): Promise<void> {
    if (this.pending) return;
    const outcome = act();
    if (!(outcome instanceof Promise)) return;
    this.pending = true;
    try {
      await outcome;
    } finally {
      this.pending = false;
    }
  }
}
