import 'reflect-metadata';
import { Extensions } from 'type-graphql';
import { can, requireSignedIn } from './access.ts';
import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';
import type { MaskGuard } from './mask.ts';

/** Who may ask for a field; kept in the field's extensions, read by `federate`. */
export type Guard =
  | { readonly kind: 'allow'; readonly anyOf: readonly string[] }
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | MaskGuard;

/** Name of the extension that carries a field's guard. */
export const guardExtension = 'houqinGuard';

/**
 * Only callers with one of these permissions get this query, mutation, subscription or field; the
 * rest get FORBIDDEN (a nullable field is null then). Emits `@requiresScopes`.
 */
export function Allow(...anyOf: [string, ...string[]]): MethodDecorator & PropertyDecorator {
  return guard({ kind: 'allow', anyOf });
}

/** Nobody need be signed in: sign-in itself, pairing. Emits `@tag(name: "public")`. */
export function Public(): MethodDecorator & PropertyDecorator {
  return guard({ kind: 'public' });
}

/** Any signed-in caller. Emits `@authenticated`. */
export function SignedIn(): MethodDecorator & PropertyDecorator {
  return guard({ kind: 'signed-in' });
}

function guard(value: Guard): MethodDecorator & PropertyDecorator {
  return Extensions({ [guardExtension]: value }) as MethodDecorator & PropertyDecorator;
}

/** @throws Unauthenticated, TokenStale, Forbidden */
export function enforce(ctx: Context, guard: Guard): void {
  if (guard.kind === 'public') return;
  requireSignedIn(ctx);
  // What a masked field answers is decided by its row.
  if (guard.kind === 'signed-in' || guard.kind === 'masked') return;
  if (!guard.anyOf.some((permission) => can(ctx.caller.access, permission))) {
    throw new Forbidden(guard.anyOf.join(' | '));
  }
}
