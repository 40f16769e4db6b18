import { enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput } from '@houqin/kit/list';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RequestState } from './request.lifecycle.ts';

const RequestStateFilter = enumFilter('CollaborationRequestState', RequestState);

@InputType()
export class CollaborationRequestFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => RequestStateFilter, { nullable: true })
  state?: InstanceType<typeof RequestStateFilter> | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) requesterId?: IdFilter | null;
}

export const RequestOrderField = {
  NUMBER: 'NUMBER',
  TITLE: 'TITLE',
  CREATED_AT: 'CREATED_AT',
} as const;
export type RequestOrderField = keyof typeof RequestOrderField;

export const RequestListArgs = listArgs({
  filter: CollaborationRequestFilter,
  order: orderInput('CollaborationRequest', RequestOrderField),
  search: true,
});
export type RequestListArgs = InstanceType<typeof RequestListArgs>;

@InputType()
export class CreateCollaborationRequestInput {
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class StartCollaborationRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CompleteCollaborationRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CancelCollaborationRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Why, for the one who asked.' }) reason!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}
