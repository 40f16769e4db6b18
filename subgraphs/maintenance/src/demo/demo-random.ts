/** Repeatable chance: the same seed gives the same hospital on every machine. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** An entry with a chance in proportion to its weight. */
  weighted<T>(list: readonly T[], weight: (entry: T) => number): T;
  /** Lognormal with this median; about two thirds lie within a factor of e^spread. */
  lognormal(median: number, spread: number): number;
}

/** mulberry32: 32 bits of state are plenty for a demo. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => Math.floor(low + (high - low + 1) * next()),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    weighted(list, weight) {
      let left = next() * list.reduce((sum, entry) => sum + weight(entry), 0);
      return list.find((entry) => (left -= weight(entry)) < 0) ?? list.at(-1)!;
    },
    lognormal: (median, spread) => median * Math.exp(spread * normal()),
  };
}

/** `domain.md` F: seed = 20261122. */
export const demoSeed = 20261122;
