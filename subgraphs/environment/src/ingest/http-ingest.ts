import type { IncomingMessage } from 'node:http';
import { answerJson, type HttpRoute } from '@houqin/kit/http-route';
import type { GatewayAuthenticator } from '../gateway/gateway-authenticator.ts';
import type { WatchedGateway } from '../point/watched-points.ts';
import { isPointCode } from '../point/point-code.ts';
import { maxRows, parseJson, parseRow } from './parse-payload.ts';
import { refuse, isRefusal, type Refusal } from './refusal.ts';
import { findPoint } from './route-delivery.ts';
import type { DeliveredRow, RowResult, Telemetry } from './telemetry.ts';

/** A larger body is refused unread. */
const maxBodyBytes = 2 * 1024 * 1024;
const path = '/ingest';

/** What ingest needs of the process; null while another process leads. */
export interface IngestTarget {
  readonly telemetry: Telemetry;
  readonly gateways: GatewayAuthenticator;
}

/**
 * `POST /ingest`, Basic sign-in of a field gateway. Body `{"points":{"<code>":[{"t","v","u"?}]}}`
 * or `[{"code","t","v","u"?}]`; answers 200 with one result per row, in the order of the rows,
 * when all of them are durable.
 */
export const ingestRoute = (target: () => IngestTarget | null): HttpRoute => ({
  method: 'POST',
  path,
  async handle(request, response) {
    const at = target();
    if (!at) return answerJson(response, 503, { error: 'NOT_LEADING' }, { 'retry-after': '1' });
    const gateway = await signIn(request, at.gateways);
    if (!gateway)
      return answerJson(
        response,
        401,
        { error: 'UNAUTHENTICATED' },
        { 'www-authenticate': 'Basic realm="houqin"' },
      );
    const body = await readBody(request);
    const source = { gateway: gateway.code, topic: path };
    const parsed = body ? rowsOf(at.telemetry, gateway, body) : tooLarge;
    if (!Array.isArray(parsed)) {
      await at.telemetry.deliver(source, [{ point: null, reading: parsed }]);
      const status = parsed.reason === 'TOO_LARGE' ? 413 : 400;
      return answerJson(response, status, { error: parsed.reason, detail: parsed.detail });
    }
    const results = await at.telemetry.deliver(
      source,
      parsed.map(({ row }) => row),
    );
    answerJson(response, 200, report(parsed, results));
  },
});

const tooLarge = refuse('TOO_LARGE', `a body of more than ${maxBodyBytes} bytes`, '');

interface CodedRow {
  readonly code: string;
  readonly row: DeliveredRow;
}

async function signIn(
  request: IncomingMessage,
  gateways: GatewayAuthenticator,
): Promise<WatchedGateway | null> {
  const [, basic] = /^Basic ([A-Za-z0-9+/=_-]+)$/.exec(request.headers.authorization ?? '') ?? [];
  const text = basic ? Buffer.from(basic, 'base64').toString('utf8') : '';
  const colon = text.indexOf(':');
  if (colon < 1) return null;
  return gateways.authenticate(text.slice(0, colon), text.slice(colon + 1));
}

/** The body, or null when it is too large; the rest of it is read and dropped. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxBodyBytes ? null : Buffer.concat(chunks);
}

function rowsOf(telemetry: Telemetry, gateway: WatchedGateway, body: Buffer): CodedRow[] | Refusal {
  const json = parseJson(body);
  if ('refused' in json) return json.refused;
  const rows = flatten(json.value);
  if (!rows || rows.length === 0)
    return refuse('MALFORMED', 'expected {"points":{"<code>":[…]}} or [{"code","t","v"}]', body);
  if (rows.length > maxRows)
    return refuse('TOO_LARGE', `${rows.length} rows, at most ${maxRows}`, body);
  return rows.map(({ code, raw }) => ({ code, row: toRow(telemetry, gateway, code, raw) }));
}

function flatten(value: unknown): { code: string; raw: unknown }[] | null {
  const codeOf = (row: unknown) => String((row as { code?: unknown } | null)?.code ?? '');
  if (Array.isArray(value)) return value.map((raw: unknown) => ({ code: codeOf(raw), raw }));
  if (typeof value !== 'object' || value === null) return null;
  if (!('points' in value)) return [{ code: codeOf(value), raw: value }];
  const { points } = value;
  if (typeof points !== 'object' || points === null || Array.isArray(points)) return null;
  return Object.entries(points).flatMap(([code, list]: [string, unknown]) =>
    (Array.isArray(list) ? list : [list]).map((raw: unknown) => ({ code, raw })),
  );
}

function toRow(
  telemetry: Telemetry,
  gateway: WatchedGateway,
  code: string,
  raw: unknown,
): DeliveredRow {
  const point = findPoint(telemetry.points, gateway, isPointCode(code) ? code : null);
  if (!('reason' in point)) return { point, reading: parseRow(raw) };
  const reason = point.reason === 'BAD_TOPIC' ? 'UNKNOWN_POINT' : point.reason;
  return { point: null, reading: refuse(reason, point.detail, JSON.stringify(raw) ?? '') };
}

function report(rows: readonly CodedRow[], results: readonly RowResult[]) {
  const count = (status: RowResult['status']) =>
    results.filter((one) => one.status === status).length;
  return {
    rows: results.length,
    stored: results.length - count('DUPLICATE') - count('REFUSED'),
    duplicate: count('DUPLICATE'),
    refused: count('REFUSED'),
    results: results.map((one, index) => ({
      code: rows[index]!.code,
      at: instantOf(rows[index]!.row),
      status: one.status,
      ...(one.status === 'REFUSED'
        ? { reason: one.refusal.reason, detail: one.refusal.detail }
        : {}),
    })),
  };
}

const instantOf = ({ reading }: DeliveredRow) =>
  isRefusal(reading) ? null : new Date(reading.at).toISOString();
