import type { Context } from '@houqin/kit/context';
import { oidcAttemptMs } from '../config.ts';
import type { OidcSettings } from './oidc-settings.ts';

const name = 'houqin_oidc';

/** Binds an attempt to the browser it began in. Lax: the provider's page leads back here. */
export const attemptCookie = {
  read: (ctx: Context): string | null => ctx.facts?.cookies.get(name) ?? null,
  set: (ctx: Context, settings: OidcSettings, value: string): void =>
    ctx.facts?.setCookie(cookie(value, oidcAttemptMs / 1000, settings)),
  clear: (ctx: Context, settings: OidcSettings): void =>
    ctx.facts?.setCookie(cookie('', 0, settings)),
};

function cookie(value: string, seconds: number, { publicUrl }: OidcSettings): string {
  const parts = [
    `${name}=${value}`,
    'Path=/sign-in/oidc',
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  if (publicUrl.protocol === 'https:') parts.push('Secure');
  return parts.join('; ');
}
