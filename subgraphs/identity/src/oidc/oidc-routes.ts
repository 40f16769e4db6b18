import type { IncomingMessage, ServerResponse } from 'node:http';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { contextOf } from '@houqin/kit/context-factory';
import type { Context } from '@houqin/kit/context';
import type { HttpRoute } from '@houqin/kit/http-route';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { httpFacts } from '@houqin/kit/serve-facts';
import { digest } from '../credentials/secret.ts';
import { keepInCookie } from '../session/keep-in-cookie.ts';
import { attemptCookie } from './attempt-cookie.ts';
import { openAttempt, sealAttempt, type OidcAttempt } from './oidc-attempt.ts';
import { oidcOf, type Oidc } from './oidc-of.ts';
import { OidcRefused } from './oidc-refused.ts';
import { OidcState } from './oidc-state.entity.ts';
import { callbackPath } from './provider-client.ts';
import { returnPath } from './return-path.ts';
import { signInByProvider } from './sign-in-by-provider.ts';

/** Where a browser goes to sign in by a provider: `?provider=hospital&to=/maintenance`. */
export const startPath = '/sign-in/oidc/start';

/**
 * `GET /sign-in/oidc/start` sends a browser to the provider, `GET /sign-in/oidc/callback` takes it
 * back with a code. Both answer with a redirect and nothing else: to the page it came from, or to
 * the sign-in page with the problem in its address.
 */
export function oidcRoutes(runtime: SubgraphRuntime): readonly HttpRoute[] {
  const route = (
    path: string,
    work: (ctx: Context, oidc: Oidc, query: URLSearchParams) => Promise<string>,
  ): HttpRoute => ({
    ...{ method: 'GET', path },
    async handle(request, response) {
      const facts = httpFacts(request, (cookie) => response.appendHeader('set-cookie', cookie));
      const oidc = oidcOf(runtime);
      if (!oidc) return go(response, '/');
      const ctx = await contextOf(runtime, { ...facts, token: null });
      try {
        go(response, await work(ctx, oidc, queryOf(request)));
      } catch (error) {
        if (!(error instanceof OidcRefused)) throw error;
        const { problem, cause } = error;
        const why = causeWithoutSecrets(cause);
        runtime.process.log.warn({ problem, why }, 'sign-in by a provider refused');
        go(response, `/?sign-in=${problem}`);
      }
    },
  });
  return [route(startPath, start), route(callbackPath, finish)];
}

async function start(ctx: Context, oidc: Oidc, query: URLSearchParams): Promise<string> {
  const client = oidc.clients.get(query.get('provider') ?? '');
  if (!client) throw new OidcRefused('OIDC_STATE');
  const { url, ...kept } = await client.begin();
  const returnTo = returnPath(query.get('to'));
  const sealed = await sealAttempt(ctx, { ...kept, provider: client.provider.id, returnTo });
  attemptCookie.set(ctx, oidc.settings, sealed);
  return url.href;
}

async function finish(ctx: Context, oidc: Oidc, query: URLSearchParams): Promise<string> {
  const sealed = attemptCookie.read(ctx);
  attemptCookie.clear(ctx, oidc.settings);
  const attempt = sealed === null ? null : await openAttempt(ctx, sealed);
  const client = attempt && oidc.clients.get(attempt.provider);
  if (!client || query.get('state') !== attempt.state) throw new OidcRefused('OIDC_STATE');
  await useState(ctx, attempt);
  const claims = await client.finish(query, attempt);
  keepInCookie(ctx, await signInByProvider(ctx, claims, client.provider.claim));
  return attempt.returnTo;
}

/** An answer counts once, also where the provider would take its code twice. */
async function useState(ctx: Context, { state, endsAt }: OidcAttempt): Promise<void> {
  const row = Object.assign(new OidcState(), { id: digest(state), endsAt: new Date(endsAt) });
  try {
    await ctx.em.fork().persist(row).flush();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new OidcRefused('OIDC_STATE');
    throw error;
  }
}

/** What went wrong, for the log: the error itself may carry the code, tokens and their claims. */
function causeWithoutSecrets(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  const { name, message, code, error } = cause as Error & { code?: unknown; error?: unknown };
  return [name, code, error, message].filter((part) => typeof part === 'string').join(': ');
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://here.invalid').searchParams;
}

/** 303: the address with the code stays in no history, and is not asked for again. */
function go(response: ServerResponse, location: string): void {
  response.writeHead(303, {
    location,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
}
