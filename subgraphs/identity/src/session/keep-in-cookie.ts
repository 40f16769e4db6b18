import type { Context } from '@houqin/kit/context';
import type { Issued } from './issue.ts';
import { setRefreshCookie } from './refresh-cookie.ts';

/** Gives the browser its refresh token, where scripts cannot read it. */
export function keepInCookie(ctx: Context, { refreshToken, refreshExpiresAt }: Issued): void {
  if (!refreshToken || !refreshExpiresAt) return;
  const seconds = (refreshExpiresAt.getTime() - ctx.clock.now().getTime()) / 1000;
  setRefreshCookie(ctx.facts, refreshToken, seconds, isSecure(ctx));
}

/** With TLS of our own the cookie never travels without. */
export const isSecure = (ctx: Context): boolean => ctx.runtime.process.settings.tls !== null;
