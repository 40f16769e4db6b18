import type { IncomingMessage } from 'node:http';
import type { Locale, RequestFacts } from '@houqin/kit/context';
import { ulid } from '@houqin/kit/id';

/** The token of an `Authorization: Bearer` value; null for anything else. */
export function bearer(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null;
  return /^Bearer\s+([\w.~+/-]+=*)\s*$/i.exec(authorization)?.[1] ?? null;
}

/** The caller's language: Chinese unless English comes first. */
export function localeOf(acceptLanguage: unknown): Locale {
  if (typeof acceptLanguage !== 'string') return 'zh';
  const weighted = acceptLanguage
    .split(',')
    .map((part, order) => {
      const [tag = '', quality] = part.trim().toLowerCase().split(';q=');
      return { tag, weight: quality === undefined ? 1 : Number(quality) || 0, order };
    })
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
  const first = weighted.find(({ tag }) => /^(zh|en)\b/.test(tag));
  return first?.tag.startsWith('en') ? 'en' : 'zh';
}

export function cookiesOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}

/** The caller's correlation id, if it is a plausible one (it ends up in logs), else a new one. */
export function correlationIdOf(request: IncomingMessage): string {
  const value = request.headers['x-correlation-id'];
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : ulid();
}

/** What an HTTP request says about its caller; cookies set on the way are collected. */
export function factsOf(request: IncomingMessage): { facts: RequestFacts; setCookies: string[] } {
  const setCookies: string[] = [];
  const facts: RequestFacts = {
    token: bearer(request.headers.authorization),
    locale: localeOf(request.headers['accept-language']),
    address: request.socket.remoteAddress ?? null,
    correlationId: correlationIdOf(request),
    cookies: cookiesOf(request),
    setCookie: (header) => void setCookies.push(header),
    origin: 'http',
  };
  return { facts, setCookies };
}
