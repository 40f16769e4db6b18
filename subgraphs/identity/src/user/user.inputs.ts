import { enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import { orderInput, listArgs } from '@houqin/kit/list';
import { DateTime } from '@houqin/kit/scalars';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { UserState } from './user.lifecycle.ts';

const UserStateFilter = enumFilter('UserState', UserState);

@InputType()
export class UserFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) name?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) username?: StringFilter | null;
  @Field(() => UserStateFilter, { nullable: true })
  state?: InstanceType<typeof UserStateFilter> | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
}

export const UserOrderField = { NAME: 'NAME', USERNAME: 'USERNAME', STATE: 'STATE' } as const;
export type UserOrderField = keyof typeof UserOrderField;

const ListArgs = listArgs({
  filter: UserFilter,
  order: orderInput('User', UserOrderField),
  search: true,
});

@ArgsType()
export class UserListArgs extends ListArgs {
  @Field(() => String, { nullable: true, description: 'Only who holds the role of this code now.' })
  role?: string | null;
}

@InputType()
export class CreateUserInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => String, { description: '2 to 60 of a-z 0-9 . _ -, in lower case.' })
  username!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) position?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'As the hospital’s provider has it; for signing in by it.',
  })
  email?: string | null;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
  @Field(() => ID, { nullable: true, description: 'For people of an outside organisation.' })
  partyId?: string | null;
  @Field(() => [String], { description: 'Role codes.', defaultValue: [] }) roles!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'First password; without one the account stays INVITED.',
  })
  password?: string | null;
}

/** Fields left out stay as they are; null empties them. */
@InputType()
export class UpdateUserInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) position?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'As the hospital’s provider has it; for signing in by it.',
  })
  email?: string | null;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
}

@InputType()
export class DisableUserInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
}

@InputType()
export class EndUserSessionsInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Why; stands in the audit trail.' })
  reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class UnlockUserInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class AssignRoleInput {
  @Field(() => ID) userId!: string;
  @Field(() => String, { description: 'Role code.' }) role!: string;
  @Field(() => DateTime, { nullable: true, description: 'Null: from now on.' })
  validFrom?: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'First instant at which it counts no more; null: no end.',
  })
  validUntil?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why; stands in the audit trail.' })
  reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class WithdrawRoleInput {
  @Field(() => ID) userId!: string;
  @Field(() => String, { description: 'Role code.' }) role!: string;
  @Field(() => String, { nullable: true, description: 'Why; stands in the audit trail.' })
  reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RevealUserPhoneInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Why; stands in the audit trail.' })
  reason?: string | null;
  @Field(() => String, { description: 'Not looked at: each reveal is on record, repeats too.' })
  idempotencyKey!: string;
}

@InputType()
export class SetUserPasswordInput {
  @Field(() => ID) id!: string;
  @Field(() => String) password!: string;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String) currentPassword!: string;
  @Field(() => String) newPassword!: string;
}
