import { DateTime } from '@houqin/kit/scalars';
import { ulid } from '@houqin/kit/id';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Trade } from '../trade/trade.ts';

/**
 * A person who repairs, until hr feeds skills and certificates (domain rules B), or an outside
 * organisation under a service contract: then `userId` is the contract's id, under which nobody
 * signs in.
 */
@Entity({ tableName: 'technician' })
@Index({ name: 'technician_campus_trade', properties: ['campusId', 'trade'] })
@ObjectType()
@Directive('@key(fields: "id")')
export class Technician {
  @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Field(() => Int) @Property({ ...c.integer(), version: true }) version!: number;
  @Property({ ...c.id(), unique: true }) userId!: string;
  /** The outside organisation; null for the hospital's own. */
  @Property(c.optional(c.id())) partyId: string | null = null;
  @Property(c.optional(c.id())) contractId: string | null = null;
  @Field(() => Boolean, { description: 'An outside organisation under contract.' })
  get outside(): boolean {
    return this.partyId !== null;
  }

  /** How long an offer stands: 10 minutes (domain rules C5), or as a contract says. */
  @Property({ ...c.integer(), default: 10 }) offerMinutes = 10;
  /** As identity last said. */
  @Property(c.name()) name!: string;
  @Field(() => Trade, { description: 'The main one; see `skills` for the rest.' })
  @Property(c.code())
  trade!: Trade;
  /** Duty post as walls show it: it belongs to the shift, not to the person. */
  @Property(c.code()) postZh!: string;
  @Property(c.code()) postEn!: string;

  @Field(() => Int, { description: 'Orders offered, accepted or in progress.' })
  @Property(c.integer())
  openCount = 0;
  @Field(() => Int, { description: 'How many orders at once.' })
  @Property(c.integer())
  capacity = 4;

  @Field(() => Boolean, { description: 'A shift covers now.' })
  @Property(c.boolean())
  onDuty = false;
  /** When `onDuty` has to be looked at again; null without a shift ahead. */
  @Property(c.optional(c.instant())) @Index() dutyChangesAt: Date | null = null;

  /** Last known place: the room of the order last accepted or started. */
  @Field(() => String, { nullable: true, description: 'Number of the room last worked in.' })
  @Property(c.optional(c.code()))
  location: string | null = null;
  @Property(c.optional(c.id())) roomId: string | null = null;
  @Property(c.optional(c.id())) floorId: string | null = null;
  @Property(c.optional(c.id())) buildingId: string | null = null;
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  locatedAt: Date | null = null;

  @Field(() => ID) @Property(c.id()) campusId!: string;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Property(c.instant()) createdAt!: Date;
  @Property(c.subject()) createdBy!: string;
  @Property(c.instant()) updatedAt!: Date;
  @Property(c.subject()) updatedBy!: string;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;
}
