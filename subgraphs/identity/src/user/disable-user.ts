import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { assertNotLastAdmin } from '../role/last-admin.ts';
import { revokeSessions } from '../session/revoke-sessions.ts';
import type { DisableUserInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';

/**
 * Ends an account for good: sessions, tokens and rights end with the commit.
 * @throws NotFound, VersionConflict, IllegalTransition, LastAdmin
 */
export function disableUser(ctx: Context, input: DisableUserInput): Promise<User> {
  return mutate(ctx, { name: 'disableUser', input }, User, async (tx) => {
    const { id, expectedVersion } = input;
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    await assertNotLastAdmin(tx, id, by.at);
    const user = await lockInScope(ctx, tx, User, id, 'user:manage', userScope, expectedVersion);
    const options = input.reason ? { reason: input.reason } : {};
    user.disable();
    user.stamp(by.id, by.at);
    record(tx, user, user.changed(), options);
    const subject = await lockSubject(tx, user.id);
    subject.disabled = true;
    await revokeSessions(tx, user.id, by.at, 'DISABLED');
    await announceAccess(tx, [subject], by, options);
    return user;
  });
}
