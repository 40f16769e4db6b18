import { defineLive } from '@houqin/kit/live';
import { Point } from './point.entity.ts';

/** Who may see a point and its readings. */
export const pointLive = defineLive<Point>({
  noun: 'point',
  entity: Point,
  permission: 'point:read',
  scope: { campus: 'campusId', department: 'departmentId' },
  keys: (point) => ({
    id: point.id,
    campusId: point.campusId,
    departmentId: point.departmentId,
    code: point.code,
    quantity: point.quantity,
    state: point.state,
    roomId: point.roomId,
    floorId: point.floorId,
    buildingId: point.buildingId,
    fieldGatewayId: point.fieldGatewayId,
  }),
});
