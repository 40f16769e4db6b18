import type { Context } from '@houqin/kit/context';
import { Unauthenticated } from '@houqin/kit/errors';
import { User } from '../user/user.entity.ts';

/** The person who asks, as they are now. @throws Unauthenticated for programs and screens */
export async function callerPerson({ em, caller }: Context): Promise<User> {
  const person =
    caller.kind === 'user' ? await em.fork().findOne(User, { id: caller.subjectId }) : null;
  if (!person) throw new Unauthenticated('BAD_TOKEN');
  return person;
}
