import type { Context } from '@houqin/kit/context';
import { Unauthenticated } from '@houqin/kit/errors';
import { Public, SignedIn } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { departmentReference } from '../department/department-scope.ts';
import { Department } from '../department/department.entity.ts';
import { Party } from '../party/party.entity.ts';
import { MySecondFactor, mySecondFactor } from '../second-factor/my-second-factor.type.ts';
import { User } from '../user/user.entity.ts';
import { WallDevice } from '../wall-device/wall-device.entity.ts';
import { endMySession } from './end-my-session.ts';
import { isSecure, keepInCookie } from './keep-in-cookie.ts';
import { loginClient } from './login-client.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.ts';
import { refreshSession } from './refresh-session.ts';
import { MySession } from './my-session.type.ts';
import { Session } from './session.entity.ts';
import {
  EndMySessionInput,
  LoginClientInput,
  LoginInput,
  RefreshSessionInput,
} from './session.inputs.ts';
import { SignIn } from './sign-in.ts';
import { Viewer, viewerOf } from './viewer.ts';

const departmentOf = entityReference(Department, departmentReference);

@Resolver(() => SignIn)
export class SignInResolver {
  @Mutation(() => SignIn, { description: 'Signs a person in and sets the refresh cookie.' })
  @Public()
  @Vendor()
  async login(
    @Arg('input', () => LoginInput) input: LoginInput,
    @Ctx() ctx: Context,
  ): Promise<SignIn> {
    const issued = await login(ctx, input);
    const { refreshToken, recoveryCodes } = issued;
    if (input.returnRefreshToken) return SignIn.of(issued, { refreshToken, recoveryCodes });
    keepInCookie(ctx, issued);
    return SignIn.of(issued, { recoveryCodes });
  }

  @Mutation(() => SignIn, {
    description: 'Exchanges the refresh token; a used one that comes again ends its session.',
  })
  @Public()
  @Vendor()
  async refreshSession(
    @Arg('input', () => RefreshSessionInput, { nullable: true }) input: RefreshSessionInput | null,
    @Ctx() ctx: Context,
  ): Promise<SignIn> {
    const given = input?.refreshToken ?? null;
    const token = given ?? readRefreshCookie(ctx.facts);
    if (!token) throw new Unauthenticated('NO_TOKEN');
    try {
      const issued = await refreshSession(ctx, token);
      if (given) return SignIn.of(issued, { refreshToken: issued.refreshToken });
      keepInCookie(ctx, issued);
      return SignIn.of(issued);
    } catch (error) {
      // A browser would send the dead token again for ever.
      if (!given && error instanceof Unauthenticated) clearRefreshCookie(ctx.facts, isSecure(ctx));
      throw error;
    }
  }

  @Mutation(() => Boolean, { description: 'Ends the session and all its tokens.' })
  @SignedIn()
  @Vendor()
  async logout(@Ctx() ctx: Context): Promise<boolean> {
    await logout(ctx);
    clearRefreshCookie(ctx.facts, isSecure(ctx));
    return true;
  }

  @Mutation(() => SignIn, { description: 'Signs a program in.' })
  @Public()
  @Vendor()
  async loginClient(
    @Arg('input', () => LoginClientInput) input: LoginClientInput,
    @Ctx() ctx: Context,
  ): Promise<SignIn> {
    return SignIn.of(await loginClient(ctx, input));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Null for programs and screens.' })
  user(@Root() { issued }: SignIn, @Ctx() { em }: Context): Promise<User | null> {
    return issued.kind === 'user'
      ? em.findOne(User, { id: issued.subjectId })
      : Promise.resolve(null);
  }

  @FieldResolver(() => Viewer)
  @Vendor()
  viewer(@Root() { issued }: SignIn, @Ctx() ctx: Context): Promise<Viewer> {
    return viewerOf(ctx, issued.subjectId, issued.sessionId, issued.expiresAt);
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking.' })
  @SignedIn()
  @Vendor()
  me(@Ctx() ctx: Context): Promise<Viewer> {
    const { subjectId, sessionId, expiresAt } = ctx.caller;
    return viewerOf(ctx, subjectId, sessionId, expiresAt ?? ctx.clock.now());
  }

  @Query(() => [MySession], { description: 'The caller’s running sessions, the newest first.' })
  @SignedIn()
  @Vendor()
  async mySessions(@Ctx() ctx: Context): Promise<MySession[]> {
    const { subjectId, sessionId } = ctx.caller;
    const running = { subjectId, revokedAt: null, expiresAt: { $gt: ctx.clock.now() } };
    const sessions = await ctx.em.find(Session, running, { orderBy: { id: 'desc' }, limit: 100 });
    return sessions.map((session) => MySession.of(session, sessionId));
  }

  @Mutation(() => MySession, { description: 'Ends one of the caller’s sessions at once.' })
  @SignedIn()
  @Vendor()
  async endMySession(
    @Arg('input', () => EndMySessionInput) input: EndMySessionInput,
    @Ctx() ctx: Context,
  ): Promise<MySession> {
    return MySession.of(await endMySession(ctx, input), ctx.caller.sessionId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Null for programs and screens.' })
  user(@Root() viewer: Viewer, @Ctx() { em }: Context): Promise<User | null> {
    return viewer.kind === 'user'
      ? em.findOne(User, { id: viewer.subjectId })
      : Promise.resolve(null);
  }

  @FieldResolver(() => MySecondFactor, {
    nullable: true,
    description: 'Null for programs and screens.',
  })
  @Vendor()
  secondFactor(@Root() viewer: Viewer, @Ctx() ctx: Context): Promise<MySecondFactor> | null {
    return viewer.kind === 'user' ? mySecondFactor(ctx, viewer.subjectId) : null;
  }

  @FieldResolver(() => WallDevice, { nullable: true, description: 'The screen itself.' })
  device(@Root() viewer: Viewer, @Ctx() { em }: Context): Promise<WallDevice | null> {
    const { kind, subjectId } = viewer;
    return kind === 'device' ? em.findOne(WallDevice, { id: subjectId }) : Promise.resolve(null);
  }

  @FieldResolver(() => Party, {
    nullable: true,
    description: 'The outside organisation the caller works for; then use the vendor contract.',
  })
  @Vendor()
  party(@Root() { partyId }: Viewer, @Ctx() { em }: Context): Promise<Party | null> {
    return partyId ? em.findOne(Party, { id: partyId }) : Promise.resolve(null);
  }

  @FieldResolver(() => Department, { nullable: true })
  department(@Root() { departmentId }: Viewer, @Ctx() ctx: Context) {
    return departmentId ? departmentOf({ id: departmentId }, ctx) : null;
  }
}
