import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { assertNotAbove } from '../role/rights-about-rights.ts';
import { userScope } from '../user/user-scope.ts';
import { User } from '../user/user.entity.ts';
import { text } from '../user/valid-user.ts';
import { OidcLink } from './oidc-link.entity.ts';
import type { UnlinkUserProvidersInput } from './oidc.inputs.ts';

/**
 * Forgets which subject of each provider a person is: the next sign-in links anew, by the claim.
 * Sessions that run go on. @throws NotFound, ScopeWideningRefused,
 * ValidationFailed without a reason
 */
export function unlinkUserProviders(ctx: Context, input: UnlinkUserProvidersInput): Promise<User> {
  const reason = text('reason', input.reason, 500);
  return mutate(ctx, { name: 'unlinkUserProviders', input }, User, async (tx) => {
    const user = await lockInScope(ctx, tx, User, input.id, 'user:manage', userScope);
    await assertNotAbove(ctx, tx, user.id);
    const gone = await tx.nativeDelete(OidcLink, { userId: user.id });
    if (gone > 0) audit(tx, user, 'identity.oidc.unlinked', { reason });
    return user;
  });
}
