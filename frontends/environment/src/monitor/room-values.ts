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
