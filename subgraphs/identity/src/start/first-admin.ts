import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { assertAcceptable, hashPassword } from '../credentials/password.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { adminRole } from '../role/seeded-roles.ts';
import { User } from '../user/user.entity.ts';

const username = 'admin';

/**
 * In a system without any account, makes `admin` with the password of `HOUQIN_ADMIN_PASSWORD`: how a
 * hospital that starts without demo data gets in. Does nothing ever after.
 * @returns whether it made one
 * @throws ValidationFailed for a password that is too easy
 */
export async function firstAdmin(ctx: Context, password: string | undefined): Promise<boolean> {
  if (!password || (await ctx.em.count(User, {})) > 0) return false;
  assertAcceptable('HOUQIN_ADMIN_PASSWORD', password, username);
  const passwordHash = await hashPassword(password);
  return transact(ctx, async (tx) => {
    // The role is locked: of replicas that start together, one goes first.
    const roles = await lockRoles(tx, 'role', [adminRole]);
    if ((await tx.count(User, {})) > 0) return false;
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    const user = Object.assign(new User(), { username, name: 'Administrator', passwordHash });
    user.activate();
    user.stamp(by.id, by.at);
    tx.persist(user);
    record(tx, user, user.changed(), { reason: 'first start' });
    const facts = { id: user.id, kind: 'user', name: user.name } as const;
    const subject = Object.assign(new Subject(), facts);
    tx.persist(subject);
    await giveRoles(ctx, tx, user.id, roles, 'user:manage');
    await announceAccess(tx, [subject], by);
    return true;
  });
}
