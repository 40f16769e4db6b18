import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow, SignedIn } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
import { reveal } from '@houqin/kit/reveal';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { departmentReference } from '../department/department-scope.ts';
import { Department } from '../department/department.entity.ts';
import { holdsRole } from '../role/holds-role.ts';
import { rolesOf } from '../role/roles-of.ts';
import { Role } from '../role/role.entity.ts';
import { secondFactorSince } from '../second-factor/second-factor-since.ts';
import { assignRole, withdrawRole } from './assign-role.ts';
import { createUser } from './create-user.ts';
import { disableUser } from './disable-user.ts';
import { phoneReveal } from './reveal-phone.ts';
import { changePassword, setUserPassword } from './set-password.ts';
import { unlockUser } from './unlock-user.ts';
import { updateUser } from './update-user.ts';
import {
  AssignRoleInput,
  ChangePasswordInput,
  CreateUserInput,
  DisableUserInput,
  RevealUserPhoneInput,
  SetUserPasswordInput,
  UnlockUserInput,
  UpdateUserInput,
  UserFilter,
  UserListArgs,
  WithdrawRoleInput,
} from './user.inputs.ts';
import { userList } from './user-list.ts';
import { userLive } from './user-scope.ts';
import { User } from './user.entity.ts';
import { UserState } from './user.lifecycle.ts';

const UserConnection = connectionType('User', User);
const UserChange = liveChangeType('User', User);
const departmentOf = entityReference(Department, departmentReference);

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true })
  @Allow('user:read')
  user(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<User | null> {
    return loadInScope(ctx, User, id, userLive);
  }

  @Query(() => UserConnection)
  @Allow('user:read')
  users(@Args(() => UserListArgs) args: UserListArgs, @Ctx() ctx: Context): Connection<User> {
    const options = args.role ? { ...userList, where: holdsRole<User>(args.role) } : userList;
    return connection(ctx, userLive, args, options);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  createUser(@Arg('input', () => CreateUserInput) input: CreateUserInput, @Ctx() ctx: Context) {
    return createUser(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  updateUser(@Arg('input', () => UpdateUserInput) input: UpdateUserInput, @Ctx() ctx: Context) {
    return updateUser(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  disableUser(@Arg('input', () => DisableUserInput) input: DisableUserInput, @Ctx() ctx: Context) {
    return disableUser(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  unlockUser(@Arg('input', () => UnlockUserInput) input: UnlockUserInput, @Ctx() ctx: Context) {
    return unlockUser(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  assignRole(@Arg('input', () => AssignRoleInput) input: AssignRoleInput, @Ctx() ctx: Context) {
    return assignRole(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  withdrawRole(
    @Arg('input', () => WithdrawRoleInput) input: WithdrawRoleInput,
    @Ctx() ctx: Context,
  ) {
    return withdrawRole(ctx, input);
  }

  @Mutation(() => User)
  @Allow('user:manage')
  setUserPassword(
    @Arg('input', () => SetUserPasswordInput) input: SetUserPasswordInput,
    @Ctx() ctx: Context,
  ) {
    return setUserPassword(ctx, input);
  }

  @Mutation(() => User, { description: 'Answers the person with `phone` in clear; on record.' })
  @Allow('user:reveal')
  revealUserPhone(
    @Arg('input', () => RevealUserPhoneInput) input: RevealUserPhoneInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return reveal(ctx, phoneReveal, input);
  }

  @Mutation(() => User)
  @SignedIn()
  @Vendor()
  changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() ctx: Context,
  ) {
    return changePassword(ctx, input);
  }

  @Subscription(() => UserChange, {
    subscribe: ({ args, context }) => changes(context as Context, userLive, args),
  })
  @Allow('user:read')
  userChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => UserFilter, { nullable: true }) _filter?: UserFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => String, { nullable: true })
  @Allow('user:read')
  username(@Root() user: User): string {
    return user.username;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'As the hospital’s provider has it; for administrators.',
  })
  @Allow('user:manage')
  email(@Root() user: User): string | null {
    return user.email;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Since when signing in asks for a second factor; null: it does not.',
  })
  @Allow('user:manage')
  secondFactorAt(@Root() user: User, @Ctx() ctx: Context): Promise<Date | null> {
    // Of someone known by name only, a column that is not on the card refuses.
    void user.state;
    return secondFactorSince(ctx, user.id);
  }

  @FieldResolver(() => String, { nullable: true })
  position(@Root() user: User): string | null {
    return user.position;
  }

  @FieldResolver(() => UserState, { nullable: true })
  @Allow('user:read')
  state(@Root() user: User): UserState {
    return user.state;
  }

  @FieldResolver(() => Department, { nullable: true })
  department(@Root() user: User, @Ctx() ctx: Context) {
    return user.departmentId ? departmentOf({ id: user.departmentId }, ctx) : null;
  }

  @FieldResolver(() => [Role], { nullable: true })
  @Allow('user:read')
  roles(@Root() user: User, @Ctx() ctx: Context): Promise<Role[]> {
    // Of someone known by name only, a column that is not on the card refuses.
    void user.state;
    return rolesOf(ctx, user.id);
  }
}
