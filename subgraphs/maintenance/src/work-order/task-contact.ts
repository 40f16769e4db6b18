import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { isOutsider, Vendor } from '@houqin/kit/vendor';
import { Field, ObjectType } from 'type-graphql';
import { ServiceRequest } from '../service-request/service-request.entity.ts';
import type { WorkOrder } from './work-order.entity.ts';

/** The one person of the hospital whose number the organisation at work gets (`domain.md` D). */
@Vendor()
@ObjectType({ description: 'Whom the people who do the work ask for.' })
export class TaskContact {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'As left with the report.' })
  phone!: string | null;
}

/** Null for staff, who read the requester, and where nobody asked for the work. */
export async function contactOf(ctx: Context, order: WorkOrder): Promise<TaskContact | null> {
  if (!isOutsider(ctx) || order.requesterName === null) return null;
  const request =
    order.requestId === null ? null : await loadReference(ctx, ServiceRequest, order.requestId);
  const phone = request?.contactPhone ?? null;
  return Object.assign(new TaskContact(), { name: order.requesterName, phone });
}
