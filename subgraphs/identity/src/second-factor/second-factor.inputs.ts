import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class ProveWithCodeInput {
  @Field(() => String) password!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Of the authenticator, or a recovery code; needed once a factor is set up.',
  })
  code?: string | null;
}

@InputType()
export class BeginTotpInput extends ProveWithCodeInput {}

@InputType()
export class BeginTotpAtSignInInput {
  @Field(() => String) username!: string;
  @Field(() => String) password!: string;
}

@InputType()
export class ConfirmTotpInput {
  @Field(() => String, { description: 'The six digits that the authenticator shows now.' })
  code!: string;
}

@InputType()
export class ResetUserTotpInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Why; stands in the audit trail.' }) reason!: string;
  @Field(() => String) idempotencyKey!: string;
}
