import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType()
export class CreateDelegationInput {
  @Field(() => ID, { description: 'Who decides meanwhile.' }) substituteId!: string;
  @Field(() => DateTime) startsAt!: Date;
  @Field(() => DateTime) endsAt!: Date;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RevokeDelegationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}
