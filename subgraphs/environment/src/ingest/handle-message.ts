import type { WatchedGateway } from '../point/watched-points.ts';
import { maxPayloadBytes, parsePayload } from './parse-payload.ts';
import { refuse } from './refusal.ts';
import { findPoint } from './route-delivery.ts';
import type { DeliveredRow, RowResult, Telemetry } from './telemetry.ts';
import { pointOfTopic } from './topic.ts';

/** What became of one message, for the device that sent it. */
export interface Receipt {
  readonly point: string | null;
  /** Rows stored, `late` and `outOfRange` ones included. */
  readonly stored: number;
  readonly late: number;
  readonly outOfRange: number;
  /** Rows that were stored before. */
  readonly duplicate: number;
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
}

/**
 * Takes one MQTT message of a gateway (null: the broker does not tell whose it is). Settles when
 * all of it is durable: stored, or on record as refused.
 * @throws Stopping
 */
export async function handleMessage(
  telemetry: Telemetry,
  gateway: WatchedGateway | null,
  topic: string,
  payload: Buffer,
): Promise<Receipt> {
  const code = pointOfTopic(topic);
  const point = findPoint(telemetry.points, gateway, code);
  const source = { gateway: gateway?.code ?? null, topic };
  if ('reason' in point) {
    const refusal = refuse(point.reason, point.detail, payload);
    await telemetry.deliver(source, [{ point: null, reading: refusal }]);
    // One record for the message, but the device counts rows.
    const count = payload.length > maxPayloadBytes ? 1 : parsePayload(payload).length;
    return { ...summary(code, []), refused: [{ reason: point.reason, count }] };
  }
  const rows = parsePayload(payload).map((reading): DeliveredRow => ({ point, reading }));
  return summary(code, await telemetry.deliver(source, rows));
}

function summary(point: string | null, results: readonly RowResult[]): Receipt {
  const count = (...statuses: RowResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const reasons = new Map<string, number>();
  for (const one of results)
    if (one.status === 'REFUSED')
      reasons.set(one.refusal.reason, (reasons.get(one.refusal.reason) ?? 0) + 1);
  return {
    point,
    stored: count('STORED', 'LATE', 'OUT_OF_RANGE'),
    late: count('LATE'),
    outOfRange: count('OUT_OF_RANGE'),
    duplicate: count('DUPLICATE'),
    refused: [...reasons].map(([reason, n]) => ({ reason, count: n })),
  };
}
