import { BooleanFilter, DateTimeFilter, enumFilter, IdFilter } from '@houqin/kit/filters';
import type { ListOptions } from '@houqin/kit/list';
import { listArgs, orderInput } from '@houqin/kit/list';
import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Field, InputType } from 'type-graphql';
import { Priority } from '../priority/priority.ts';
import { Trade } from '../trade/trade.ts';
import { orderKeys } from './order-keys.ts';
import { readScope } from './order-scope.ts';
import { WorkOrder } from './work-order.entity.ts';
import { unfinishedStates, WorkOrderState } from './work-order.lifecycle.ts';
import { WorkOrderType } from './work-order-type.ts';

const WorkOrderStateFilter = enumFilter('WorkOrderState', WorkOrderState);
const PriorityFilter = enumFilter('Priority', Priority);
const TradeFilter = enumFilter('Trade', Trade);
const WorkOrderTypeFilter = enumFilter('WorkOrderType', WorkOrderType);

@InputType()
export class WorkOrderFilter {
  @Vendor()
  @Field(() => IdFilter, { nullable: true })
  id?: IdFilter | null;
  @Vendor()
  @Field(() => WorkOrderStateFilter, { nullable: true })
  state?: InstanceType<typeof WorkOrderStateFilter> | null;
  @Vendor()
  @Field(() => PriorityFilter, { nullable: true })
  priority?: InstanceType<typeof PriorityFilter> | null;
  @Vendor()
  @Field(() => TradeFilter, { nullable: true })
  trade?: InstanceType<typeof TradeFilter> | null;
  @Vendor()
  @Field(() => WorkOrderTypeFilter, { nullable: true })
  type?: InstanceType<typeof WorkOrderTypeFilter> | null;
  @Field(() => IdFilter, { nullable: true }) contractId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) roomId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) floorId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) buildingId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true, description: 'User of the lead technician.' })
  assigneeId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) technicianId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) requesterId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) requestId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) alarmId?: IdFilter | null;
  @Vendor()
  @Field(() => DateTimeFilter, { nullable: true })
  createdAt?: DateTimeFilter | null;
  @Vendor()
  @Field(() => DateTimeFilter, { nullable: true })
  completedAt?: DateTimeFilter | null;
  @Vendor()
  @Field(() => BooleanFilter, { nullable: true, description: 'Work is still to be done on it.' })
  open?: BooleanFilter | null;
  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'The caller does it, or asked for it; waiting orders of the team are not mine.',
  })
  mine?: BooleanFilter | null;
}

export const workOrderLive = defineLive<WorkOrder>({
  noun: 'workOrder',
  entity: WorkOrder,
  permission: 'work-order:read',
  scope: readScope,
  keys: orderKeys,
  filters: {
    open: {
      where: ({ eq }: BooleanFilter) =>
        eq == null ? {} : { state: eq ? { $in: unfinishedStates } : { $nin: unfinishedStates } },
      matches: ({ eq }: BooleanFilter, keys) => eq == null || keys.open === eq,
    },
    mine: {
      where({ eq }: BooleanFilter, { caller: { subjectId } }) {
        if (eq == null) return {};
        const mine = { $or: [{ assigneeId: subjectId }, { requesterId: subjectId }] };
        if (eq) return mine;
        const notBy = (column: 'assigneeId' | 'requesterId') => ({
          $or: [{ [column]: null }, { [column]: { $ne: subjectId } }],
        });
        return { $and: [notBy('assigneeId'), notBy('requesterId')] };
      },
      matches: ({ eq }: BooleanFilter, keys, { caller: { subjectId } }) =>
        eq == null || (keys.assigneeId === subjectId || keys.requesterId === subjectId) === eq,
    },
  },
});

/** What whoever meets an order by reference may read of it. */
export const workOrderRule: ReferenceRule<WorkOrder> = {
  permission: 'work-order:read',
  scope: readScope,
  card: [
    ...(['id', 'version', 'number', 'title', 'titleEn', 'symptom'] as const),
    ...(['state', 'priority', 'roomNumber', 'createdAt'] as const),
  ],
  also: ['open'],
};

export const WorkOrderOrderField = {
  CREATED_AT: 'CREATED_AT',
  DUE_AT: 'DUE_AT',
  PRIORITY: 'PRIORITY',
  NUMBER: 'NUMBER',
  UPDATED_AT: 'UPDATED_AT',
  COMPLETED_AT: 'COMPLETED_AT',
} as const;
export type WorkOrderOrderField = keyof typeof WorkOrderOrderField;

export const workOrderList: ListOptions<WorkOrder, WorkOrderOrderField> = {
  orderFields: {
    CREATED_AT: 'createdAt',
    DUE_AT: 'dueAt',
    PRIORITY: ['priority', 'dueAt'],
    NUMBER: 'number',
    UPDATED_AT: 'updatedAt',
    COMPLETED_AT: 'completedAt',
  },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  search: ['number', 'title', 'titleEn', 'roomNumber', 'roomName', 'roomNameEn'],
};

export const WorkOrderListArgs = listArgs({
  filter: WorkOrderFilter,
  order: orderInput('WorkOrder', WorkOrderOrderField),
  search: true,
});
export type WorkOrderListArgs = InstanceType<typeof WorkOrderListArgs>;
