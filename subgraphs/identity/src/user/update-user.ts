import type { Context } from '@houqin/kit/context';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { announceAccess } from '../access/announce-access.ts';
import { lockSubject } from '../access/lock-subjects.ts';
import { assertNotAbove } from '../role/rights-about-rights.ts';
import type { UpdateUserInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import { userScope } from './user-scope.ts';
import {
  assertEmailFree,
  assertPlaces,
  duplicateOf,
  emailOf,
  optionalText,
  text,
} from './valid-user.ts';

/**
 * Changes what is known of a person. Another name, department or campus is a new epoch: tokens made
 * before are refreshed before they do anything more.
 * @throws NotFound, VersionConflict, ValidationFailed, Duplicate, ScopeWideningRefused for the
 *   address of who may give rights further than the caller may
 */
export function updateUser(ctx: Context, input: UpdateUserInput): Promise<User> {
  return mutate(ctx, { name: 'updateUser', input }, User, async (tx) => {
    const { id, expectedVersion } = input;
    const user = await lockInScope(ctx, tx, User, id, 'user:manage', userScope, expectedVersion);
    const subject = await lockSubject(tx, user.id);
    await assertPlaces(tx, input);
    if (input.name != null) user.name = text('name', input.name, 60);
    if (input.position !== undefined) {
      user.position = optionalText('position', input.position, 60);
    }
    if (input.phone !== undefined) user.phone = optionalText('phone', input.phone, 40);
    if (input.email !== undefined) {
      // Whoever chooses the address chooses which account of a provider opens this one.
      await assertNotAbove(ctx, tx, user.id);
      user.email = emailOf(input.email);
      await assertEmailFree(tx, user.email, user.id);
    }
    if (input.departmentId !== undefined) user.departmentId = input.departmentId;
    if (input.campusId !== undefined) user.campusId = input.campusId;
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    user.stamp(by.id, by.at);
    record(tx, user, user.changed());

    const { name, departmentId, campusId } = user;
    const same =
      subject.name === name &&
      subject.departmentId === departmentId &&
      subject.campusId === campusId;
    if (!same) {
      const others = subject.campusIds.filter((campus) => campus !== subject.campusId);
      const campusIds = campusId ? [campusId, ...others] : others;
      Object.assign(subject, { name, departmentId, campusId, campusIds });
      await announceAccess(tx, [subject], by);
    }
    return user;
  }).catch((error: unknown) => {
    throw duplicateOf(error);
  });
}
