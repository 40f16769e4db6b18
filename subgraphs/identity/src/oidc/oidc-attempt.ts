import type { Context } from '@houqin/kit/context';
import { oidcAttemptMs } from '../config.ts';
import { seal, unseal } from '../token/sealed.ts';

/** What a browser carries from its departure to the provider until it is back. */
export interface OidcAttempt {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): only who has it can use the code. */
  readonly verifier: string;
  readonly returnTo: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

const owner = 'oidc-attempt';

/** Sealed: the browser keeps it, so that nobody can fill a table by asking; it cannot read it. */
export function sealAttempt(ctx: Context, attempt: Omit<OidcAttempt, 'endsAt'>): Promise<string> {
  const endsAt = ctx.clock.now().getTime() + oidcAttemptMs;
  return seal(ctx, owner, JSON.stringify({ ...attempt, endsAt }));
}

/** Null for one that is not ours, was changed, or took too long. */
export async function openAttempt(ctx: Context, sealed: string): Promise<OidcAttempt | null> {
  const text = await unseal(ctx, owner, sealed.slice(0, 4000)).catch(() => null);
  if (text === null) return null;
  const attempt = JSON.parse(text) as OidcAttempt;
  return attempt.endsAt > ctx.clock.now().getTime() ? attempt : null;
}
