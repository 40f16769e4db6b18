import { DateTime } from '@houqin/kit/scalars';
import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AlarmKind } from '../definition/alarm-kind.ts';
import { OrderPolicy } from '../definition/order-policy.ts';
import { Severity } from '../definition/severity.ts';
import { Quantity } from '../point/quantity.ts';
import { Stored } from '../stored.ts';
import { AlarmState, alarmLifecycle, stateRank } from './alarm.lifecycle.ts';
import { Suppression } from './suppression.ts';

/**
 * Something is, or was, wrong at one point, from the first time until nobody has to look at it any
 * more. What happens to it is in `alarm-process.ts` (by the process) and `alarm-actions.ts` (by
 * people).
 */
@Entity({ tableName: 'alarm' })
@Index({ name: 'alarm_open', properties: ['openKey', 'stateRank', 'severityRank'] })
@Index({ name: 'alarm_raised', properties: ['raisedAt'] })
@ObjectType({ description: 'Something is, or was, wrong at one point.' })
@Directive('@key(fields: "id")')
export class Alarm extends Stored {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'AL-20261123-0042.' })
  @Unique()
  @Property({ type: 'string', length: 24 })
  number!: string;

  /** Point and definition while open, null once closed: at most one open alarm of a kind. */
  @Unique({ name: 'alarm_open_unique' })
  @Property({ type: 'string', length: 60, nullable: true })
  openKey: string | null = null;

  @Field(() => AlarmState)
  @Enum({ items: () => AlarmState })
  state: AlarmState = alarmLifecycle.initial;

  @Property({ type: 'integer' })
  stateRank: number = stateRank(alarmLifecycle.initial);

  @Field(() => Severity)
  @Enum({ items: () => Severity })
  severity!: Severity;

  @Property({ type: 'integer' })
  severityRank!: number;

  @Field(() => AlarmKind)
  @Enum({ items: () => AlarmKind })
  kind!: AlarmKind;

  @Field(() => Boolean, { description: 'Never shelved and never suppressed.' })
  @Property({ type: 'boolean' })
  lifeSafety: boolean = false;

  @Enum({ items: () => OrderPolicy })
  orderPolicy!: OrderPolicy;

  @Property({ type: 'string', length: 60, nullable: true })
  faultHint: string | null = null;

  @Index()
  @Property({ type: 'string', length: 26 })
  pointId!: string;

  @Property({ type: 'string', length: 64 })
  pointCode!: string;

  @Enum({ items: () => Quantity })
  quantity!: Quantity;

  @Index()
  @Property({ type: 'string', length: 26 })
  definitionId!: string;

  @Field(() => String, { description: 'What is wrong, without the place: 压差低.' })
  @Property({ type: 'string', length: 120 })
  titleZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  titleEn!: string;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  roomId: string | null = null;

  @Field(() => String, { nullable: true, description: 'As it was when the alarm was raised.' })
  @Property({ type: 'string', length: 40, nullable: true })
  roomNumber: string | null = null;

  @Property({ type: 'string', length: 120, nullable: true })
  roomNameZh: string | null = null;

  @Property({ type: 'string', length: 120, nullable: true })
  roomNameEn: string | null = null;

  @Property({ type: 'string', length: 26, nullable: true })
  floorId: string | null = null;

  @Property({ type: 'string', length: 26, nullable: true })
  buildingId: string | null = null;

  @Field(() => Float, { nullable: true, description: 'As measured when it was raised.' })
  @Property({ type: 'double', nullable: true })
  value: number | null = null;

  @Property({ type: 'double', nullable: true })
  worstValue: number | null = null;

  @Field(() => Float, { nullable: true, description: 'In force when it was raised.' })
  @Property({ type: 'double', nullable: true, fieldName: 'limit_value' })
  limit: number | null = null;

  @Property({ type: 'string', length: 40 })
  limitText!: string;

  @Field(() => String, { description: 'UCUM code; of RATE_OF_CHANGE per minute.' })
  @Property({ type: 'string', length: 24 })
  unit!: string;

  @Field(() => Boolean, { description: 'The process is beyond the limit now.' })
  @Property({ type: 'boolean' })
  active: boolean = false;

  @Field(() => DateTime, { description: 'Start of the newest occurrence, event time.' })
  @Property({ type: 'Date', length: 3 })
  raisedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'Date', length: 3, nullable: true })
  acknowledgedAt: Date | null = null;

  @Property({ type: 'string', length: 64, nullable: true })
  acknowledgedById: string | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: 60, nullable: true })
  acknowledgedByName: string | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Returned to normal, event time.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  clearedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Normal and acknowledged.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  closedAt: Date | null = null;

  @Field(() => DateTime, { nullable: true })
  @Index()
  @Property({ type: 'Date', length: 3, nullable: true })
  shelvedUntil: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: 200, nullable: true })
  shelveReason: string | null = null;

  @Field(() => DateTime, { nullable: true })
  @Index()
  @Property({ type: 'Date', length: 3, nullable: true })
  outOfServiceUntil: Date | null = null;

  @Field(() => String, { nullable: true })
  @Property({ type: 'string', length: 200, nullable: true })
  outOfServiceReason: string | null = null;

  @Field(() => Suppression, { nullable: true, description: 'Why it is SUPPRESSED_BY_DESIGN.' })
  @Enum({ items: () => Suppression, nullable: true })
  suppression: Suppression | null = null;

  @Property({ type: 'string', length: 26, nullable: true })
  causeAlarmId: string | null = null;

  @Field(() => String, { nullable: true, description: 'Number of the alarm that causes it.' })
  @Property({ type: 'string', length: 24, nullable: true })
  suppressedBy: string | null = null;

  @Index()
  @Property({ type: 'Date', length: 3, nullable: true })
  suppressedUntil: Date | null = null;

  @Field(() => Int, { description: 'Changes that came three or more within a minute.' })
  @Property({ type: 'integer' })
  chatterCount: number = 0;

  @Field(() => Int)
  @Property({ type: 'integer' })
  occurrenceCount: number = 0;

  /** Wall clock: unacknowledged until then, and it is escalated. */
  @Index()
  @Property({ type: 'Date', length: 3, nullable: true })
  escalateDueAt: Date | null = null;

  @Field(() => DateTime, { nullable: true, description: 'Nobody acknowledged it in time.' })
  @Property({ type: 'Date', length: 3, nullable: true })
  escalatedAt: Date | null = null;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  workOrderId: string | null = null;

  @Field(() => String, { nullable: true, description: 'As last heard; walls read it.' })
  @Property({ type: 'string', length: 24, nullable: true })
  workOrderNumber: string | null = null;

  @Field(() => String, { nullable: true, description: 'As last heard; walls read it.' })
  @Property({ type: 'string', length: 20, nullable: true })
  workOrderState: string | null = null;

  @Field(() => String, { nullable: true, description: 'A word for the next shift.' })
  @Property({ type: 'string', length: 400, nullable: true })
  note: string | null = null;
}

/** The key that lets at most one alarm of a point and definition be open. */
export const openKeyOf = (pointId: string, definitionId: string): string =>
  `${pointId}:${definitionId}`;
