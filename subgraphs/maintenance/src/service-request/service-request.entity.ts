import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Trade } from '../trade/trade.ts';
import { lifecycle, ServiceRequestState } from './service-request.lifecycle.ts';

/** What somebody asked for, in their words; it stays as it was after an order is made of it. */
@Entity({ tableName: 'service_request' })
@Index({ name: 'service_request_campus_state', properties: ['campusId', 'state', 'createdAt'] })
@Index({ name: 'service_request_department', properties: ['departmentId', 'createdAt'] })
@Index({ name: 'service_request_requester', properties: ['requesterId', 'createdAt'] })
@ObjectType()
@Directive('@key(fields: "id")')
export class ServiceRequest {
  @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();
  @Field(() => Int) @Property({ ...c.integer(), version: true }) version!: number;
  @Field(() => String) @Property({ ...c.code(), unique: true }) number!: string;

  @Field(() => ServiceRequestState)
  @Property(c.code())
  state: ServiceRequestState = lifecycle.initial;

  @Property(c.title()) title!: string;
  @Property(c.optional(c.text())) description: string | null = null;
  /** Code of a symptom row. */
  @Property(c.optional(c.code())) symptom: string | null = null;

  @Property(c.id()) roomId!: string;
  @Field(() => String) @Property(c.code()) roomNumber!: string;
  @Property(c.name()) roomName!: string;
  @Property(c.optional(c.name())) roomNameEn: string | null = null;
  @Property(c.optional(c.id())) floorId: string | null = null;
  @Property(c.optional(c.id())) buildingId: string | null = null;

  @Property(c.optional(c.id())) requesterId: string | null = null;
  @Property(c.name()) requesterName!: string;
  @Property(c.optional(c.code())) contactPhone: string | null = null;

  @Field(() => Int, { description: '1 none, 2 hampered, 3 stopped.' })
  @Property(c.integer())
  impact!: number;
  @Field(() => Int, { description: '1 can wait, 2 today, 3 now.' })
  @Property(c.integer())
  urgency!: number;
  @Property(c.boolean()) lifeSafety = false;

  @Field(() => Trade, { nullable: true, description: 'What the rule takes it for.' })
  @Property(c.optional(c.code()))
  suggestedTrade: Trade | null = null;
  @Field(() => Float, { description: '0 to 1; from 0.6 the rule converts without a person.' })
  @Property(c.float())
  confidence = 0;

  @Field(() => ID, { nullable: true })
  @Property(c.optional(c.id()))
  alarmId: string | null = null;
  @Property(c.optional(c.id())) workOrderId: string | null = null;
  @Property(c.optional(c.id())) duplicateOfId: string | null = null;
  @Field(() => String, { nullable: true })
  @Property(c.optional(c.title()))
  rejectReason: string | null = null;
  @Property(c.id()) correlationId!: string;

  @Property(c.optional(c.id())) campusId: string | null = null;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Field(() => DateTime) @Property(c.instant()) createdAt!: Date;
  @Property(c.subject()) createdBy!: string;
  @Property(c.instant()) updatedAt!: Date;
  @Property(c.subject()) updatedBy!: string;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;

  /** @throws IllegalTransition with the states that are allowed instead */
  move(to: ServiceRequestState, action: string): void {
    this.state = lifecycle.next(this.state, to, action);
  }
}
