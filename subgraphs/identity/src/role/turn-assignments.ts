import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import type { Job } from '@houqin/kit/schedule';
import { transact } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { User } from '../user/user.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { Role } from './role.entity.ts';

/** Subjects of one run: a backlog is worked off in several. */
const batch = 200;

/** Every 5 s: a role that begins or ends acts everywhere within 10 s, the relay's time included. */
export const turning: Job = {
  name: 'role-terms',
  when: { everySeconds: 5 },
  run: turnAssignments,
};

/**
 * Follows the terms of roles: whoever's role has begun or ended since gets a new epoch with the
 * rights of now. May run at any time; what is turned already is left alone.
 */
export async function turnAssignments(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.em.fork().find(RoleAssignment, dueAt(now), {
    ...{ limit: batch, orderBy: { subjectId: 'asc' } },
  });
  for (const [subjectId, some] of Map.groupBy(due, (one) => one.subjectId))
    await turn(ctx, subjectId, [...new Set(some.map(({ roleId }) => roleId))].sort());
}

/** Begun and not counted yet, or ended and still counted. */
const dueAt = (at: Date) => ({
  $or: [
    {
      inForce: false,
      validFrom: { $lte: at },
      $or: [{ validUntil: null }, { validUntil: { $gt: at } }],
    },
    { inForce: true, validUntil: { $lte: at } },
  ],
});

function turn(ctx: Context, subjectId: string, roleIds: readonly string[]): Promise<void> {
  return transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    // In the order of `assignRole`: roles, the person, the subject.
    const lock = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    await tx.find(Role, { id: { $in: [...roleIds] } }, lock);
    const user = await tx.findOne(User, { id: subjectId }, lock);
    const subject = await lockSubject(tx, subjectId);
    const turned = await tx.find(RoleAssignment, { $and: [{ subjectId }, dueAt(now)] }, lock);
    if (turned.length === 0) return;
    for (const one of turned) one.inForce = one.stateAt(now) === 'IN_FORCE';
    const options = { reason: 'a role began or ended' };
    if (user) touch(tx, user, user.changed(), options);
    await announceAccess(tx, [subject], { id: 'system', at: now }, options);
  });
}
