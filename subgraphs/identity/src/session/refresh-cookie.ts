import type { RequestFacts } from '@houqin/kit/context';
import { refreshCookie } from '../config.ts';

/** The refresh token the browser sent along, if any. */
export function readRefreshCookie(facts: RequestFacts | null): string | null {
  return facts?.cookies.get(refreshCookie.name) ?? null;
}

/** Keeps the token where scripts cannot read it and other sites cannot send it. */
export function setRefreshCookie(
  facts: RequestFacts | null,
  token: string,
  maxAgeSeconds: number,
  secure: boolean,
): void {
  facts?.setCookie(cookie(token, maxAgeSeconds, secure));
}

export function clearRefreshCookie(facts: RequestFacts | null, secure: boolean): void {
  facts?.setCookie(cookie('', 0, secure));
}

function cookie(value: string, maxAgeSeconds: number, secure: boolean): string {
  const parts = [
    `${refreshCookie.name}=${value}`,
    `Path=${refreshCookie.path}`,
    `Max-Age=${Math.max(0, Math.floor(maxAgeSeconds))}`,
    'HttpOnly',
    'SameSite=Strict',
  ];
  if (secure) parts.push('Secure');
  return parts.join('; ');
}
