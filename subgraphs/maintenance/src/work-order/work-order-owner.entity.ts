import { Entity, Index, PrimaryKey } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/**
 * For whom an order is their own: requester, assignee, and while it waits everybody of its trade on
 * its campus (the team queue). Kept beside `WorkOrder.ownerIds` so that lists use an index.
 */
@Entity({ tableName: 'work_order_owner' })
@Index({ name: 'work_order_owner_user', properties: ['userId', 'orderId'] })
export class WorkOrderOwner {
  @PrimaryKey(c.id()) orderId!: string;
  @PrimaryKey(c.subject()) userId!: string;
}
