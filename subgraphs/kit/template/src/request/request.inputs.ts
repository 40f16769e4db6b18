import { enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput } from '@houqin/kit/list';
import { Field, ID, InputType, Int } from 'type-graphql';
import { RequestState } from './request.lifecycle.ts';

const RequestStateFilter = enumFilter('SampleDomainRequestState', RequestState);

@InputType()
export class SampleDomainRequestFilter {
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
  filter: SampleDomainRequestFilter,
  order: orderInput('SampleDomainRequest', RequestOrderField),
  search: true,
});
export type RequestListArgs = InstanceType<typeof RequestListArgs>;

@InputType()
export class CreateSampleDomainRequestInput {
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class StartSampleDomainRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CompleteSampleDomainRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class CancelSampleDomainRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Why, for the one who asked.' }) reason!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}
