/** How a demo point behaves; all values in the point's unit. */
export interface Signal {
  readonly base: number;
  /** Half the difference between afternoon and night. */
  readonly swing: number;
  /** Largest wandering about that. */
  readonly noise: number;
  readonly decimals: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 15:00 in Shanghai, when rooms are warmest: 07:00 UTC. */
const warmestAtMs = 7 * hourMs;

/**
 * The value of a point at an instant: a daily wave and two layers of noise that depend on nothing
 * but the point and the time, so that history and simulation join without a step.
 */
export function valueAt(code: string, signal: Signal, at: number): number {
  const wave = Math.cos(((at - warmestAtMs) / dayMs) * 2 * Math.PI);
  const slow = smoothNoise(code, at, 40 * 60_000);
  const quick = smoothNoise(`${code}~`, at, 4 * 60_000);
  const value = signal.base + signal.swing * wave + signal.noise * (0.65 * slow + 0.35 * quick);
  return Number(value.toFixed(signal.decimals));
}

/** Between −1 and 1, continuous; new every `period`. */
function smoothNoise(key: string, at: number, period: number): number {
  const step = Math.floor(at / period);
  const part = at / period - step;
  const ease = part * part * (3 - 2 * part);
  return noise(key, step) * (1 - ease) + noise(key, step + 1) * ease;
}

/** Between −1 and 1, the same for the same key and step on every machine (FNV-1a, mixed). */
export function noise(key: string, step: number): number {
  let hash = 0x811c9dc5 ^ (step | 0);
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 31 - 1;
}
