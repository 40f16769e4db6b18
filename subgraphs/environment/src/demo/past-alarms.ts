import { demoId, ulid } from '@houqin/kit/id';
import { hospitalDay } from '@houqin/kit/hospital-calendar';
import { AlarmOccurrence } from '../alarm/alarm-occurrence.entity.ts';
import { Alarm } from '../alarm/alarm.entity.ts';
import { stateRank } from '../alarm/alarm.lifecycle.ts';
import { limitText } from '../alarm/limit-text.ts';
import { severityRank } from '../definition/severity.ts';
import { defaultLimits } from '../limit/default-limits.ts';
import type { Point } from '../point/point.entity.ts';
import type { RefRoom } from '../references/ref-room.entity.ts';
import { dayMs } from '../telemetry/roll-up.ts';
import type { DemoDefinition, DemoPoint } from './demo-point.ts';
import { noise } from './signal.ts';

/** Something that was wrong for a while in the two weeks before, and is over. */
export interface PastAlarm {
  readonly point: DemoPoint;
  readonly definition: DemoDefinition;
  readonly raisedAt: number;
  readonly endedAt: number;
  readonly limit: number;
  readonly value: number;
  readonly worstValue: number;
}

const perDay = 6; // a tiny hospital's share of the 95 per operator-day of domain F
const days = 12; // the two days before now are the raw readings' own

/** What is below two is a drift, above a fault: how far beyond the limit a quantity goes. */
const reach: Readonly<Record<string, number>> = {
  TEMPERATURE: 1.2,
  HUMIDITY: 4,
  PRESSURE: 2.5,
  CO2: 220,
  PM25: 18,
};

/** Between 0 and 1, the same on every machine. */
const chance = (key: string, step: number) => (noise(key, step) + 1) / 2;

/** Past alarms of the demo, on comfort more often than on pressure; the same for the same now. */
export function pastAlarms(
  points: readonly DemoPoint[],
  rooms: ReadonlyMap<string, RefRoom>,
  now: number,
): PastAlarm[] {
  const candidates = points.flatMap((point) =>
    point.definitions.flatMap((definition) => {
      const limit = limitOf(point, definition, rooms);
      const often = definition.severity === 'CRITICAL' ? 1 : 4;
      return limit === null
        ? []
        : Array.from({ length: often }, () => ({ point, definition, limit }));
    }),
  );
  const today = Math.floor(now / dayMs);
  const found: PastAlarm[] = [];
  for (let day = today - 2 - days; day < today - 2; day += 1)
    for (let index = 0; index < perDay; index += 1) {
      const pick = (what: string) => chance(`past ${what} ${index}`, day);
      const { point, definition, limit } =
        candidates[Math.floor(pick('which') * candidates.length)]!;
      const sign = definition.kind === 'LOW' ? -1 : 1;
      const far = (reach[point.quantity] ?? 1) * (0.3 + 0.7 * pick('far'));
      const round = (value: number) => Number(value.toFixed(1));
      const raisedAt = Math.floor(day * dayMs + pick('when') * dayMs);
      found.push({
        ...{ point, definition, limit, raisedAt },
        endedAt: raisedAt + Math.round((4 + 46 * pick('long')) * 60_000),
        value: round(limit + sign * far * 0.5),
        worstValue: round(limit + sign * far),
      });
    }
  return found.sort((one, other) => one.raisedAt - other.raisedAt);
}

function limitOf(
  point: DemoPoint,
  definition: DemoDefinition,
  rooms: ReadonlyMap<string, RefRoom>,
): number | null {
  if (!point.signal || (definition.kind !== 'LOW' && definition.kind !== 'HIGH')) return null;
  if (definition.ownLimit != null) return definition.ownLimit;
  const roomClass = rooms.get(point.room)?.roomClass;
  const row = defaultLimits.find(
    (one) => one.roomClass === roomClass && one.quantity === point.quantity,
  );
  return (definition.kind === 'LOW' ? row?.low : row?.high) ?? null;
}

/** The rows of past alarms: acknowledged by the operator, back to normal, closed. */
export function pastAlarmRows(
  past: readonly PastAlarm[],
  points: ReadonlyMap<string, Point>,
  rooms: ReadonlyMap<string, RefRoom>,
): { alarms: Alarm[]; occurrences: AlarmOccurrence[] } {
  const numbers = new Map<string, number>();
  const alarms: Alarm[] = [];
  const occurrences: AlarmOccurrence[] = [];
  for (const one of past) {
    const { definition, limit, value, worstValue } = one;
    const point = points.get(one.point.code)!;
    const room = rooms.get(one.point.room) ?? null;
    const raisedAt = new Date(one.raisedAt);
    const endedAt = new Date(one.endedAt);
    const day = hospitalDay(raisedAt).replaceAll('-', '');
    const number = (numbers.get(day) ?? 0) + 1;
    numbers.set(day, number);
    const acknowledgedAt = new Date(one.raisedAt + Math.min(180_000, one.endedAt - one.raisedAt));
    const alarm = Object.assign(new Alarm(), {
      id: ulid(raisedAt),
      version: 3,
      number: `AL-${day}-${String(number).padStart(4, '0')}`,
      ...{ state: 'CLEARED', stateRank: stateRank('CLEARED'), severity: definition.severity },
      severityRank: severityRank(definition.severity),
      ...{ kind: definition.kind, lifeSafety: definition.lifeSafety ?? false },
      ...{ orderPolicy: definition.orderPolicy, faultHint: definition.faultHint ?? null },
      ...{ pointId: point.id, pointCode: point.code, quantity: point.quantity },
      definitionId: definitionId(point.code, definition),
      ...{ titleZh: definition.nameZh, titleEn: definition.nameEn },
      ...{ roomId: point.roomId, roomNumber: room?.number ?? null },
      ...{ roomNameZh: room?.nameZh ?? null, roomNameEn: room?.nameEn ?? null },
      ...{ floorId: point.floorId, buildingId: point.buildingId },
      ...{ campusId: point.campusId, departmentId: point.departmentId },
      ...{ value, worstValue, limit, unit: point.unit },
      limitText: limitText(definition.kind, limit, point.unit, point.intervalSeconds),
      ...{ raisedAt, clearedAt: endedAt, closedAt: endedAt, occurrenceCount: 1, acknowledgedAt },
      ...{ acknowledgedById: demoId('user:environment'), acknowledgedByName: '林晓' },
    } satisfies Partial<Alarm>);
    alarm.stamp('demo', raisedAt);
    alarms.push(alarm);
    occurrences.push(
      Object.assign(new AlarmOccurrence(), {
        ...{ id: ulid(raisedAt), alarmId: alarm.id, pointId: point.id },
        ...{ definitionId: alarm.definitionId, startedAt: raisedAt, endedAt },
        ...{ value, worstValue, limit },
      }),
    );
  }
  return { alarms, occurrences };
}

export const definitionId = (code: string, { kind }: Pick<DemoDefinition, 'kind'>): string =>
  demoId(`definition:${code}:${kind}`);
