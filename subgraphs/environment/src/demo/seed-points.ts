import type { Context } from '@houqin/kit/context';
import { demoId } from '@houqin/kit/id';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { FieldGateway } from '../gateway/field-gateway.entity.ts';
import { hashSecret } from '../gateway/gateway-secret.ts';
import { Guidance, GuidanceStepRow } from '../guidance/guidance.entity.ts';
import { Point } from '../point/point.entity.ts';
import type { RefRoom } from '../references/ref-room.entity.ts';
import type { Stored } from '../stored.ts';
import { demoGuidance } from './demo-guidance.ts';
import type { DemoDefinition, DemoPoint } from './demo-point.ts';
import { demoPoints, foreignPoint } from './demo-points.ts';
import { definitionId } from './past-alarms.ts';

/** Everybody who reads the README knows it; it exists with `DEMO` on only. */
export const demoSecret = 'houqin-demo';
export const demoGateway = 'demo-gateway';
const otherGateway = 'east-gateway';
const campusId = demoId('campus:MAIN');

/**
 * Gateways, points, definitions and guidance of the demo hospital.
 * @throws Error naming a room that facility has not told of
 */
export async function demoRows(rooms: ReadonlyMap<string, RefRoom>, now: Date) {
  const gateways = await Promise.all([
    gatewayRow(demoGateway, '示范现场网关', 'Demo field gateway'),
    gatewayRow(otherGateway, '东区网关', 'East field gateway'),
  ]);
  const points = demoPoints.map((point, index) => pointRow(point, index + 1, demoGateway, rooms));
  points.push(pointRow(foreignPoint, points.length + 1, otherGateway, rooms));
  const definitions = demoPoints.flatMap((point) =>
    point.definitions.map((one) => definitionRow(point, one, rooms)),
  );
  const guidance = demoGuidance.flatMap(({ code, edition, nameZh, nameEn, steps }) => {
    const id = guidanceId(code);
    return [
      Object.assign(new Guidance(), { id, code, edition, nameZh, nameEn }),
      ...steps.map(({ zh, en, phone, hintZh, hintEn }, index) =>
        Object.assign(new GuidanceStepRow(), {
          ...{ id: stepId(code, index + 1), guidanceId: id, position: index + 1 },
          ...{ textZh: zh, textEn: en, phone: phone ?? null },
          ...{ hintZh: hintZh ?? null, hintEn: hintEn ?? null },
        }),
      ),
    ];
  });
  const all: Stored[] = [...gateways, ...points, ...definitions, ...guidance];
  for (const row of all) row.stamp('demo', now);
  return { all, points: new Map(points.map((point) => [point.code, point])) };
}

export const stepId = (guidance: string, position: number): string =>
  demoId(`guidance-step:${guidance}:${position}`);
const guidanceId = (code: string) => demoId(`guidance:${code}`);

async function gatewayRow(code: string, nameZh: string, nameEn: string): Promise<FieldGateway> {
  const secretHash = await hashSecret(demoSecret);
  const id = demoId(`gateway:${code}`);
  return Object.assign(new FieldGateway(), { id, code, nameZh, nameEn, secretHash, campusId });
}

function roomOf(point: DemoPoint, rooms: ReadonlyMap<string, RefRoom>): RefRoom {
  const room = rooms.get(point.room);
  if (!room) throw new Error(`the demo hospital has no room ${point.room}`);
  return room;
}

function pointRow(
  point: DemoPoint,
  series: number,
  gateway: string,
  rooms: ReadonlyMap<string, RefRoom>,
): Point {
  const room = roomOf(point, rooms);
  const { code, nameZh, nameEn, quantity, unit, intervalSeconds, facts, signal } = point;
  return Object.assign(new Point(), {
    ...{ id: demoId(`point:${code}`), series, code, nameZh, nameEn, quantity, unit },
    ...{ intervalSeconds, rangeMin: point.range[0], rangeMax: point.range[1] },
    ...{ decimals: signal?.decimals ?? 1, fieldGatewayId: demoId(`gateway:${gateway}`) },
    ...{ roomId: room.id, floorId: room.floorId, buildingId: room.buildingId },
    ...{ campusId: room.campusId, departmentId: room.departmentId, placeFacts: facts },
  } satisfies Partial<Point>);
}

function definitionRow(
  point: DemoPoint,
  definition: DemoDefinition,
  rooms: ReadonlyMap<string, RefRoom>,
): AlarmDefinition {
  const room = roomOf(point, rooms);
  const { guidance, ...facts } = definition;
  return Object.assign(new AlarmDefinition(), facts, {
    id: definitionId(point.code, definition),
    code: `${point.code}-${definition.kind.toLowerCase().replaceAll('_', '-')}`,
    pointId: demoId(`point:${point.code}`),
    guidanceId: guidance ? guidanceId(guidance) : null,
    ...{ campusId: room.campusId, departmentId: room.departmentId },
  });
}

/** Inserts rows class by class, in few statements. */
export async function insertAll(em: Context['em'], rows: readonly Stored[]): Promise<void> {
  const groups = Map.groupBy(rows, (row) => row.constructor as new () => Stored);
  for (const [entity, list] of groups) {
    for (const row of list) row.version ??= 1;
    await em.insertMany(entity, list as never);
  }
}
