/** Messages under way at most, per point; one per interval is the rule. */
const kept = 8;

/** Tells the simulator's own messages, as the broker brings them back, from those of others. */
export class OwnMessages {
  readonly #sent = new Map<string, string[]>();

  remember(code: string, payload: string): void {
    const sent = this.#sent.get(code) ?? [];
    sent.push(payload);
    if (sent.length > kept) sent.shift();
    this.#sent.set(code, sent);
  }

  recognises(code: string, payload: string): boolean {
    return this.#sent.get(code)?.includes(payload) ?? false;
  }
}
