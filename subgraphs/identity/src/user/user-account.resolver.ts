import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { callerReaches } from '@houqin/kit/scope';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { partyReference } from '../party/party-scope.ts';
import { Party } from '../party/party.entity.ts';
import { assignmentsOf } from '../role/assignments-of.ts';
import { RoleAssignment } from '../role/role-assignment.entity.ts';
import { Session } from '../session/session.entity.ts';
import { UserSession } from '../session/user-session.type.ts';
import { endUserSessions } from './end-user-sessions.ts';
import { allowedActions, UserAction } from './user-actions.ts';
import { EndUserSessionsInput } from './user.inputs.ts';
import { userLive, userScope } from './user-scope.ts';
import { User } from './user.entity.ts';

const partyOf = entityReference(Party, partyReference);

/** What an administrator sees of an account beside who the person is. */
@Resolver(() => User)
export class UserAccountResolver {
  @FieldResolver(() => [RoleAssignment], {
    nullable: true,
    description: 'Roles with their terms: in force, to come and ended.',
  })
  @Allow('user:read')
  assignments(@Root() user: User, @Ctx() ctx: Context): Promise<RoleAssignment[]> {
    // Of someone known by name only, a column that is not on the card refuses.
    void user.state;
    return assignmentsOf(ctx, user.id);
  }

  @FieldResolver(() => [UserSession], {
    nullable: true,
    description: 'Running sign-ins, the newest first; for who manages the account.',
  })
  @Allow('user:manage')
  async sessions(@Root() user: User, @Ctx() ctx: Context): Promise<UserSession[] | null> {
    if (!callerReaches(ctx, 'user:manage', userScope, userLive.keys(user))) return null;
    const running = {
      ...{ subjectId: user.id, revokedAt: null },
      expiresAt: { $gt: ctx.clock.now() },
    };
    const sessions = await ctx.em.find(Session, running, { orderBy: { id: 'desc' }, limit: 100 });
    return sessions.map((session) => UserSession.of(session));
  }

  @FieldResolver(() => [UserAction], {
    nullable: true,
    description: 'What the caller may do with the account now.',
  })
  @Allow('user:read')
  allowedActions(@Root() user: User, @Ctx() ctx: Context): UserAction[] {
    return allowedActions(ctx, user);
  }

  @FieldResolver(() => Party, {
    nullable: true,
    description: 'The outside organisation the person works for.',
  })
  party(@Root() { partyId }: User, @Ctx() ctx: Context) {
    return partyId ? partyOf({ id: partyId }, ctx) : null;
  }

  @Mutation(() => User, { description: 'The person is signed out everywhere at once.' })
  @Allow('user:manage')
  endUserSessions(
    @Arg('input', () => EndUserSessionsInput) input: EndUserSessionsInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return endUserSessions(ctx, input);
  }
}
