import { can } from '@houqin/kit/access';
import { Forbidden, Unauthenticated, type DomainError } from '@houqin/kit/errors';
import { doorRefusal, type Audience } from './audience.ts';
import type { ScopeRule } from './scope-rules.ts';
import type { SignIn } from './sign-in.ts';

/** A rule that the caller does not meet: what to answer, and for which coordinate. */
export interface Refusal {
  readonly coordinate: string;
  readonly error: DomainError;
}

/**
 * Checks a caller against the rules that an operation touches. The whole operation is refused
 * before planning when one rule is not met; each subgraph checks again.
 */
export function refusals(
  rules: readonly ScopeRule[],
  { caller, refusal }: SignIn,
  audience?: Audience,
): Refusal[] {
  const otherDoor = caller && doorRefusal(caller, audience);
  if (otherDoor) return rules.map(({ coordinate }) => ({ coordinate, error: otherDoor }));
  return rules.flatMap(({ coordinate, anyOf, masked }) => {
    if (!caller) return [{ coordinate, error: refusal ?? new Unauthenticated('NO_TOKEN') }];
    const met =
      masked === true ||
      anyOf.length === 0 ||
      anyOf.some((all) => all.every((permission) => can(caller.access, permission)));
    return met ? [] : [{ coordinate, error: new Forbidden(missing(anyOf)) }];
  });
}

function missing(anyOf: ScopeRule['anyOf']): string {
  return anyOf.map((all) => all.join(' + ')).join(' | ');
}
