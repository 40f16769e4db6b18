import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
import { scopeWhere } from '@houqin/kit/scope';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Args, Ctx, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { AssignmentCandidate } from '../assignment/candidate.type.ts';
import { candidatesOf } from '../assignment/candidates-of.ts';
import { readScope } from './order-scope.ts';
import { rights } from './rights.ts';
import { WorkOrder } from './work-order.entity.ts';
import { unfinishedStates } from './work-order.lifecycle.ts';
import {
  WorkOrderFilter,
  workOrderList,
  WorkOrderListArgs,
  workOrderLive,
  workOrderRule,
} from './work-order.list.ts';

export const workOrderReference = entityReference(WorkOrder, workOrderRule);
const WorkOrderConnection = connectionType('WorkOrder', WorkOrder);
const WorkOrderChange = liveChangeType('WorkOrder', WorkOrder);

/** Orders of a room shown to a reporter; more would not be read. */
const roomOrders = 20;

@Resolver(() => WorkOrder)
export class WorkOrderResolver {
  @Query(() => WorkOrder, { nullable: true, description: 'By id or by number.' })
  @Allow('work-order:read')
  @Vendor()
  async workOrder(
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('number', () => String, { nullable: true }) number: string | null,
    @Ctx() ctx: Context,
  ): Promise<WorkOrder | null> {
    if (id) return loadInScope(ctx, WorkOrder, id, workOrderLive);
    const scope = scopeWhere(ctx, 'work-order:read', readScope);
    if (!number) return null;
    return ctx.em.findOne(WorkOrder, { $and: [{ number: number.trim().toUpperCase() }, scope] });
  }

  @Query(() => WorkOrderConnection)
  @Allow('work-order:read')
  @Vendor()
  workOrders(
    @Args(() => WorkOrderListArgs) args: WorkOrderListArgs,
    @Ctx() ctx: Context,
  ): Connection<WorkOrder> {
    return connection(ctx, workOrderLive, args, workOrderList);
  }

  @Subscription(() => WorkOrderChange, {
    subscribe: ({ args, context }) => changes(context as Context, workOrderLive, args),
  })
  @Allow('work-order:read')
  @Vendor()
  workOrderChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => WorkOrderFilter, { nullable: true }) _filter?: WorkOrderFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @Query(() => [AssignmentCandidate], {
    description: 'The engine’s ranking now, the excluded last with every reason.',
  })
  @Allow(rights.dispatch.permission)
  async candidates(
    @Arg('workOrderId', () => ID) id: string,
    @Ctx() ctx: Context,
  ): Promise<AssignmentCandidate[]> {
    const order = await loadInScope(ctx, WorkOrder, id, rights.dispatch);
    if (!order) throw new NotFound('WorkOrder', id);
    return candidatesOf(ctx, order);
  }

  @Query(() => [WorkOrder], {
    description:
      'Unfinished work in a room, newest first, so that nobody reports it twice. Readable by ' +
      'whoever may report; of orders outside the scope of reading only the card is shown.',
  })
  @Allow('service-request:create')
  async openOrdersInRoom(@Arg('roomId', () => ID) roomId: string, @Ctx() ctx: Context) {
    const open = await ctx.em.find(
      WorkOrder,
      { roomId, state: { $in: unfinishedStates } },
      { fields: ['id'], orderBy: { createdAt: 'desc', id: 'desc' }, limit: roomOrders },
    );
    ctx.em.clear();
    return Promise.all(open.map(({ id }) => workOrderReference({ id }, ctx)));
  }
}
