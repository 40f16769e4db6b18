import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class UnlinkUserProvidersInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Why; stands in the audit trail.' }) reason!: string;
  @Field(() => String) idempotencyKey!: string;
}
