import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Vendor } from '@houqin/kit/vendor';

/** Working time of one person on one order. */
@Entity({ tableName: 'labour_line' })
@Index({ name: 'labour_line_order', properties: ['orderId', 'at'] })
@Index({ name: 'labour_line_technician', properties: ['technicianId', 'at'] })
@ObjectType()
export class LabourLine {
  @Vendor()
  @Field(() => ID)
  @PrimaryKey(c.id())
  id: string = ulid();
  @Property(c.id()) orderId!: string;
  @Property(c.id()) technicianId!: string;
  @Vendor()
  @Field(() => Int)
  @Property(c.integer())
  minutes!: number;
  @Vendor()
  @Field(() => DateTime, { description: 'When it was logged.' })
  @Property(c.instant())
  at!: Date;
  @Vendor()
  @Field(() => String, { nullable: true })
  @Property(c.optional(c.title()))
  note: string | null = null;
}
