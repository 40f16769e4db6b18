import { IllegalTransition } from '@houqin/kit/errors';
import { ulid } from '@houqin/kit/id';
import { DateTime } from '@houqin/kit/scalars';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import { Vendor } from '@houqin/kit/vendor';
import { Priority } from '../priority/priority.ts';
import type { Exclusion } from '../assignment/exclusion.ts';
import type { CertificateKind } from '../rules/certificate-kind.ts';
import { Trade } from '../trade/trade.ts';
import { PauseReason } from './pause-reason.ts';
import { lifecycle, WorkOrderState } from './work-order.lifecycle.ts';
import { WorkOrderType } from './work-order-type.ts';

/** One piece of work: a repair, a planned or a statutory task. Columns without `@Field` stay private. */
@Entity({ tableName: 'work_order' })
@Index({ name: 'work_order_state_due', properties: ['state', 'dueAt'] })
@Index({ name: 'work_order_campus_state', properties: ['campusId', 'state', 'createdAt'] })
@Index({ name: 'work_order_department_created', properties: ['departmentId', 'createdAt'] })
@Index({ name: 'work_order_room_created', properties: ['roomId', 'createdAt'] })
@Index({ name: 'work_order_technician_state', properties: ['technicianId', 'state'] })
@ObjectType()
@Directive('@key(fields: "id")')
export class WorkOrder {
  @Vendor() @Field(() => ID) @PrimaryKey(c.id()) id: string = ulid();

  @Vendor() @Field(() => Int) @Property({ ...c.integer(), version: true }) version!: number;

  @Vendor()
  @Field(() => String, {
    description: 'WO-20261123-0042; the last part is short for it on boards.',
  })
  @Property({ ...c.code(), unique: true })
  number!: string;

  @Vendor()
  @Field(() => WorkOrderState)
  @Property(c.code())
  state: WorkOrderState = lifecycle.initial;

  @Vendor() @Field(() => WorkOrderType) @Property(c.code()) type: WorkOrderType = 'CORRECTIVE';
  @Vendor() @Field(() => Priority) @Property(c.code()) priority!: Priority;

  @Vendor()
  @Field(() => Int, { description: '1 none, 2 hampered, 3 stopped.' })
  @Property(c.integer())
  impact!: number;

  @Vendor()
  @Field(() => Int, { description: '1 can wait, 2 today, 3 now.' })
  @Property(c.integer())
  urgency!: number;

  @Vendor()
  @Field(() => Boolean, { description: 'Life depends on it: P1 whatever impact and urgency say.' })
  @Property(c.boolean())
  lifeSafety = false;

  @Vendor()
  @Field(() => Trade, { nullable: true, description: 'Null until somebody has judged it.' })
  @Property(c.optional(c.code()))
  trade: Trade | null = null;

  /** Licence without which nobody may do the work. */
  @Property(c.optional(c.code())) certificate: CertificateKind | null = null;

  @Property(c.title()) title!: string;
  /** Only where the title was not typed by a person. */
  @Property(c.optional(c.title())) titleEn: string | null = null;
  @Property(c.optional(c.text())) description: string | null = null;
  /** Symptom tapped by the reporter; what walls show instead of typed words. */
  @Property(c.optional(c.code())) symptom: string | null = null;

  @Property(c.optional(c.id())) roomId: string | null = null;
  @Vendor()
  @Field(() => String, { nullable: true, description: 'As it was when the order opened.' })
  @Property(c.optional(c.code()))
  roomNumber: string | null = null;
  @Property(c.optional(c.name())) roomName: string | null = null;
  @Property(c.optional(c.name())) roomNameEn: string | null = null;
  @Property(c.optional(c.id())) floorId: string | null = null;
  @Property(c.optional(c.id())) buildingId: string | null = null;

  @Property(c.optional(c.id())) @Index() requestId: string | null = null;
  @Property(c.optional(c.id())) requesterId: string | null = null;
  @Property(c.optional(c.name())) requesterName: string | null = null;

  @Field(() => ID, {
    nullable: true,
    description: 'The alarm that opened it, or was linked to it.',
  })
  @Property(c.optional(c.id()))
  @Index()
  alarmId: string | null = null;

