import type { AlarmKind } from '../definition/alarm-kind.ts';
import type { Quantity } from '../point/quantity.ts';
import type { RoomClassLimit } from './room-class-limit.entity.ts';
import type { RoomClass } from './room-class.ts';

type Row = Pick<
  RoomClassLimit,
  'id' | 'roomClass' | 'quantity' | 'low' | 'high' | 'unit' | 'effectiveFrom'
>;

/** The limits of room classes over time: the row in force is the newest that has begun. */
export class LimitTimeline {
  readonly #rows = new Map<string, Row[]>();
  readonly #starts: number[];

  constructor(rows: readonly Row[]) {
    const sorted = [...rows].sort((a, b) => +a.effectiveFrom - +b.effectiveFrom);
    for (const row of sorted) {
      const key = keyOf(row.roomClass, row.quantity);
      this.#rows.set(key, [...(this.#rows.get(key) ?? []), row]);
    }
    this.#starts = sorted.map((row) => +row.effectiveFrom);
  }

  /** The row in force at an instant; null where the class has no limit for the quantity. */
  at(roomClass: RoomClass, quantity: Quantity, instant: number): Row | null {
    const rows = this.#rows.get(keyOf(roomClass, quantity)) ?? [];
    return rows.findLast((row) => +row.effectiveFrom <= instant) ?? null;
  }

  /** When the next row begins after an instant; null when none is planned. */
  nextStart(after: number): number | null {
    return this.#starts.find((start) => start > after) ?? null;
  }
}

const keyOf = (roomClass: RoomClass, quantity: Quantity) => `${roomClass}:${quantity}`;

/** The side of a row that a kind of alarm watches. */
export function sideOf(row: Pick<Row, 'low' | 'high'>, kind: AlarmKind): number | null {
  if (kind === 'LOW') return row.low;
  return kind === 'HIGH' ? row.high : null;
}
