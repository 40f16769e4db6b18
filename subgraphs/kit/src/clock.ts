/** Where "now" comes from; only tests and demo seeding use another than the system's. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until told otherwise. */
export interface FixedClock extends Clock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
}

export function fixedClock(start: Date): FixedClock {
  let instant = start;
  return {
    now: () => new Date(instant),
    set: (next) => void (instant = next),
    advance: (milliseconds) => void (instant = new Date(instant.getTime() + milliseconds)),
  };
}
