import type { IncomingMessage } from 'node:http';
import type { Locale, RequestFacts, TokenRenewal } from './context.ts';
import { ulid } from './id.ts';

/** The token of an `Authorization: Bearer` value; null for anything else. */
export function bearerToken(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null;
  return /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? null;
}

/** Facts of an HTTP request to a subgraph that is served alone; cookies go out by `setCookie`. */
export function httpFacts(
  request: IncomingMessage,
  setCookie: (header: string) => void,
): RequestFacts {
  const { headers, socket } = request;
  const correlation = headers['x-correlation-id'];
  return {
    token: bearerToken(headers.authorization),
    locale: localeOf(headers['accept-language']),
    address: forwardedFor(request) ?? socket.remoteAddress ?? null,
    // It ends up in logs and events: only what looks like one of ours is taken over.
    correlationId:
      typeof correlation === 'string' && /^[\w-]{1,64}$/.test(correlation) ? correlation : ulid(),
    cookies: cookiesOf(headers.cookie),
    setCookie,
    origin: 'http',
  };
}

/** Facts of one operation on a WebSocket: the token is the newest the socket was given. */
export function socketFacts(
  request: IncomingMessage,
  params: Readonly<Record<string, unknown>> | undefined,
  renewal: TokenRenewal,
): RequestFacts {
  return {
    token: renewal.current(),
    locale: localeOf(params?.['locale'] ?? request.headers['accept-language']),
    address: forwardedFor(request) ?? request.socket.remoteAddress ?? null,
    correlationId: ulid(),
    cookies: new Map(),
    setCookie: () => undefined,
    origin: 'ws',
    renewal,
  };
}

/** The token of one socket, which a client renews by a ping. */
export class SocketToken implements TokenRenewal {
  #token: string | null;
  readonly #listeners = new Set<() => void>();

  constructor(authorization: unknown) {
    this.#token = bearerToken(authorization);
  }

  current(): string | null {
    return this.#token;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes `Bearer …`; anything else changes nothing. */
  renew(authorization: unknown): void {
    const token = bearerToken(authorization);
    if (token === null || token === this.#token) return;
    this.#token = token;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Chinese unless English is asked for first. */
function localeOf(language: unknown): Locale {
  return typeof language === 'string' && /^\s*en\b/i.test(language) ? 'en' : 'zh';
}

/** The gateway says for whom it asks; only one on this machine is believed. */
function forwardedFor({ headers, socket }: IncomingMessage): string | null {
  const near = /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
  const forwarded = headers['x-forwarded-for'];
  return near && typeof forwarded === 'string' ? (forwarded.split(',')[0]?.trim() ?? null) : null;
}

function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs.filter(([name]) => name !== ''));
}
