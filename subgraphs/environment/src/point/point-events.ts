import type { PointChanged } from '../../contract/events.ts';
import type { Point } from './point.entity.ts';

export const pointChangedEvent = (point: Point): PointChanged => ({
  type: 'environment.point.changed',
  version: 1,
  pointId: point.id,
  code: point.code,
  quantity: point.quantity,
  unit: point.unit,
  roomId: point.roomId,
  state: point.state,
});
