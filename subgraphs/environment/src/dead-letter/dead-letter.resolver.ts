import type { Context } from '@houqin/kit/context';
import { DateTimeFilter, enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import {
  connection,
  connectionType,
  listArgs,
  orderInput,
  type Connection,
  type ListArgs,
} from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { Args, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { DeadLetterReason } from './dead-letter-reason.ts';
import { DeadLetter } from './dead-letter.entity.ts';

const ReasonFilter = enumFilter('DeadLetterReason', DeadLetterReason);

@InputType()
class DeadLetterFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => ReasonFilter, { nullable: true }) reason?: InstanceType<typeof ReasonFilter> | null;
  @Field(() => StringFilter, { nullable: true }) gateway?: StringFilter | null;
  @Field(() => StringFilter, { nullable: true }) topic?: StringFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) receivedAt?: DateTimeFilter | null;
}

const DeadLetterOrderField = { RECEIVED_AT: 'RECEIVED_AT' } as const;
type DeadLetterOrderField = keyof typeof DeadLetterOrderField;

const DeadLetterConnection = connectionType('DeadLetter', DeadLetter);
const DeadLetterArgs = listArgs({
  filter: DeadLetterFilter,
  order: orderInput('DeadLetter', DeadLetterOrderField),
});

@Resolver()
export class DeadLetterResolver {
  @Query(() => DeadLetterConnection, { description: 'What was refused, newest first.' })
  @Allow('dead-letter:read')
  deadLetters(
    @Ctx() ctx: Context,
    @Args(() => DeadLetterArgs) args: ListArgs<DeadLetterFilter, DeadLetterOrderField>,
  ): Connection<DeadLetter> {
    const list = { entity: DeadLetter, permission: 'dead-letter:read', scope: {} };
    return connection(ctx, list, args, {
      orderFields: { RECEIVED_AT: 'receivedAt' },
      defaultOrder: [{ field: 'RECEIVED_AT', direction: 'DESC' }],
    });
  }
}
