import { enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import { listArgs, orderInput } from '@houqin/kit/list';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { RoomState } from './room.lifecycle.ts';
import { RoomClass, RoomType } from './room-type.ts';

const RoomStateFilter = enumFilter('RoomState', RoomState);
const RoomTypeFilter = enumFilter('RoomType', RoomType);
const RoomClassFilter = enumFilter('RoomClass', RoomClass);

@InputType()
export class RoomFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) number?: StringFilter | null;
  @Field(() => RoomStateFilter, { nullable: true })
  state?: InstanceType<typeof RoomStateFilter> | null;
  @Field(() => RoomTypeFilter, { nullable: true })
  roomType?: InstanceType<typeof RoomTypeFilter> | null;
  @Field(() => RoomClassFilter, { nullable: true })
  roomClass?: InstanceType<typeof RoomClassFilter> | null;
  @Field(() => IdFilter, { nullable: true }) floorId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) buildingId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
}

export const RoomOrderField = { NUMBER: 'NUMBER', NAME: 'NAME', AREA: 'AREA' } as const;
export type RoomOrderField = keyof typeof RoomOrderField;

export const RoomListArgs = listArgs({
  filter: RoomFilter,
  order: orderInput('Room', RoomOrderField),
  search: true,
});
export type RoomListArgs = InstanceType<typeof RoomListArgs>;

@InputType()
export class CreateRoomInput {
  @Field(() => ID) floorId!: string;
  @Field(() => String, { description: 'Building, floor, room: `S-0307`.' }) number!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => RoomType) roomType!: RoomType;
  @Field(() => RoomClass, { defaultValue: RoomClass.NONE }) roomClass!: RoomClass;
  @Field(() => Float, { nullable: true }) areaSquareMetres?: number | null;
  @Field(() => Int, { defaultValue: 0, description: 'Beds that patients lie in.' }) beds!: number;
  @Field(() => ID, { nullable: true }) departmentId?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

/** Fields left out stay as they are. */
@InputType()
export class UpdateRoomInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => RoomType, { nullable: true }) roomType?: RoomType | null;
  @Field(() => RoomClass, { nullable: true }) roomClass?: RoomClass | null;
  @Field(() => Float, { nullable: true }) areaSquareMetres?: number | null;
  @Field(() => Int, { nullable: true }) beds?: number | null;
  @Field(() => ID, { nullable: true, description: 'Null takes it from its department.' })
  departmentId?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class ChangeRoomStateInput {
  @Field(() => ID) id!: string;
  @Field(() => RoomState) state!: RoomState;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class RetireRoomInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}
