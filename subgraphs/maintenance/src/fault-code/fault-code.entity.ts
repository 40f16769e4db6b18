import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Vendor } from '@houqin/kit/vendor';
import { Trade } from '../trade/trade.ts';
import { FaultCodeKind } from './fault-code-kind.ts';

/** One code of the catalogue (ISO 14224 style): what was seen, why, or what was done. */
@Entity({ tableName: 'fault_code' })
@Vendor()
@ObjectType()
export class FaultCode {
  @Field(() => ID) @PrimaryKey(c.id()) id!: string;
  @Field(() => String) @Property({ ...c.code(), unique: true }) code!: string;
  @Field(() => FaultCodeKind) @Property(c.code()) kind!: FaultCodeKind;
  @Field(() => Trade, { nullable: true, description: 'Null: fits every trade.' })
  @Property(c.optional(c.code()))
  trade: Trade | null = null;
  @Field(() => String) @Property(c.name()) nameZh!: string;
  @Field(() => String) @Property(c.name()) nameEn!: string;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;
}
