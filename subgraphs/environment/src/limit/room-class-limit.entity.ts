import { DateTime } from '@houqin/kit/scalars';
import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Quantity } from '../point/quantity.ts';
import { Stored } from '../stored.ts';
import { RoomClass } from './room-class.ts';

/**
 * What a quantity may be in rooms of one class, from a date on. Rows are never changed but for
 * their end: a new limit is a new row, so that what was judged by the old one stays explainable.
 */
@Entity({ tableName: 'room_class_limit' })
@Unique({
  name: 'room_class_limit_start_unique',
  properties: ['roomClass', 'quantity', 'effectiveFrom'],
})
@ObjectType({ description: 'What a quantity may be in rooms of one class, from a date on.' })
@Directive('@key(fields: "id")')
export class RoomClassLimit extends Stored {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => RoomClass)
  @Enum({ items: () => RoomClass })
  roomClass!: RoomClass;

  @Field(() => Quantity)
  @Enum({ items: () => Quantity })
  quantity!: Quantity;

  @Field(() => Float, { nullable: true, description: 'Values below it alarm; in `unit`.' })
  @Property({ type: 'double', nullable: true })
  low: number | null = null;

  @Field(() => Float, { nullable: true, description: 'Values above it alarm; in `unit`.' })
  @Property({ type: 'double', nullable: true })
  high: number | null = null;

  @Field(() => Float, { nullable: true, description: 'No limit may be set below it.' })
  @Property({ type: 'double', nullable: true })
  safeMin: number | null = null;

  @Field(() => Float, { nullable: true, description: 'No limit may be set above it.' })
  @Property({ type: 'double', nullable: true })
  safeMax: number | null = null;

  @Field(() => String, { description: 'UCUM code.' })
  @Property({ type: 'string', length: 20 })
  unit!: string;

  @Field(() => String, { description: 'Standard, law or hospital rule.' })
  @Property({ type: 'string', length: 120 })
  source!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  edition!: string;

  @Field(() => DateTime)
  @Property({ type: 'Date', length: 3 })
  effectiveFrom!: Date;

  @Field(() => DateTime, { nullable: true, description: 'The next row begins; null: in force.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  effectiveTo: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was set so.' })
  @Property({ type: 'string', length: 400, nullable: true })
  note: string | null = null;

  @Field(() => String, { nullable: true, description: 'Name of who set it; null: the default.' })
  @Property({ type: 'string', length: 60, nullable: true })
  changedBy: string | null = null;
}
