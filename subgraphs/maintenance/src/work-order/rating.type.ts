import { DateTime } from '@houqin/kit/scalars';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How the requester found the work.' })
export class Rating {
  @Field(() => Int, { description: '1 to 5.' }) stars!: number;
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => DateTime) at!: Date;
}
