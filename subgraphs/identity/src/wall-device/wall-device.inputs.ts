import { enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput } from '@houqin/kit/list';
import { DateTime } from '@houqin/kit/scalars';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { WallDeviceState } from './wall-device.lifecycle.ts';

const WallDeviceStateFilter = enumFilter('WallDeviceState', WallDeviceState);

@InputType()
export class WallDeviceFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => WallDeviceStateFilter, { nullable: true })
  state?: InstanceType<typeof WallDeviceStateFilter> | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
}

export const WallDeviceOrderField = { NAME: 'NAME', LAST_SEEN_AT: 'LAST_SEEN_AT' } as const;
export type WallDeviceOrderField = keyof typeof WallDeviceOrderField;

export const WallDeviceListArgs = listArgs({
  filter: WallDeviceFilter,
  order: orderInput('WallDevice', WallDeviceOrderField),
});
export type WallDeviceListArgs = InstanceType<typeof WallDeviceListArgs>;

@InputType()
export class RequestPairingInput {
  @Field(() => String, { nullable: true, description: 'What the screen calls itself.' })
  name?: string | null;
  @Field(() => Int, { nullable: true, description: '10 to 300.' }) diagonalInches?: number | null;
  @Field(() => Float, { nullable: true, description: '0.5 to 100.' })
  farthestSeatMetres?: number | null;
  @Field(() => String, { nullable: true }) layout?: string | null;
}

@ObjectType({ description: 'What a screen shows and keeps while it waits to be approved.' })
export class PairingOffer {
  @Field(() => ID) deviceId!: string;
  @Field(() => String, { description: 'Six digits for the wall.' }) code!: string;
  @Field(() => String, { description: 'The key of this screen: kept, never shown.' })
  deviceSecret!: string;
  @Field(() => DateTime) expiresAt!: Date;
}

@InputType()
export class ClaimPairingInput {
  @Field(() => ID) deviceId!: string;
  @Field(() => String) deviceSecret!: string;
}

@InputType()
export class ApproveWallDeviceInput {
  @Field(() => String, { description: 'The six digits on the wall.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
  @Field(() => String, { nullable: true, description: 'As the screen asked for when left out.' })
  layout?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RevokeWallDeviceInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
}
