import { randomUUID } from 'node:crypto';
// Tells the compiler what vitest's set-up provides.
import type {} from '@houqin/kit/testing/global-setup';
import type { ScopeLevel } from '@houqin/kit/access';
import { demoId } from '@houqin/kit/id';
import { asCaller } from '@houqin/kit/testing/graph';
import type { RunningSubgraph } from '@houqin/kit/subgraph';
import { AlarmDefinition } from '../src/definition/alarm-definition.entity.ts';
import { FieldGateway } from '../src/gateway/field-gateway.entity.ts';
import { hashSecret } from '../src/gateway/gateway-secret.ts';
import { handleMessage, type Receipt } from '../src/ingest/handle-message.ts';
import { ingestOf } from '../src/ingest/ingest-service.ts';
import type { Telemetry } from '../src/ingest/telemetry.ts';
import { Point } from '../src/point/point.entity.ts';
import { RefRoom } from '../src/references/ref-room.entity.ts';

export const campusId = demoId('campus:MAIN');
export const orDepartment = demoId('department:OR');
export const wardDepartment = demoId('department:CARD2');
export const gatewayCode = 'test-gateway';
export const gatewaySecret = 'a secret of the test';

const permissions = [
  ...['alarm:read', 'alarm:acknowledge', 'alarm:shelve', 'alarm:out-of-service', 'guidance:tick'],
  ...['point:read', 'point:manage', 'limit:read', 'limit:edit', 'alarm-definition:edit'],
  'dead-letter:read',
];

const all = (level: ScopeLevel) => Object.fromEntries(permissions.map((one) => [one, level]));

/** 林晓, who runs the environment desk of the campus. */
export const operator = asCaller({
  ...{ subjectId: demoId('user:environment'), name: '林晓', campusIds: [campusId] },
  grants: all('CAMPUS'),
});
export const nurse = asCaller({
  ...{ subjectId: demoId('user:nurse'), name: '陈静', campusIds: [campusId] },
  departmentId: wardDepartment,
  grants: { 'alarm:read': 'DEPT', 'point:read': 'DEPT' },
});
export const wall = asCaller({
  ...{ subjectId: 'wall', name: '大屏', kind: 'device', campusIds: [campusId] },
  grants: { 'alarm:read': 'DEVICE', 'point:read': 'DEVICE' },
});

export const key = () => randomUUID();

export interface PointFacts {
  readonly code: string;
  readonly point?: Partial<Point>;
  /** What is watched; ids are `definition:<code>`. */
  readonly definitions?: readonly (Partial<AlarmDefinition> & Pick<AlarmDefinition, 'kind'>)[];
  readonly room?: RefRoom;
}

const theatre = (number: string, departmentId: string): RefRoom =>
  Object.assign(new RefRoom(), {
    ...{ id: demoId(`room:${number}`), number, nameZh: `手术间 ${number}`, nameEn: `OR ${number}` },
    ...{ roomClass: 'THEATRE_I', floorId: demoId('floor:S-03'), floorNumber: 3 },
    ...{ buildingId: demoId('building:S'), buildingCode: 'S', campusId, departmentId },
  });

export const room07 = theatre('S-0307', orDepartment);
export const ward = theatre('A-0501', wardDepartment);

/** A gateway, two rooms and these points, known to ingest. */
export async function build(running: RunningSubgraph, points: readonly PointFacts[]) {
  const em = running.runtime.orm.em.fork();
  const now = running.runtime.process.clock.now();
  const gateways = await Promise.all(
    [gatewayCode, 'other-gateway'].map(async (code) =>
      Object.assign(new FieldGateway(), {
        ...{ id: demoId(`gateway:${code}`), code, nameZh: code, nameEn: code, campusId },
        secretHash: await hashSecret(gatewaySecret),
      }),
    ),
  );
  const rooms = [structuredRoom(room07), structuredRoom(ward)];
  const rows = points.map(({ code, point, room = room07 }, index) =>
    Object.assign(new Point(), {
      ...{ id: demoId(`point:${code}`), series: index + 1, code, nameZh: code, nameEn: code },
      ...{ quantity: 'PRESSURE', unit: 'Pa', intervalSeconds: 60, decimals: 1 },
      ...{ fieldGatewayId: demoId(`gateway:${gatewayCode}`), roomId: room.id },
      ...{ floorId: room.floorId, buildingId: room.buildingId },
      ...{ campusId, departmentId: room.departmentId },
      ...point,
    }),
  );
  const definitions = points.flatMap(({ code, definitions = [], room = room07 }) =>
    definitions.map((facts) =>
      Object.assign(new AlarmDefinition(), {
        ...{ id: demoId(`definition:${code}:${facts.kind}`), code: `${code}-${facts.kind}` },
        ...{ nameZh: '压差低', nameEn: 'Pressure low', pointId: demoId(`point:${code}`) },
        ...{ severity: 'CRITICAL', orderPolicy: 'AT_ONCE', campusId },
        ...{ departmentId: room.departmentId },
        ...facts,
      }),
    ),
  );
  for (const row of [...gateways, ...rows, ...definitions]) row.stamp('test', now);
  em.persist([...gateways, ...rooms, ...rows, ...definitions]);
  await em.flush();
  await ingestOf(running.runtime).reload();
}

// The same room object must not be managed by two databases.
const structuredRoom = (room: RefRoom) => Object.assign(new RefRoom(), room);

export const or07: PointFacts = {
  code: 'or07-pressure',
  point: { rangeMin: -50, rangeMax: 100 },
  definitions: [{ kind: 'LOW', lifeSafety: true, faultHint: 'PRESSURE_LOW' }],
};

export function telemetryOf(running: RunningSubgraph): Telemetry {
  const { telemetry } = ingestOf(running.runtime);
  if (!telemetry) throw new Error('this process does not lead');
  return telemetry;
}

/** Publishes as the test's gateway does, and waits until it is durable. */
export function publish(
  running: RunningSubgraph,
  code: string,
  payload: unknown,
  gateway = gatewayCode,
): Promise<Receipt> {
  const telemetry = telemetryOf(running);
  const from = telemetry.points.gateways.get(gateway) ?? null;
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return handleMessage(telemetry, from, `houqin/points/${code}`, bytes);
}

export const reading = (value: number, at: Date | number = new Date()) => ({
  t: new Date(at).toISOString(),
  v: value,
});
