/** A change of the test graph's alarms. */
export interface FeedEvent {
  readonly position: number;
  readonly alarmId: string;
  readonly value: number;
  readonly roomId: string;
}

/** A history with live followers: events are kept, and a follower begins after any of them. */
export class AlarmFeed {
  readonly events: FeedEvent[] = [];
  followers = 0;
  readonly #wake = new Set<() => void>();

  publish(alarmId: string, value: number, roomId = '7'): FeedEvent {
    const event = { position: this.events.length + 1, alarmId, value, roomId };
    this.events.push(event);
    for (const wake of [...this.#wake]) wake();
    return event;
  }

  async *follow(after: number): AsyncGenerator<FeedEvent, void> {
    this.followers += 1;
    try {
      for (let position = after; ; position += 1) {
        while (this.events.length <= position)
          await new Promise<void>((resolve) => {
            const wake = () => {
              this.#wake.delete(wake);
              resolve();
            };
            this.#wake.add(wake);
          });
        yield this.events[position]!;
      }
    } finally {
      this.followers -= 1;
    }
  }

  /** Wakes followers without an event, so that generators that were returned can end. */
  stir(): void {
    for (const wake of [...this.#wake]) wake();
  }
}
