import * as c from '@houqin/kit/columns';
import { registerEnumOnce } from '@houqin/kit/filters';
import { ulid } from '@houqin/kit/id';
import { Vendor } from '@houqin/kit/vendor';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Trade } from '../trade/trade.ts';

/** Read from the two instants, never stored: time passes without anybody writing. */
export const ServiceContractState = {
  UPCOMING: 'UPCOMING',
  IN_FORCE: 'IN_FORCE',
  ENDED: 'ENDED',
} as const;
export type ServiceContractState = keyof typeof ServiceContractState;
registerEnumOnce(ServiceContractState, 'ServiceContractState');

/**
 * An agreement by which an outside organisation does work of certain trades on a campus. While it is
 * in force, and 30 days beyond for invoicing, it opens the orders under it to that organisation:
 * CONTRACT scope is judged by these rows when a query runs (`domain.md` D).
 */
@Entity({ tableName: 'service_contract' })
@Index({ name: 'service_contract_party', properties: ['partyId', 'startsAt'] })
@Index({ name: 'service_contract_campus', properties: ['campusId', 'endsAt'] })
@ObjectType({ description: 'An agreement with an outside organisation about work of some trades.' })
@Directive('@key(fields: "id")')
export class ServiceContract {
  @Vendor() @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Vendor() @Field(() => Int) @Property({ ...c.integer(), version: true }) version!: number;

  @Vendor()
  @Field(() => String, { description: 'SC-20261123-0001.' })
  @Property({ ...c.code(), unique: true })
  number!: string;

  @Vendor() @Field(() => String) @Property(c.title()) title!: string;

  @Property(c.id()) partyId!: string;

  @Vendor()
  @Field(() => String, { description: 'The organisation as it was named when this was signed.' })
  @Property(c.name())
  partyName!: string;

  @Vendor() @Field(() => [Trade]) @Property(c.json()) trades!: readonly Trade[];

  @Vendor()
  @Field(() => String, { description: 'First day in force, hospital calendar.' })
  @Property(c.day())
  validFrom!: string;

  @Vendor()
  @Field(() => String, { description: 'Last day in force, hospital calendar.' })
  @Property(c.day())
  validTo!: string;

  /** First instant in force. */
  @Property(c.instant()) startsAt!: Date;
  /** First instant no longer in force: behind `validTo`, or when it was ended before. */
  @Property(c.instant()) endsAt!: Date;

  @Vendor()
  @Field(() => Int, { description: 'Minutes an offer stands before it is taken back.' })
  @Property(c.integer())
  acceptMinutes!: number;

  @Vendor()
  @Field(() => Int, { description: 'Orders the organisation has in hand at once, at most.' })
  @Property(c.integer())
  capacity!: number;

  @Vendor()
  @Field(() => String, { description: 'Whom the dispatcher calls there.' })
  @Property(c.name())
  dutyContact!: string;

  @Vendor() @Field(() => String) @Property(c.code()) dutyPhone!: string;

  @Vendor()
  @Field(() => String, { nullable: true, description: 'Why it ended before its time.' })
  @Property(c.optional(c.title()))
  endReason: string | null = null;

  /** The organisation's row among the technicians, to whom orders are given. */
  @Property(c.id()) crewId!: string;

  @Property(c.id()) campusId!: string;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Property(c.instant()) createdAt!: Date;
  @Property(c.subject()) createdBy!: string;
  @Property(c.instant()) updatedAt!: Date;
  @Property(c.subject()) updatedBy!: string;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;

  stateAt(now: Date): ServiceContractState {
    if (now < this.startsAt) return 'UPCOMING';
    return now < this.endsAt ? 'IN_FORCE' : 'ENDED';
  }
}
