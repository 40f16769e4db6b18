/** The server's time, learned from the `Date` of its answers: whole seconds, good for ages. */
export class ServerClock {
  #offsetMs = 0;

  learn(date: string | null, now: number): void {
    const at = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(at)) return;
    const offset = at + 500 - now;
    // Under two seconds it is the rounding and the network, not a wrong clock.
    this.#offsetMs = Math.abs(offset) < 2000 ? 0 : offset;
  }

  now(): number {
    return Date.now() + this.#offsetMs;
  }
}
