import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';
import { AlarmKind } from './alarm-kind.ts';
import { OrderPolicy } from './order-policy.ts';
import { Severity } from './severity.ts';

/** What is watched at one point, and what becomes of it. */
@Entity({ tableName: 'alarm_definition' })
@ObjectType({ description: 'What is watched at one point, and what becomes of it.' })
@Directive('@key(fields: "id")')
export class AlarmDefinition extends Stored {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String)
  @Unique()
  @Property({ type: 'string', length: 80 })
  code!: string;

  @Field(() => String, { description: 'What the alarm is called: 压差低.' })
  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Index()
  @Property({ type: 'string', length: 26 })
  pointId!: string;

  @Field(() => AlarmKind)
  @Enum({ items: () => AlarmKind })
  kind!: AlarmKind;

  @Field(() => Severity)
  @Enum({ items: () => Severity })
  severity!: Severity;

  @Field(() => Boolean, { description: 'Never shelved and never suppressed.' })
  @Property({ type: 'boolean' })
  lifeSafety: boolean = false;

  @Field(() => Int, { description: 'Beyond the limit for so long before it is raised.' })
  @Property({ type: 'integer' })
  onDelaySeconds: number = 0;

  @Field(() => Int, { description: 'Back inside for so long before it returns to normal.' })
  @Property({ type: 'integer' })
  offDelaySeconds: number = 0;

  @Field(() => Float, { description: 'How far inside the limit counts as back.' })
  @Property({ type: 'double' })
  deadband: number = 0;

  @Field(() => Float, { nullable: true, description: 'Limit of RATE_OF_CHANGE, per minute.' })
  @Property({ type: 'double', nullable: true })
  ratePerMinute: number | null = null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its own limit; null: the limit of the room’s class is followed.',
  })
  @Property({ type: 'double', nullable: true })
  ownLimit: number | null = null;

  @Field(() => OrderPolicy)
  @Enum({ items: () => OrderPolicy })
  orderPolicy!: OrderPolicy;

  @Property({ type: 'string', length: 26, nullable: true })
  guidanceId: string | null = null;

  /** While this definition's alarm is active, ours is its consequence and suppressed. */
  @Property({ type: 'string', length: 26, nullable: true })
  causeDefinitionId: string | null = null;

  /** Tells maintenance where to look first. */
  @Property({ type: 'string', length: 60, nullable: true })
  faultHint: string | null = null;
}
