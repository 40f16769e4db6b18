import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Trade } from '../trade/trade.ts';

/** What a technician can do, and how well. */
@Entity({ tableName: 'technician_skill' })
@ObjectType()
export class TechnicianSkill {
  @PrimaryKey(c.id()) technicianId!: string;
  @Field(() => Trade) @PrimaryKey(c.code()) trade!: Trade;
  @Field(() => Int, { description: '1 under guidance, 2 alone, 3 anything.' })
  @Property(c.integer())
  level!: number;
}
