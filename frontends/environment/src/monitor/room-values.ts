import type { RoomPoint, RoomState } from './monitor.graph.ts';

export const quantities = ['PRESSURE', 'TEMPERATURE', 'HUMIDITY', 'CO2'] as const;
export type ShownQuantity = (typeof quantities)[number];

/** A value pushed since the page was read. */
export interface Pushed {
  readonly at: string;
  readonly value: number;
}

/** The point of a room that measures this, the most read one first. */
export const pointOf = (room: RoomState, quantity: RoomPoint['quantity']): RoomPoint | null =>
  room.points.find((point) => point.quantity === quantity) ?? null;

/** Points as people read them: pressure, temperature, humidity, then the rest. */
export const inReadingOrder = (points: readonly RoomPoint[]): RoomPoint[] => {
  const place = (point: RoomPoint) => {
    const at = (quantities as readonly string[]).indexOf(point.quantity);
    return at < 0 ? quantities.length : at;
  };
  return [...points].sort((a, b) => place(a) - place(b));
};

/** What boards call the room: `OR-07`; its name when no point says otherwise. */
export const shortName = (room: RoomState): string =>
  room.points[0]?.placeName || room.room.name || room.room.number;

/** Rooms without limits are context: they are drawn small, after those that are watched. */
export const isContext = (room: RoomState): boolean =>
  room.openAlarms.length === 0 &&
  room.points.every((point) => point.limitLow === null && point.limitHigh === null);

/** Columns that fill a width evenly: twelve rooms stand 6 + 6, not 8 + 4. */
export function evenColumns(count: number, width: number, least: number): number {
  const most = Math.max(1, Math.floor(width / least));
  return Math.ceil(count / Math.ceil(count / most)) || 1;
}

/** Samples at even steps, oldest first: a step without one is a gap. */
export function evenly(
  samples: readonly { readonly at: string; readonly mean: number }[],
  from: number,
  to: number,
  steps: number,
): (number | null)[] {
  const values: (number | null)[] = Array.from({ length: steps }, () => null);
  for (const { at, mean } of samples) {
    const step = Math.floor(((Date.parse(at) - from) / (to - from)) * steps);
    if (step >= 0 && step < steps) values[step] = mean;
  }
  return values;
}

/** What is known last: pushed values win over the page's, when they are newer. */
export function latestOf(point: RoomPoint, pushed: ReadonlyMap<string, Pushed>): Pushed | null {
  const live = pushed.get(point.id);
  const read = point.latest ?? null;
  return live && (!read || live.at > read.at) ? live : read;
}

/** Ends of the scale that a gauge draws: the measuring range, else the limits with air. */
export function scaleOf(point: RoomPoint): { min: number; max: number } {
  const low = point.limitLow ?? point.rangeMin ?? 0;
  const high = point.limitHigh ?? Math.max(low + 1, (point.rangeMax ?? low * 4) || 1);
  const air = (high - low) * 0.4;
  return {
    min: Math.max(point.rangeMin ?? -Infinity, low - air),
    max: Math.min(point.rangeMax ?? Infinity, high + air),
  };
}

const severityRank = { CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3 } as const;

/** The alarm that decides how a room looks: active ones by severity before those set aside. */
export function worstAlarm(room: RoomState): RoomState['openAlarms'][number] | null {
  const aside = (state: string) => (state === 'SHELVED' || state === 'OUT_OF_SERVICE' ? 1 : 0);
  const [worst] = [...room.openAlarms].sort(
    (a, b) =>
      aside(a.state) - aside(b.state) || severityRank[a.severity] - severityRank[b.severity],
  );
  return worst ?? null;
}
