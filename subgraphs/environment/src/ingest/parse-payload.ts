import { parseInstant } from './instant.ts';
import { refuse, type Refusal } from './refusal.ts';

/** One reading as a device wrote it; not yet known to be of a point, in range or new. */
export interface Delivered {
  /** Event time, epoch milliseconds. */
  readonly at: number;
  readonly value: number;
  /** UCUM code; null when it is in the point's own unit. */
  readonly unit: string | null;
  /** The row as it came, for dead letters. */
  readonly raw: object;
}

/** A message larger than this is refused unread: 5,000 rows of 50 bytes fit. */
export const maxPayloadBytes = 262_144;
export const maxRows = 10_000;

/**
 * Reads an MQTT payload: one reading `{"t","v","u"?}` or an array of them. Each row is answered on
 * its own, so one bad row loses nothing of the others.
 */
export function parsePayload(payload: Buffer): (Delivered | Refusal)[] {
  if (payload.length > maxPayloadBytes)
    return [refuse('TOO_LARGE', `${payload.length} bytes, at most ${maxPayloadBytes}`, payload)];
  const json = parseJson(payload);
  if (isRefused(json)) return [json.refused];
  if (!Array.isArray(json.value)) return [parseRow(json.value)];
  if (json.value.length === 0) return [refuse('MALFORMED', 'an empty list', payload)];
  if (json.value.length > maxRows)
    return [refuse('TOO_LARGE', `${json.value.length} rows, at most ${maxRows}`, payload)];
  return json.value.map(parseRow);
}

/** Text of JSON, or why it is none. A bare NaN is told apart, because devices do send it. */
export function parseJson(payload: Buffer): { value: unknown } | { refused: Refusal } {
  const text = payload.toString('utf8');
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const notNumber = /[:[,]\s*[+-]?(nan|inf(inity)?)\s*[,}\]]/i.test(text);
    return {
      refused: notNumber
        ? refuse('NOT_A_NUMBER', 'NaN or infinity is not a value', payload)
        : refuse('MALFORMED', `not JSON: ${(error as Error).message.slice(0, 120)}`, payload),
    };
  }
}

const isRefused = (one: object): one is { refused: Refusal } => 'refused' in one;

/** Reads one row `{"t","v","u"?}`. */
export function parseRow(row: unknown): Delivered | Refusal {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return refuse('MALFORMED', 'a reading is an object {"t","v"}', JSON.stringify(row) ?? '');
  const { t, v, u } = row as { t?: unknown; v?: unknown; u?: unknown };
  if (t === undefined || v === undefined)
    return refuse('MALFORMED', `"${t === undefined ? 't' : 'v'}" is missing`, row);
  if (typeof v !== 'number' || !Number.isFinite(v))
    return refuse('NOT_A_NUMBER', `"v" is ${JSON.stringify(v)?.slice(0, 80)}`, row);
  const at = parseInstant(t);
  if (at === null)
    return refuse('BAD_INSTANT', '"t" is not an ISO 8601 instant with a time zone', row);
  if (u !== undefined && u !== null && typeof u !== 'string')
    return refuse('UNIT_UNKNOWN', '"u" is not a UCUM code', row);
  return { at, value: v, unit: u ?? null, raw: row };
}