  /** The alarm's id until the order is closed or cancelled: the database admits one such order. */
  @Property({ ...c.optional(c.id()), unique: true }) openAlarmKey: string | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The alarm behind the order has returned to normal; the work goes on.',
  })
  @Property(c.optional(c.instant()))
  alarmClearedAt: Date | null = null;

  @Property(c.optional(c.id())) technicianId: string | null = null;
  /** The lead technician's user. */
  @Property(c.optional(c.id())) assigneeId: string | null = null;

  /** The service contract it was given under; with it, whose it is and how long it is seen. */
  @Property(c.optional(c.id())) @Index() contractId: string | null = null;
  @Property(c.optional(c.id())) @Index() partyId: string | null = null;
  @Property(c.optional(c.instant())) contractFrom: Date | null = null;
  @Property(c.optional(c.instant())) contractUntil: Date | null = null;

  @Vendor()
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until then the offer stands; after it the order is offered to somebody else.',
  })
  @Property(c.optional(c.instant()))
  @Index()
  acceptBy: Date | null = null;

  /** Offers in a row that nobody accepted. */
  @Property(c.integer()) missedOffers = 0;

  /** When the engine next tries to assign a waiting order; null leaves it to the dispatcher. */
  @Property(c.optional(c.instant())) @Index() engineAt: Date | null = null;

  /** Filters that left nobody at the engine's last try; empty when it has not tried in vain. */
  @Property(c.json()) unassignable: readonly Exclusion[] = [];

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  acceptedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  startedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  @Index()
  completedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  confirmedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  closedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  reopenedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, {
    description: 'Where the service clock starts: the report, or the reopening.',
  })
  @Property(c.instant())
  clockStartedAt!: Date;

  @Property(c.integer()) responseTargetSeconds!: number;
  @Property(c.integer()) restoreTargetSeconds!: number;
  /** The clock never rests; else it runs on the calendar of the department. */
  @Property(c.boolean()) roundTheClock!: boolean;
  @Vendor() @Field(() => DateTime) @Property(c.instant()) responseDueAt!: Date;
  @Vendor() @Field(() => DateTime) @Property(c.instant()) restoreDueAt!: Date;
  /** Due instant of the phase it is in; null when the work is done. Boards sort by it. */
  @Property(c.optional(c.instant())) dueAt: Date | null = null;
  /** Working seconds of ended stops of the clock. */
  @Property(c.integer()) pausedSeconds = 0;
  /** Since when the clock stands still; null while it runs. */
  @Property(c.optional(c.instant())) clockStoppedAt: Date | null = null;
  /** Highest of 50, 75 and 100 % announced in this phase. */
  @Property(c.integer()) escalatedPercent = 0;
  @Property(c.optional(c.instant())) @Index() nextEscalationAt: Date | null = null;

  @Vendor()
  @Field(() => PauseReason, { nullable: true })
  @Property(c.optional(c.code()))
  pauseReason: PauseReason | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true })
  @Property(c.optional(c.instant()))
  pausedAt: Date | null = null;

  @Vendor()
  @Field(() => DateTime, { nullable: true, description: 'When the wait is expected to end.' })
  @Property(c.optional(c.instant()))
  pausedUntil: Date | null = null;

  /** What the technician wrote when pausing; typed text. */
  @Property(c.optional(c.title())) pauseNote: string | null = null;

  @Property(c.optional(c.id())) faultId: string | null = null;
  @Property(c.optional(c.id())) causeId: string | null = null;
  @Property(c.optional(c.id())) actionId: string | null = null;

  @Vendor()
  @Field(() => Int, { description: 'Sum of the labour lines.' })
  @Property(c.integer())
  labourMinutes = 0;

  @Property(c.optional(c.integer())) stars: number | null = null;
  @Property(c.optional(c.text())) ratingComment: string | null = null;
  @Property(c.optional(c.instant())) ratedAt: Date | null = null;

  @Field(() => Boolean, { description: 'Rated low: a dispatcher has to look before it closes.' })
  @Property(c.boolean())
  needsReview = false;

  /** 72 h after completion the hospital is taken to agree (domain rules C5). */
  @Property(c.optional(c.instant())) @Index() autoConfirmAt: Date | null = null;
  /** 7 days after confirmation reopening ends and the order closes. */
  @Property(c.optional(c.instant())) @Index() closeAt: Date | null = null;

  @Field(() => ID, { description: 'Everything that belongs to the story has this one id.' })
  @Property(c.id())
  @Index()
  correlationId!: string;

  /** Subjects for whom the order is their own; the same as the rows of `work_order_owner`. */
  @Property(c.json()) ownerIds: readonly string[] = [];

  @Property(c.optional(c.id())) campusId: string | null = null;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Vendor() @Field(() => DateTime) @Property(c.instant()) createdAt!: Date;
  @Property(c.subject()) createdBy!: string;
  @Vendor() @Field(() => DateTime) @Property(c.instant()) updatedAt!: Date;
  @Property(c.subject()) updatedBy!: string;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;

  /**
   * Takes the step if the lifecycle has it, and the action may be done from here: resuming leads
   * where starting leads, but without the scan.
   * @throws IllegalTransition with the states that are allowed instead
   */
  move(to: WorkOrderState, action: string, from?: readonly WorkOrderState[]): void {
    if (from) this.expect(from, action, to);
    this.state = lifecycle.next(this.state, to, action);
    if (lifecycle.terminal(this.state)) this.openAlarmKey = null;
  }

  /** @throws IllegalTransition when the action may not be done from the state the order is in */
  expect(states: readonly WorkOrderState[], action: string, to: string = action): void {
    if (states.includes(this.state)) return;
    const allowed = lifecycle.allowed(this.state);
    throw new IllegalTransition('WorkOrder', this.state, to, allowed, action);
  }
}
