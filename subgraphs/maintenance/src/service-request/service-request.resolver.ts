import { registerEnumOnce } from '@houqin/kit/filters';
import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
import { callerReaches } from '@houqin/kit/scope';
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
import { namesHidden } from '../names-hidden.ts';
import { Department, departmentStub } from '../references/department.ts';
import { Room, roomStub } from '../references/room.ts';
import { User, userStub } from '../references/user.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { workOrderRule } from '../work-order/work-order.list.ts';
import { createServiceRequest } from './create-service-request.ts';
import {
  convertServiceRequest,
  markDuplicate,
  rejectRequest,
  triageRequest,
} from './decide-request.ts';
import { requestKeys, requestScope } from './request-scope.ts';
import { ServiceRequest } from './service-request.entity.ts';
import * as inputs from './service-request.inputs.ts';
import { lifecycle } from './service-request.lifecycle.ts';
import {
  ServiceRequestFilter,
  serviceRequestList,
  ServiceRequestListArgs,
  serviceRequestLive,
  serviceRequestRule,
} from './service-request.list.ts';
import { symptomsOf } from './symptoms-of.ts';

const ServiceRequestConnection = connectionType('ServiceRequest', ServiceRequest);
const ServiceRequestChange = liveChangeType('ServiceRequest', ServiceRequest);
const orderOf = entityReference(WorkOrder, workOrderRule);
const requestOf = entityReference(ServiceRequest, serviceRequestRule);

const ServiceRequestAction = {
  TRIAGE: 'TRIAGE',
  CONVERT: 'CONVERT',
  REJECT: 'REJECT',
  MARK_DUPLICATE: 'MARK_DUPLICATE',
} as const;
type ServiceRequestAction = keyof typeof ServiceRequestAction;
registerEnumOnce(
  ServiceRequestAction,
  'ServiceRequestAction',
  'What the caller may do with the request now.',
);

@Resolver(() => ServiceRequest)
export class ServiceRequestResolver {
  @Query(() => ServiceRequest, { nullable: true })
  @Allow('service-request:read')
  serviceRequest(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest | null> {
    return loadInScope(ctx, ServiceRequest, id, serviceRequestLive);
  }

  @Query(() => ServiceRequestConnection)
  @Allow('service-request:read')
  serviceRequests(
    @Args(() => ServiceRequestListArgs) args: ServiceRequestListArgs,
    @Ctx() ctx: Context,
  ): Connection<ServiceRequest> {
    return connection(ctx, serviceRequestLive, args, serviceRequestList);
  }

  @Subscription(() => ServiceRequestChange, {
    subscribe: ({ args, context }) => changes(context as Context, serviceRequestLive, args),
  })
  @Allow('service-request:read')
  serviceRequestChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => ServiceRequestFilter, { nullable: true }) _filter?: ServiceRequestFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @Mutation(() => ServiceRequest, {
    description: 'An order is made of it at once where the symptom says surely enough whose it is.',
  })
  @Allow('service-request:create')
  createServiceRequest(
    @Arg('input', () => inputs.CreateServiceRequestInput) input: inputs.CreateServiceRequestInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest> {
    return createServiceRequest(ctx, input);
  }

  @Mutation(() => ServiceRequest)
  @Allow('service-request:triage')
  triageRequest(
    @Arg('input', () => inputs.TriageRequestInput) input: inputs.TriageRequestInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest> {
    return triageRequest(ctx, input);
  }

  @Mutation(() => ServiceRequest, { description: 'Triages a new request on the way.' })
  @Allow('service-request:triage')
  convertRequest(
    @Arg('input', () => inputs.ConvertRequestInput) input: inputs.ConvertRequestInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest> {
    return convertServiceRequest(ctx, input);
  }

  @Mutation(() => ServiceRequest)
  @Allow('service-request:triage')
  rejectRequest(
    @Arg('input', () => inputs.RejectRequestInput) input: inputs.RejectRequestInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest> {
    return rejectRequest(ctx, input);
  }

  @Mutation(() => ServiceRequest)
  @Allow('service-request:triage')
  markDuplicate(
    @Arg('input', () => inputs.MarkDuplicateInput) input: inputs.MarkDuplicateInput,
    @Ctx() ctx: Context,
  ): Promise<ServiceRequest> {
    return markDuplicate(ctx, input);
  }

  @FieldResolver(() => String)
  async title(@Root() request: ServiceRequest, @Ctx() ctx: Context): Promise<string> {
    if (!namesHidden(ctx)) return request.title;
    return (await this.symptom(request, ctx)) ?? request.number;
  }

  @FieldResolver(() => String, { nullable: true })
  description(@Root() request: ServiceRequest, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : request.description;
  }

  @FieldResolver(() => String, { nullable: true, description: 'In the caller’s language.' })
  async symptom(@Root() request: ServiceRequest, @Ctx() ctx: Context): Promise<string | null> {
    const found = (await symptomsOf(ctx)).find(({ code }) => code === request.symptom);
    return found ? (ctx.locale === 'zh' ? found.textZh : found.textEn) : null;
  }

  @FieldResolver(() => Room, { nullable: true })
  room(@Root() request: ServiceRequest): Room | null {
    return roomStub(request.roomId);
  }

  @FieldResolver(() => String)
  roomName(@Root() request: ServiceRequest, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? request.roomName : (request.roomNameEn ?? request.roomName);
  }

  @FieldResolver(() => Department, { nullable: true })
  department(@Root() request: ServiceRequest): Department | null {
    return departmentStub(request.departmentId);
  }

  @FieldResolver(() => User, { nullable: true })
  requester(@Root() request: ServiceRequest, @Ctx() ctx: Context): User | null {
    return namesHidden(ctx) ? null : userStub(request.requesterId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'As it was then; never on walls.' })
  requesterName(@Root() request: ServiceRequest, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : request.requesterName;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Never on walls.' })
  contactPhone(@Root() request: ServiceRequest, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : request.contactPhone;
  }

  @FieldResolver(() => WorkOrder, { nullable: true })
  workOrder(@Root() request: ServiceRequest, @Ctx() ctx: Context) {
    return request.workOrderId === null ? null : orderOf({ id: request.workOrderId }, ctx);
  }

  @FieldResolver(() => ServiceRequest, { nullable: true })
  duplicateOf(@Root() request: ServiceRequest, @Ctx() ctx: Context) {
    return request.duplicateOfId === null ? null : requestOf({ id: request.duplicateOfId }, ctx);
  }

  @FieldResolver(() => [ServiceRequestAction])
  allowedActions(@Root() request: ServiceRequest, @Ctx() ctx: Context): ServiceRequestAction[] {
    const keys = requestKeys(request);
    const mayTriage = callerReaches(ctx, 'service-request:triage', requestScope, keys);
    if (!mayTriage || lifecycle.terminal(request.state)) return [];
    return Object.values(ServiceRequestAction).filter(
      (action) => action !== 'TRIAGE' || request.state === 'NEW',
    );
  }
}
