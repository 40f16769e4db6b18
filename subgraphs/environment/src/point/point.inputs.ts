import { enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PointState } from './point-state.ts';
import { Quantity } from './quantity.ts';
import type { PointRegistration, PointUpdate } from './save-point.ts';

const QuantityFilter = enumFilter('Quantity', Quantity);
const PointStateFilter = enumFilter('PointState', PointState);

@InputType()
export class PointFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) code?: StringFilter | null;
  @Field(() => QuantityFilter, { nullable: true })
  quantity?: InstanceType<typeof QuantityFilter> | null;
  @Field(() => PointStateFilter, { nullable: true })
  state?: InstanceType<typeof PointStateFilter> | null;
  @Field(() => IdFilter, { nullable: true }) roomId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) floorId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) buildingId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) fieldGatewayId?: IdFilter | null;
}

@InputType()
export class RegisterPointInput implements PointRegistration {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => String, { description: 'a–z, 0–9, dot, dash, underscore; at most 64.' })
  code!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Quantity) quantity!: Quantity;
  @Field(() => String, { description: 'UCUM code.' }) unit!: string;
  @Field(() => Int) intervalSeconds!: number;
  @Field(() => Float, { nullable: true }) rangeMin?: number | null;
  @Field(() => Float, { nullable: true }) rangeMax?: number | null;
  @Field(() => Int, { nullable: true }) decimals?: number | null;
  @Field(() => ID) fieldGatewayId!: string;
  @Field(() => ID, { nullable: true }) roomId?: string | null;
}

@InputType()
export class UpdatePointInput implements PointUpdate {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => Int, { nullable: true }) intervalSeconds?: number | null;
  @Field(() => Float, { nullable: true }) rangeMin?: number | null;
  @Field(() => Float, { nullable: true }) rangeMax?: number | null;
  @Field(() => PointState, { nullable: true }) state?: PointState | null;
  @Field(() => String) reason!: string;
}
