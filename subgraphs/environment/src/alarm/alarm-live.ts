import { defineLive } from '@houqin/kit/live';
import { Alarm } from './alarm.entity.ts';

/** Who may see an alarm, and what its lists may ask for. */
export const alarmLive = defineLive<Alarm>({
  noun: 'alarm',
  entity: Alarm,
  permission: 'alarm:read',
  scope: { campus: 'campusId', department: 'departmentId' },
  keys: (alarm) => ({
    id: alarm.id,
    campusId: alarm.campusId,
    departmentId: alarm.departmentId,
    state: alarm.state,
    severity: alarm.severity,
    kind: alarm.kind,
    active: alarm.active,
    open: alarm.closedAt === null,
    roomId: alarm.roomId,
    floorId: alarm.floorId,
    buildingId: alarm.buildingId,
    pointId: alarm.pointId,
    pointCode: alarm.pointCode,
    definitionId: alarm.definitionId,
    workOrderId: alarm.workOrderId,
    lifeSafety: alarm.lifeSafety,
    raisedAt: alarm.raisedAt.toISOString(),
  }),
  filters: {
    open: {
      where: ({ eq }: { eq?: boolean | null }) =>
        eq === null || eq === undefined ? {} : { closedAt: eq ? null : { $ne: null } },
      matches: ({ eq }: { eq?: boolean | null }, keys) =>
        eq === null || eq === undefined || keys['open'] === eq,
    },
  },
});
