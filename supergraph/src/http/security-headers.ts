import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers for everything this server answers. */
export function secure(response: ServerResponse, tls: boolean): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-frame-options', 'SAMEORIGIN');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  // Scanning needs the camera; nothing needs the rest.
  response.setHeader('permissions-policy', 'camera=(self), microphone=(), geolocation=()');
  if (!tls) return;
  response.setHeader('strict-transport-security', 'max-age=31536000');
  // Browsers ignore it over plain HTTP, and say so on every page.
  response.setHeader('cross-origin-opener-policy', 'same-origin');
}

export interface PagePolicy {
  /** Remotes served by a developer's own machine may be loaded: never in production. */
  readonly developerRemotes: boolean;
}

/**
 * The content security policy of a page.
 *
 * Remotes are scripts of this origin, so `'self'` covers Module Federation. Scripts that the page
 * itself holds are allowed by their hash. Styles may be inline: components and charts set them on
 * elements. WebAssembly is compiled for the bar code reader.
 */
export function contentSecurityPolicy(
  request: IncomingMessage,
  html: string,
  { developerRemotes }: PagePolicy,
): string {
  const host = /^[\w.:[\]-]+$/.test(request.headers.host ?? '') ? request.headers.host : null;
  const developer = developerRemotes ? ['http://localhost:*', 'http://127.0.0.1:*'] : [];
  const sockets = developerRemotes ? ['ws://localhost:*', 'ws://127.0.0.1:*'] : [];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inlineHashes(html), ...developer],
    'style-src': ["'self'", "'unsafe-inline'", ...developer],
    'img-src': ["'self'", 'data:', 'blob:', ...developer],
    'font-src': ["'self'", 'data:', ...developer],
    'media-src': ["'self'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    // Older browsers do not count ws: of the same host as 'self'.
    'connect-src': [
      "'self'",
      ...(host ? [`ws://${host}`, `wss://${host}`] : []),
      ...developer,
      ...sockets,
    ],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function inlineHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}
