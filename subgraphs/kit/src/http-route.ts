import type { IncomingMessage, ServerResponse } from 'node:http';

/** Plain HTTP beside the graph. */
export interface HttpRoute {
  readonly method: string;
  /** Exact path, such as `/.well-known/jwks.json`. */
  readonly path: string;
  /** Answers the request completely, or rejects with what went wrong. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
}

/** Answers a request with JSON. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** For answers that are one caller's, now. */
export const notKept = { 'cache-control': 'no-store' } as const;
