import { ulid } from '@houqin/kit/id';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { PauseReason } from './pause-reason.ts';

/** One stretch in which work stood still. Kept, because a change of priority measures it anew. */
@Entity({ tableName: 'work_order_pause' })
@Index({ name: 'work_order_pause_order', properties: ['orderId', 'startedAt'] })
export class WorkOrderPause {
  @PrimaryKey(c.id()) id: string = ulid();
  @Property(c.id()) orderId!: string;
  @Property(c.code()) reason!: PauseReason;
  @Property(c.boolean()) stopsClock!: boolean;
  @Property(c.instant()) startedAt!: Date;
  @Property(c.optional(c.instant())) endedAt: Date | null = null;
  @Property(c.optional(c.instant())) until: Date | null = null;
  @Property(c.optional(c.title())) note: string | null = null;
}
