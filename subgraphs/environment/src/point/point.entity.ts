import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';
import { PointState, pointLifecycle } from './point-state.ts';
import { Quantity } from './quantity.ts';

/** What guidance texts may name about the place a point stands for; see `guidance/fill-text.ts`. */
export interface PlaceFacts {
  /** The unit that serves the room: AHU-S3-07. */
  readonly servedBy?: string;
  /** Rooms that can stand in, as they are called: OR-08、OR-02. */
  readonly alternatives?: readonly string[];
  /** Short name on boards: OR-07. */
  readonly shortName?: string;
}

/** One measured quantity at one place, delivered by one field gateway. */
@Entity({ tableName: 'point' })
@ObjectType({ description: 'One measured quantity at one place.' })
@Directive('@key(fields: "id")')
export class Point extends Stored {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare version: number;

  /** Small number under which its readings are stored. */
  @Unique()
  @Property({ type: 'integer' })
  series!: number;

  @Field(() => String, { description: 'Last level of the MQTT topic: houqin/points/<code>.' })
  @Unique()
  @Property({ type: 'string', length: 64 })
  code!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Field(() => Quantity)
  @Enum({ items: () => Quantity })
  quantity!: Quantity;

  @Field(() => String, { description: 'UCUM code of all values of this point.' })
  @Property({ type: 'string', length: 20 })
  unit!: string;

  @Field(() => Int, { description: 'Expected distance of two readings, in seconds.' })
  @Property({ type: 'integer' })
  intervalSeconds!: number;

  @Field(() => Float, { nullable: true, description: 'Lowest value the device can measure.' })
  @Property({ type: 'double', nullable: true })
  rangeMin: number | null = null;

  @Field(() => Float, { nullable: true, description: 'Highest value the device can measure.' })
  @Property({ type: 'double', nullable: true })
  rangeMax: number | null = null;

  @Field(() => Int, { description: 'Decimals that mean something.' })
  @Property({ type: 'integer' })
  decimals: number = 1;

  @Field(() => PointState)
  @Enum({ items: () => PointState })
  state: PointState = pointLifecycle.initial;

  @Index()
  @Property({ type: 'string', length: 26 })
  fieldGatewayId!: string;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  roomId: string | null = null;

  @Property({ type: 'string', length: 26, nullable: true })
  floorId: string | null = null;

  @Index()
  @Property({ type: 'string', length: 26, nullable: true })
  buildingId: string | null = null;

  @Property({ type: 'json', columnType: 'text', nullable: true })
  placeFacts: PlaceFacts | null = null;
}
