import type { WatchedGateway, WatchedPoint, WatchedPoints } from '../point/watched-points.ts';
import type { DeadLetterReason } from '../dead-letter/dead-letter-reason.ts';

/** Why a gateway may not deliver to a point, or the point. */
export function findPoint(
  points: WatchedPoints,
  gateway: Pick<WatchedGateway, 'id'> | null,
  code: string | null,
): WatchedPoint | { readonly reason: DeadLetterReason; readonly detail: string } {
  if (code === null) return { reason: 'BAD_TOPIC', detail: 'not houqin/points/<code>' };
  const point = points.byCode.get(code);
  if (!point) return { reason: 'UNKNOWN_POINT', detail: `no point ${code.slice(0, 64)}` };
  // Behind a broker of the hospital its own rules say who may publish what; see the README.
  if (gateway && point.gatewayId !== gateway.id)
    return { reason: 'FOREIGN_POINT', detail: `${code} belongs to another field gateway` };
  if (point.state === 'RETIRED') return { reason: 'POINT_RETIRED', detail: `${code} is retired` };
  return point;
}
