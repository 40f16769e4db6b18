import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { audit } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { digest } from '../credentials/secret.ts';
import { RoleAssignment } from '../role/role-assignment.entity.ts';
import { adminRole } from '../role/seeded-roles.ts';
import { roleId } from '../role/sync-permissions.ts';
import { normaliseUsername } from '../session/prove-password.ts';
import { User } from '../user/user.entity.ts';
import { OidcLink } from './oidc-link.entity.ts';
import type { OidcProblem } from './oidc-refused.ts';
import type { LinkClaim } from './oidc-settings.ts';
import type { ProvenClaims } from './provider-client.ts';

export interface LinkedPerson {
  readonly userId: string;
  /** Keeps the link, when it is a new one; call it once the person gets in. */
  link(): void;
}

/**
 * Whose account a provider's subject means: by the link of an earlier sign-in, else by the claim.
 * @returns the account, or why there is none
 */
export async function linkedPerson(
  ctx: Context,
  tx: Tx,
  claims: ProvenClaims,
  by: LinkClaim,
): Promise<LinkedPerson | OidcProblem> {
  const { issuer, subject } = claims;
  const id = digest(`${issuer} ${subject}`);
  const known = await tx.findOne(OidcLink, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (known) return { userId: known.userId, link: () => undefined };

  const where = claimed(claims, by);
  if (where === null) return 'OIDC_UNVERIFIED';
  const user = await tx.findOne(User, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!user) return 'OIDC_UNKNOWN_PERSON';
  // An address that was given to somebody else at the provider does not give them this account.
  if (await tx.count(OidcLink, { userId: user.id, issuer })) return 'OIDC_LINKED_OTHERWISE';
  // Whoever can name people at the provider must not become administrator by it.
  const admin = { subjectId: user.id, roleId: roleId(adminRole) };
  if (await tx.count(RoleAssignment, admin)) return 'OIDC_ADMINISTRATOR';
  return {
    userId: user.id,
    link() {
      const linkedAt = ctx.clock.now();
      tx.persist(Object.assign(new OidcLink(), { id, issuer, userId: user.id, linkedAt }));
      audit(tx, user, 'identity.oidc.linked', { after: { issuer, by } });
    },
  };
}

/** The account that the claim names; null when the claim proves nothing. */
function claimed(claims: ProvenClaims, by: LinkClaim) {
  if (by === 'preferred_username') {
    const { preferredUsername } = claims;
    return preferredUsername ? { username: normaliseUsername(preferredUsername) } : null;
  }
  const { email, emailVerified } = claims;
  return email && emailVerified ? { email: email.trim().toLowerCase() } : null;
}
