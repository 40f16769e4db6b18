import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { Priority } from '../priority/priority.ts';

/** What is promised for a priority. A change is a new row with its own first instant. */
@Entity({ tableName: 'sla_policy' })
@Index({ name: 'sla_policy_priority', properties: ['priority', 'effectiveFrom'] })
export class SlaPolicy {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.code()) priority!: Priority;
  @Property(c.integer()) responseSeconds!: number;
  @Property(c.integer()) restoreSeconds!: number;
  /** The clock never rests; else it runs on the calendar of the order's department. */
  @Property(c.boolean()) roundTheClock!: boolean;
  /**
   * The engine takes a waiting order after this share of the response target, in percent; before
   * that the dispatcher may bundle it with others. 0: at once.
   */
  @Property(c.integer()) engineAfterPercent!: number;
  @Property(c.title()) source!: string;
  @Property(c.instant()) effectiveFrom!: Date;
  @Property(c.optional(c.instant())) effectiveTo: Date | null = null;
}
