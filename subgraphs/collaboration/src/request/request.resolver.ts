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
import { CollaborationRequest } from './request.entity.ts';
import {
  CancelCollaborationRequestInput,
  CompleteCollaborationRequestInput,
  CreateCollaborationRequestInput,
  RequestListArgs,
  CollaborationRequestFilter,
  StartCollaborationRequestInput,
  type RequestOrderField,
} from './request.inputs.ts';
import { lifecycle, RequestState } from './request.lifecycle.ts';
import { startRequest } from './start-request.ts';

const RequestConnection = connectionType('CollaborationRequest', CollaborationRequest);
const RequestChange = liveChangeType('CollaborationRequest', CollaborationRequest);

const list: ListOptions<CollaborationRequest, RequestOrderField> = {
  orderFields: { NUMBER: 'number', TITLE: 'title', CREATED_AT: 'createdAt' },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  search: ['number', 'title'],
};

@Resolver(() => CollaborationRequest)
export class RequestResolver {
  @Query(() => CollaborationRequest, { nullable: true })
  @Allow('collaboration-request:read')
  collaborationRequest(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: Context,
  ): Promise<CollaborationRequest | null> {
    return loadInScope(ctx, CollaborationRequest, id, requestLive);
  }

  @Query(() => RequestConnection)
  @Allow('collaboration-request:read')
  collaborationRequests(
    @Args(() => RequestListArgs) args: RequestListArgs,
    @Ctx() ctx: Context,
  ): Connection<CollaborationRequest> {
    return connection(ctx, requestLive, args, list);
  }

  @Mutation(() => CollaborationRequest)
  @Allow('collaboration-request:create')
  createCollaborationRequest(
    @Arg('input', () => CreateCollaborationRequestInput) input: CreateCollaborationRequestInput,
    @Ctx() ctx: Context,
  ) {
    return createRequest(ctx, input);
  }

  @Mutation(() => CollaborationRequest)
  @Allow('collaboration-request:handle')
  startCollaborationRequest(
    @Arg('input', () => StartCollaborationRequestInput) input: StartCollaborationRequestInput,
    @Ctx() ctx: Context,
  ) {
    return startRequest(ctx, input);
  }

  @Mutation(() => CollaborationRequest)
  @Allow('collaboration-request:handle')
  completeCollaborationRequest(
    @Arg('input', () => CompleteCollaborationRequestInput) input: CompleteCollaborationRequestInput,
    @Ctx() ctx: Context,
  ) {
    return completeRequest(ctx, input);
  }

  @Mutation(() => CollaborationRequest)
  @Allow('collaboration-request:handle')
  cancelCollaborationRequest(
    @Arg('input', () => CancelCollaborationRequestInput) input: CancelCollaborationRequestInput,
    @Ctx() ctx: Context,
  ) {
    return cancelRequest(ctx, input);
  }

  @Subscription(() => RequestChange, {
    subscribe: ({ args, context }) => changes(context as Context, requestLive, args),
  })
  @Allow('collaboration-request:read')
  collaborationRequestChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => CollaborationRequestFilter, { nullable: true })
    _filter?: CollaborationRequestFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => [RequestState], { description: 'Where the lifecycle lets it go from here.' })
  allowedStates(@Root() { state }: CollaborationRequest): readonly RequestState[] {
    return lifecycle.allowed(state);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'That asked.' })
  department(@Root() { departmentId }: CollaborationRequest): Department | null {
    return departmentId ? Object.assign(new Department(), { id: departmentId }) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who asked.' })
  requester(@Root() { requesterId }: CollaborationRequest): User {
    return Object.assign(new User(), { id: requesterId });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who took it up.' })
  handler(@Root() { handlerId }: CollaborationRequest): User | null {
    return handlerId ? Object.assign(new User(), { id: handlerId }) : null;
  }
}
