import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { assertNotAbove } from '../role/rights-about-rights.ts';
import { userScope } from '../user/user-scope.ts';
import { User } from '../user/user.entity.ts';
import { text } from '../user/valid-user.ts';
import { factorOf } from './factor-of.ts';
import { deleteTotp } from './remove-totp.ts';
import type { ResetUserTotpInput } from './second-factor.inputs.ts';

/**
 * An administrator takes away the second factor of somebody whose phone is lost. Where a role asks
 * for one, the next sign-in sets up another. Without one nothing happens.
 * @throws NotFound, ScopeWideningRefused, ValidationFailed without a reason, or for one's own
 */
export function resetUserTotp(ctx: Context, input: ResetUserTotpInput): Promise<User> {
  const reason = text('reason', input.reason, 500);
  if (input.id === ctx.caller.subjectId) {
    // A stolen session of an administrator must not do without the code either.
    throw new ValidationFailed('id', {
      zh: '自己的双重验证在“我的”页用密码和验证码取消。',
      en: 'Remove your own second factor on the page Me, with password and code.',
    });
  }
  return mutate(ctx, { name: 'resetUserTotp', input }, User, async (tx) => {
    const user = await lockInScope(ctx, tx, User, input.id, 'user:manage', userScope);
    await assertNotAbove(ctx, tx, user.id);
    if (!(await factorOf(tx, user.id))) return user;
    await deleteTotp(tx, user.id);
    audit(tx, user, 'identity.totp.reset', { reason });
    return user;
  });
}
