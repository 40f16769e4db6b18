import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Vendor } from '@houqin/kit/vendor';

/** One step of an order's checklist, copied from its template when the order opened. */
@Entity({ tableName: 'checklist_item' })
@Index({ name: 'checklist_item_order', properties: ['orderId', 'position'] })
@ObjectType()
export class ChecklistItem {
  @Vendor()
  @Field(() => ID)
  @PrimaryKey(c.id())
  id: string = ulid();
  @Property(c.id()) orderId!: string;
  @Vendor()
  @Field(() => Int)
  @Property(c.integer())
  position!: number;
  @Property(c.title()) textZh!: string;
  @Property(c.title()) textEn!: string;
  @Vendor()
  @Field(() => Boolean, { description: 'Completion needs it.' })
  @Property(c.boolean())
  required = true;
  @Vendor()
  @Field(() => String, { nullable: true, description: 'UCUM; set where a value is measured.' })
  @Property(c.optional(c.code()))
  unit: string | null = null;
  @Vendor()
  @Field(() => Float, { nullable: true })
  @Property(c.optional(c.float()))
  low: number | null = null;
  @Vendor()
  @Field(() => Float, { nullable: true })
  @Property(c.optional(c.float()))
  high: number | null = null;
  @Vendor()
  @Field(() => Boolean)
  @Property(c.boolean())
  done = false;
  @Property(c.optional(c.id())) doneBy: string | null = null;
  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  at: Date | null = null;
  @Vendor()
  @Field(() => String, { nullable: true, description: 'What was measured.' })
  @Property(c.optional(c.code()))
  value: string | null = null;
}
