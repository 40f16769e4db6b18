import { wallClock, instantOfWallClock } from '@houqin/kit/hospital-calendar';
import type { DemoPoint } from './demo-point.ts';
import { valueAt } from './signal.ts';

/** Something wrong at one point for a while. Times in minutes before the demo's now. */
export interface Planted {
  readonly code: string;
  readonly fromMinutes: number;
  /** null: it still lasts, and the simulator keeps it so. */
  readonly toMinutes: number | null;
  readonly base: number;
  readonly noise: number;
  /** First value, from which it falls to `base` within ten minutes. */
  readonly begin?: number;
}

const fallMinutes = 10;
/** The night of OR-07 ended at least eight hours ago: its order is closed by now. */
const nightOverMinutes = 480;

/** Minutes since 02:13:00 on the wall clock of the last night that is over. */
export function minutesSinceNight(now: Date): number {
  const { year, month, day } = wallClock(now);
  const tonight = instantOfWallClock({ year, month, day, hour: 2, minute: 13 });
  const minutes = (now.getTime() - tonight.getTime()) / 60_000;
  return minutes >= nightOverMinutes ? minutes : minutes + 1_440;
}

/** How long OR-07 was without pressure that night: until the belt was changed. */
export const beltMinutes = 45;

/** What goes wrong in the demo hospital (ui/b-environment.png), in the history before `now`. */
export function plantedBefore(now: Date): readonly Planted[] {
  const night = minutesSinceNight(now);
  return [
    {
      ...{ code: 'or07-pressure', fromMinutes: night, toMinutes: night - beltMinutes },
      ...{ base: 1.8, noise: 0.1, begin: 4.2 },
    },
    { code: 'or05-pressure', fromMinutes: 10, toMinutes: 6, base: 4.1, noise: 0.3 },
    ...lasting.map((one) => ({ ...one, toMinutes: null })),
  ];
}

const lasting: readonly Omit<Planted, 'toMinutes'>[] = [
  { code: 'or04-temperature', fromMinutes: 52, base: 25.6, noise: 0.15 },
  { code: 'or09-humidity', fromMinutes: 14, base: 61.2, noise: 0.4 },
  { code: 'or11-pressure', fromMinutes: 60, base: 0.2, noise: 0.15 },
  { code: 'o0310-co2', fromMinutes: 38, base: 1_130, noise: 30 },
  { code: 'l0103-pump2-vibration', fromMinutes: 3, base: 9.4, noise: 0.3 },
];

/** Points of OR-10 have been silent since then, and stay so. */
export const silentCodes: ReadonlySet<string> = new Set(
  ['pressure', 'temperature', 'humidity'].map((kind) => `or10-${kind}`),
);
export const silentMinutes = 15;

/** The value of a point in the history of the demo; null while it says nothing. */
export function demoValue(
  point: DemoPoint,
  at: number,
  now: number,
  planted: readonly Planted[],
): number | null {
  if (!point.signal) return null;
  const minutes = (now - at) / 60_000;
  if (silentCodes.has(point.code) && minutes < silentMinutes) return null;
  const wrong = planted.find(
    ({ code, fromMinutes, toMinutes }) =>
      code === point.code && minutes <= fromMinutes && minutes > (toMinutes ?? -Infinity),
  );
  if (!wrong) return valueAt(point.code, point.signal, at);
  const { base, noise, begin = base, fromMinutes } = wrong;
  const fallen = Math.min(1, Math.max(0, (fromMinutes - minutes) / fallMinutes));
  const signal = { ...point.signal, base: begin + (base - begin) * fallen, noise, swing: 0 };
  return valueAt(point.code, signal, at);
}

/** The value of a point as the simulator publishes it: what was planted lasts. */
export function simulatedValue(point: DemoPoint, at: number): number | null {
  const always = lasting.map((one) => ({ ...one, fromMinutes: Infinity, toMinutes: null }));
  return silentCodes.has(point.code) ? null : demoValue(point, at, at, always);
}
