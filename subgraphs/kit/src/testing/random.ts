/** Numbers that are the same for the same seed, so that a failure can be had again. */
export interface Random {
  readonly seed: number;
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 ≤ n < limit, whole. */
  below(limit: number): number;
  pick<V>(values: readonly V[]): V;
  chance(probability: number): boolean;
}

/** Mulberry32, by Tommy Ettinger: small, and good enough to shuffle tests. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    seed,
    next,
    below,
    pick: (values) => values[below(values.length)] as never,
    chance: (probability) => next() < probability,
  };
}

/** The seeds of a property test: fixed ones, and new ones at each run; `SEED=n` for one alone. */
export function seeds(fixed: number, fresh: number): number[] {
  const asked = process.env['SEED'];
  if (asked) return [Number(asked)];
  const some = Array.from({ length: fresh }, () => Math.floor(Math.random() * 2 ** 31));
  return [...Array.from({ length: fixed }, (_, index) => index + 1), ...some];
}
