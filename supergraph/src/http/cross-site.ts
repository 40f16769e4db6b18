import type { IncomingMessage } from 'node:http';

/** Programs send no Origin; browsers always do with a WebSocket. */
export function sameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.parse(origin)?.host === host;
}

/**
 * Whether a browser says that a page of another site sends this. A link followed from elsewhere is
 * none: it carries no Origin, and nothing is done by opening an address.
 */
export function isCrossSite(request: IncomingMessage): boolean {
  if (!sameOrigin(request)) return true;
  const site = request.headers['sec-fetch-site'];
  const navigates = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET';
  return (site === 'cross-site' || site === 'same-site') && !navigates;
}
