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

  /** As the kit's streams do, it ends at once when it is told to, also while it waits. */
  follow(after: number): AsyncIterableIterator<FeedEvent, undefined> {
    let position = after;
    let open = true;
    let wake = () => {};
    const { events } = this;
    this.followers += 1;
    const end = () => {
      if (open) this.followers -= 1;
      open = false;
      wake();
    };
    return {
      next: async () => {
        while (open && events.length <= position)
          await new Promise<void>((resolve) => {
            wake = () => {
              this.#wake.delete(wake);
              resolve();
            };
            this.#wake.add(wake);
          });
        if (!open) return { done: true, value: undefined };
        return { done: false, value: events[position++]! };
      },
      return: async () => {
        end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
