import type { Context } from '@houqin/kit/context';
import { Duplicate } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { assertAcceptable, hashPassword } from '../credentials/password.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { keepDutiesApart } from '../role/keep-duties-apart.ts';
import type { CreateUserInput } from './user.inputs.ts';
import { User } from './user.entity.ts';
import {
  assertEmailFree,
  assertPlaces,
  assertUsername,
  duplicateOf,
  emailOf,
  optionalText,
  text,
} from './valid-user.ts';

/**
 * Makes an account. With a password it is active at once, without one it waits for it.
 * @throws ValidationFailed, Duplicate, ScopeWideningRefused, SodConflict
 */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<User> {
  // The password is no part of what the idempotency key remembers: its hash would be guessable.
  const { password = null, ...facts } = input;
  assertUsername(facts.username);
  if (password !== null) assertAcceptable('password', password, facts.username);
  const passwordHash = password === null ? null : await hashPassword(password);
  const call = { name: 'createUser', input: facts };
  try {
    return await mutate(ctx, call, User, (tx) => add(ctx, tx, input, passwordHash));
  } catch (error) {
    throw duplicateOf(error);
  }
}

async function add(
  ctx: Context,
  tx: Tx,
  input: CreateUserInput,
  passwordHash: string | null,
): Promise<User> {
  const roles = await lockRoles(tx, 'roles', input.roles);
  await assertPlaces(tx, input);
  if (await tx.count(User, { username: input.username })) throw new Duplicate('username');
  const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
  const user = Object.assign(new User(), {
    username: input.username,
    name: text('name', input.name, 60),
    position: optionalText('position', input.position ?? null, 60),
    phone: optionalText('phone', input.phone ?? null, 40),
    email: emailOf(input.email),
    departmentId: input.departmentId ?? null,
    campusId: input.campusId ?? null,
    partyId: input.partyId ?? null,
    passwordHash,
  });
  await assertEmailFree(tx, user.email, user.id);
  user.stamp(by.id, by.at);
  if (passwordHash !== null) user.activate();
  tx.persist(user);
  const subject = Object.assign(new Subject(), {
    id: user.id,
    kind: 'user',
    name: user.name,
    departmentId: user.departmentId,
    campusId: user.campusId,
    campusIds: user.campusId ? [user.campusId] : [],
    partyId: user.partyId,
    disabled: user.state !== 'ACTIVE',
  });
  subject.stamp(by.id, by.at);
  tx.persist(subject);
  await keepDutiesApart(tx, [user.id], by.at, () =>
    giveRoles(ctx, tx, user.id, roles, 'user:manage'),
  );
  record(tx, user, user.changed());
  await announceAccess(tx, [subject], by);
  return user;
}
