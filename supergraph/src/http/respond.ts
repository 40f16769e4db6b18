import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a short body; HEAD gets its headers only. */
export function respond(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

export function respondJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string | readonly string[]>>,
): void {
  respond(response, status, 'application/json; charset=utf-8', JSON.stringify(body), headers);
}

/** An error in the shape of a GraphQL answer, for what never reached GraphQL. */
export function respondError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  respondJson(response, status, { errors: [{ message, extensions: { code } }] }, headers);
}

/** The body was longer than the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a whole body.
 * @throws BodyTooLarge, without reading the rest
 */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
