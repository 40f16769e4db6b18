import type { Context } from '@houqin/kit/context';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import type { AlarmKind } from '../definition/alarm-kind.ts';
import type { PointRules } from '../evaluation/point-evaluation.ts';
import { FieldGateway, type FieldGatewayState } from '../gateway/field-gateway.entity.ts';
import { LimitTimeline, sideOf } from '../limit/limit-timeline.ts';
import { RoomClassLimit } from '../limit/room-class-limit.entity.ts';
import type { RoomClass } from '../limit/room-class.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { Point } from './point.entity.ts';
import type { PointState } from './point-state.ts';
import type { Quantity } from './quantity.ts';

/** One definition as it is watched. */
export interface WatchedDefinition {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly ownLimit: number | null;
}

/** A point with everything that ingest and evaluation ask about it, in memory. */
export interface WatchedPoint extends PointRules {
  readonly id: string;
  readonly code: string;
  readonly series: number;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly rangeMin: number | null;
  readonly rangeMax: number | null;
  readonly state: PointState;
  readonly gatewayId: string;
  readonly roomClass: RoomClass;
  readonly definitions: readonly WatchedDefinition[];
  readonly watchesSilence: boolean;
}

export interface WatchedGateway {
  readonly id: string;
  readonly code: string;
  readonly state: FieldGatewayState;
  readonly secretHash: string;
}

/** All points, gateways and limits at one moment; made anew when any of them changes. */
export interface WatchedPoints {
  readonly byCode: ReadonlyMap<string, WatchedPoint>;
  readonly byId: ReadonlyMap<string, WatchedPoint>;
  readonly gateways: ReadonlyMap<string, WatchedGateway>;
  readonly limits: LimitTimeline;
}

export async function loadWatchedPoints(em: Context['em']): Promise<WatchedPoints> {
  const limits = new LimitTimeline(await em.find(RoomClassLimit, {}));
  const rooms = new Map((await em.find(RefRoom, {})).map((room) => [room.id, room]));
  const definitions = Map.groupBy(
    await em.find(AlarmDefinition, { retiredAt: null }),
    ({ pointId }) => pointId,
  );
  const points = (await em.find(Point, {})).map((point) =>
    watch(
      point,
      definitions.get(point.id) ?? [],
      (point.roomId && rooms.get(point.roomId)?.roomClass) || 'NONE',
      limits,
    ),
  );
  const gateways = await em.find(FieldGateway, {});
  return {
    byCode: new Map(points.map((point) => [point.code, point])),
    byId: new Map(points.map((point) => [point.id, point])),
    gateways: new Map(gateways.map((one) => [one.code, one])),
    limits,
  };
}

function watch(
  point: Point,
  definitions: readonly AlarmDefinition[],
  roomClass: RoomClass,
  limits: LimitTimeline,
): WatchedPoint {
  const watched = definitions.map(({ id, kind, ownLimit, ratePerMinute }) => ({
    id,
    kind,
    ownLimit: kind === 'RATE_OF_CHANGE' ? ratePerMinute : ownLimit,
  }));
  const byId = new Map(watched.map((one) => [one.id, one]));
  return {
    id: point.id,
    code: point.code,
    series: point.series,
    unit: point.unit,
    quantity: point.quantity,
    rangeMin: point.rangeMin,
    rangeMax: point.rangeMax,
    state: point.state,
    gatewayId: point.fieldGatewayId,
    roomClass,
    definitions: watched,
    watchesSilence: watched.some(({ kind }) => kind === 'STALE'),
    intervalMs: point.intervalSeconds * 1_000,
    rules: definitions.map((one) => ({
      definitionId: one.id,
      kind: one.kind,
      onDelayMs: one.onDelaySeconds * 1_000,
      offDelayMs: one.offDelaySeconds * 1_000,
      deadband: one.deadband,
    })),
    limitAt(definitionId, at) {
      const definition = byId.get(definitionId);
      if (!definition) return null;
      if (definition.ownLimit !== null) return definition.ownLimit;
      const row = limits.at(roomClass, point.quantity, at);
      // Limits are rows of other units only by mistake: no limit is better than a wrong one.
      return row && row.unit === point.unit ? sideOf(row, definition.kind) : null;
    },
  };
}
