import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondJson } from './respond.ts';
import { etagOf, matches } from './static-files.ts';

/** Answers a body that is asked for often and changes seldom: again only to who has an older one. */
export function respondFresh(
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
): void {
  const etag = etagOf(JSON.stringify(body));
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  if (matches(request, etag)) response.writeHead(304).end();
  else respondJson(response, 200, body);
}
