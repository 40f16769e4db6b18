import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';
import { Entity, Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';

export const gatewayLifecycle = defineLifecycle('FieldGateway', {
  ACTIVE: ['SUSPENDED', 'RETIRED'],
  SUSPENDED: ['ACTIVE', 'RETIRED'],
  RETIRED: [],
});
export const FieldGatewayState = gatewayLifecycle.states;
export type FieldGatewayState = keyof typeof FieldGatewayState;
registerEnumOnce(FieldGatewayState, 'FieldGatewayState', 'Only an active gateway may connect.');

/** A device that delivers readings of its own points, by MQTT or HTTP. */
@Entity({ tableName: 'field_gateway' })
@ObjectType({ description: 'A device that delivers readings of its own points.' })
@Directive('@key(fields: "id")')
export class FieldGateway extends Stored {
  @Field(() => ID)
  declare id: string;

  @Field(() => Int)
  declare version: number;

  @Field(() => String, { description: 'Its MQTT and HTTP user name.' })
  @Unique()
  @Property({ type: 'string', length: 64 })
  code!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;

  @Field(() => FieldGatewayState)
  @Enum({ items: () => FieldGatewayState })
  state: FieldGatewayState = gatewayLifecycle.initial;

  /** See `gateway-secret.ts`; the secret itself is kept nowhere. */
  @Property({ type: 'string', length: 200, hidden: true })
  secretHash!: string;

  /** Written at most once a minute, outside the version. */
  @Property({ type: 'Date', length: 3, nullable: true })
  lastSeenAt: Date | null = null;
}
