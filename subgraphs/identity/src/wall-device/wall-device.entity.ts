import { Entity, Enum, Index, Property } from '@mikro-orm/decorators/legacy';
import { registerEnumOnce } from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { WallDeviceChanged } from '../../contract/events.ts';
import { Stored } from '../stored.ts';
import { lifecycle, WallDeviceState } from './wall-device.lifecycle.ts';

registerEnumOnce(WallDeviceState, 'WallDeviceState');

/** A screen on a wall that signs in with a key of its own, without a person. */
@Entity({ tableName: 'wall_device' })
@ObjectType({ description: 'A screen on a wall; paired once, it lives for months.' })
@Directive('@key(fields: "id")')
export class WallDevice extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Property({ type: 'string', length: 60 })
  name!: string;

  @Field(() => String, { description: 'Which wall page it shows, such as `overview`.' })
  @Property({ type: 'string', length: 40 })
  layout!: string;

  @Field(() => WallDeviceState)
  @Index()
  @Enum({ items: () => WallDeviceState })
  state: WallDeviceState = lifecycle.initial;

  @Field(() => ID, { nullable: true })
  declare campusId: string | null;

  /** When it last got a token; it does so every quarter of an hour. */
  @Field(() => DateTime, { nullable: true })
  @Property({ type: 'Date', length: 3, nullable: true })
  lastSeenAt: Date | null = null;

  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  diagonalInches: number | null = null;

  @Property({ type: 'integer', nullable: true })
  farthestSeatCentimetres: number | null = null;

  /** Six digits on the wall while it waits; null once used. */
  @Index()
  @Property({ type: 'string', length: 6, nullable: true, hidden: true })
  pairingCode: string | null = null;

  @Property({ type: 'Date', length: 3, nullable: true })
  pairingExpiresAt: Date | null = null;

  /** Who asked for the code: bounds how many one address may hold. */
  @Property({ type: 'string', length: 64, nullable: true })
  pairingAddress: string | null = null;

  @Property({ type: 'string', length: 43, hidden: true })
  keyHash!: string;

  /** The key it was told to use next; the present one holds until then. */
  @Property({ type: 'string', length: 43, nullable: true, hidden: true })
  nextKeyHash: string | null = null;

  @Property({ type: 'Date', length: 3 })
  keyAt!: Date;

  @Field(() => Int)
  declare version: number;

  @Field(() => Float, { nullable: true })
  get farthestSeatMetres(): number | null {
    return this.farthestSeatCentimetres === null ? null : this.farthestSeatCentimetres / 100;
  }

  /** @throws IllegalTransition */
  pair(name: string, layout: string, campusId: string | null): void {
    this.state = lifecycle.next(this.state, 'PAIRED', 'pair');
    Object.assign(this, { name, layout, campusId });
    this.pairingCode = null;
    this.pairingExpiresAt = null;
  }

  /** @throws IllegalTransition */
  revoke(): void {
    this.state = lifecycle.next(this.state, 'REVOKED', 'revoke');
    this.pairingCode = null;
  }

  changed(): WallDeviceChanged {
    return {
      type: 'identity.wall-device.changed',
      version: 1,
      deviceId: this.id,
      name: this.name,
      layout: this.layout,
      campusId: this.campusId,
      state: this.state,
    };
  }
}
