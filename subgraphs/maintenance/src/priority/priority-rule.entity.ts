import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { Priority } from './priority.ts';

/** One cell of the matrix impact × urgency. */
@Entity({ tableName: 'priority_rule' })
export class PriorityRule {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.integer()) impact!: number;
  @Property(c.integer()) urgency!: number;
  @Property(c.code()) priority!: Priority;
  @Property(c.title()) source!: string;
}
