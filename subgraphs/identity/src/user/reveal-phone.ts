import { requirePermission } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { Forbidden } from '@houqin/kit/errors';
import { audit } from '@houqin/kit/record';
import { loadInScope } from '@houqin/kit/reference';
import { transact } from '@houqin/kit/unit-of-work';
import { batched } from '../batched.ts';
import { userScope } from './user-scope.ts';
import { User } from './user.entity.ts';

const permission = 'user:reveal';
const key = Symbol('phone reveals');

/**
 * Somebody's phone number. One's own is free; another's needs `user:reveal` in scope, and each
 * reveal is on record (design §7b), those of one operation in one transaction.
 * @throws Unauthenticated, Forbidden
 */
export async function revealPhone(ctx: Context, userId: string): Promise<string | null> {
  requirePermission(ctx, permission);
  const user = await loadInScope(ctx, User, userId, { permission, scope: userScope });
  if (!user) throw new Forbidden(permission);
  const { id, phone } = user;
  if (phone !== null && id !== ctx.caller.subjectId) {
    await batched(ctx, key, id, (ids) => noteReveals(ctx, ids));
  }
  return phone;
}

async function noteReveals(ctx: Context, ids: readonly string[]): Promise<Map<string, true>> {
  await transact(ctx, async (tx) => {
    const users = await tx.find(User, { id: { $in: [...ids] } });
    for (const user of users) audit(tx, user, 'identity.user.phone-revealed');
  });
  return new Map(ids.map((id) => [id, true]));
}
