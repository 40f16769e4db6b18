import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection, type ListOptions } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
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
import { Department } from '../references/department.ts';
import { User } from '../references/user.ts';
import { cancelRequest } from './cancel-request.ts';
import { completeRequest } from './complete-request.ts';
import { createRequest } from './create-request.ts';
import { requestLive } from './request-scope.ts';
import { SampleDomainRequest } from './request.entity.ts';
import {
  CancelSampleDomainRequestInput,
  CompleteSampleDomainRequestInput,
  CreateSampleDomainRequestInput,
  RequestListArgs,
  SampleDomainRequestFilter,
  StartSampleDomainRequestInput,
  type RequestOrderField,
} from './request.inputs.ts';
import { lifecycle, RequestState } from './request.lifecycle.ts';
import { startRequest } from './start-request.ts';

const RequestConnection = connectionType('SampleDomainRequest', SampleDomainRequest);
const RequestChange = liveChangeType('SampleDomainRequest', SampleDomainRequest);

const list: ListOptions<SampleDomainRequest, RequestOrderField> = {
  orderFields: { NUMBER: 'number', TITLE: 'title', CREATED_AT: 'createdAt' },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  search: ['number', 'title'],
};

@Resolver(() => SampleDomainRequest)
export class RequestResolver {
  @Query(() => SampleDomainRequest, { nullable: true })
  @Allow('sample-domain-request:read')
  sampleDomainRequest(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: Context,
  ): Promise<SampleDomainRequest | null> {
    return loadInScope(ctx, SampleDomainRequest, id, requestLive);
  }

  @Query(() => RequestConnection)
  @Allow('sample-domain-request:read')
  sampleDomainRequests(
    @Args(() => RequestListArgs) args: RequestListArgs,
    @Ctx() ctx: Context,
  ): Connection<SampleDomainRequest> {
    return connection(ctx, requestLive, args, list);
  }

  @Mutation(() => SampleDomainRequest)
  @Allow('sample-domain-request:create')
  createSampleDomainRequest(
    @Arg('input', () => CreateSampleDomainRequestInput) input: CreateSampleDomainRequestInput,
    @Ctx() ctx: Context,
  ) {
    return createRequest(ctx, input);
  }

  @Mutation(() => SampleDomainRequest)
  @Allow('sample-domain-request:handle')
  startSampleDomainRequest(
    @Arg('input', () => StartSampleDomainRequestInput) input: StartSampleDomainRequestInput,
    @Ctx() ctx: Context,
  ) {
    return startRequest(ctx, input);
  }

  @Mutation(() => SampleDomainRequest)
  @Allow('sample-domain-request:handle')
  completeSampleDomainRequest(
    @Arg('input', () => CompleteSampleDomainRequestInput) input: CompleteSampleDomainRequestInput,
    @Ctx() ctx: Context,
  ) {
    return completeRequest(ctx, input);
  }

  @Mutation(() => SampleDomainRequest)
  @Allow('sample-domain-request:handle')
  cancelSampleDomainRequest(
    @Arg('input', () => CancelSampleDomainRequestInput) input: CancelSampleDomainRequestInput,
    @Ctx() ctx: Context,
  ) {
    return cancelRequest(ctx, input);
  }

  @Subscription(() => RequestChange, {
    subscribe: ({ args, context }) => changes(context as Context, requestLive, args),
  })
  @Allow('sample-domain-request:read')
  sampleDomainRequestChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => SampleDomainRequestFilter, { nullable: true })
    _filter?: SampleDomainRequestFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => [RequestState], { description: 'Where the lifecycle lets it go from here.' })
  allowedStates(@Root() { state }: SampleDomainRequest): readonly RequestState[] {
    return lifecycle.allowed(state);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'That asked.' })
  department(@Root() { departmentId }: SampleDomainRequest): Department | null {
    return departmentId ? Object.assign(new Department(), { id: departmentId }) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who asked.' })
  requester(@Root() { requesterId }: SampleDomainRequest): User {
    return Object.assign(new User(), { id: requesterId });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who took it up.' })
  handler(@Root() { handlerId }: SampleDomainRequest): User | null {
    return handlerId ? Object.assign(new User(), { id: handlerId }) : null;
  }
}
