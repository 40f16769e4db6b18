import { BooleanFilter, DateTimeFilter, enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import { Field, InputType } from 'type-graphql';
import { requestKeys, requestScope } from './request-scope.ts';
import { ServiceRequest } from './service-request.entity.ts';
import { ServiceRequestState } from './service-request.lifecycle.ts';

const ServiceRequestStateFilter = enumFilter('ServiceRequestState', ServiceRequestState);

@InputType()
export class ServiceRequestFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => ServiceRequestStateFilter, { nullable: true })
  state?: InstanceType<typeof ServiceRequestStateFilter> | null;
  @Field(() => IdFilter, { nullable: true }) roomId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) floorId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) buildingId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) requesterId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) alarmId?: IdFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) createdAt?: DateTimeFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'The caller made it.' })
  mine?: BooleanFilter | null;
}

export const serviceRequestLive = defineLive<ServiceRequest>({
  noun: 'serviceRequest',
  entity: ServiceRequest,
  permission: 'service-request:read',
  scope: requestScope,
  keys: requestKeys,
  filters: {
    mine: {
      where: ({ eq }: BooleanFilter, { caller: { subjectId } }) =>
        eq == null ? {} : { requesterId: eq ? subjectId : { $ne: subjectId } },
      matches: ({ eq }: BooleanFilter, keys, { caller: { subjectId } }) =>
        eq == null || (keys.requesterId === subjectId) === eq,
    },
  },
});

/** What whoever meets a request by reference may read. */
export const serviceRequestRule: ReferenceRule<ServiceRequest> = {
  permission: 'service-request:read',
  scope: requestScope,
  card: ['id', 'version', 'number', 'state', 'title', 'symptom', 'roomNumber', 'createdAt'],
};

export const ServiceRequestOrderField = {
  CREATED_AT: 'CREATED_AT',
  NUMBER: 'NUMBER',
  UPDATED_AT: 'UPDATED_AT',
} as const;
export type ServiceRequestOrderField = keyof typeof ServiceRequestOrderField;

export const serviceRequestList: ListOptions<ServiceRequest, ServiceRequestOrderField> = {
  orderFields: { CREATED_AT: 'createdAt', NUMBER: 'number', UPDATED_AT: 'updatedAt' },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  search: ['number', 'title', 'roomNumber', 'roomName'],
};

export const ServiceRequestListArgs = listArgs({
  filter: ServiceRequestFilter,
  order: orderInput('ServiceRequest', ServiceRequestOrderField),
  search: true,
});
export type ServiceRequestListArgs = InstanceType<typeof ServiceRequestListArgs>;
