import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { DateTime } from '@houqin/kit/scalars';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Float,
  InputType,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { unitText } from '../alarm/limit-text.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { Quantity } from '../point/quantity.ts';
import { RoomClassLimit } from './room-class-limit.entity.ts';
import { RoomClass } from './room-class.ts';
import { setRoomClassLimit, type LimitSetting } from './set-room-class-limit.ts';

@InputType()
class SetRoomClassLimitInput implements LimitSetting {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => RoomClass) roomClass!: RoomClass;
  @Field(() => Quantity) quantity!: Quantity;
  @Field(() => Float, { nullable: true }) low?: number | null;
  @Field(() => Float, { nullable: true }) high?: number | null;
  @Field(() => String) source!: string;
  @Field(() => String) edition!: string;
  @Field(() => DateTime, { nullable: true, description: 'Now when left out; never in the past.' })
  effectiveFrom?: Date | null;
  @Field(() => String) reason!: string;
}

@Resolver(() => RoomClassLimit)
export class LimitResolver {
  @Query(() => [RoomClassLimit], {
    description: 'Limits in force at an instant, now when left out; of one class or of all.',
  })
  @Allow('limit:read')
  async roomClassLimits(
    @Ctx() ctx: Context,
    @Arg('roomClass', () => RoomClass, { nullable: true }) roomClass?: RoomClass | null,
    @Arg('at', () => DateTime, { nullable: true }) at?: Date | null,
  ): Promise<RoomClassLimit[]> {
    const instant = at ?? ctx.clock.now();
    const rows = await ctx.em.find(
      RoomClassLimit,
      {
        ...(roomClass ? { roomClass } : {}),
        effectiveFrom: { $lte: instant },
        $or: [{ effectiveTo: null }, { effectiveTo: { $gt: instant } }],
      },
      { orderBy: { roomClass: 'asc', quantity: 'asc' } },
    );
    return rows;
  }

  @Query(() => [RoomClassLimit], {
    description: 'All rows of one class and quantity, newest first: past, present and planned.',
  })
  @Allow('limit:read')
  roomClassLimitHistory(
    @Ctx() ctx: Context,
    @Arg('roomClass', () => RoomClass) roomClass: RoomClass,
    @Arg('quantity', () => Quantity) quantity: Quantity,
  ): Promise<RoomClassLimit[]> {
    return ctx.em.find(
      RoomClassLimit,
      { roomClass, quantity },
      { orderBy: { effectiveFrom: 'desc' } },
    );
  }

  @Mutation(() => RoomClassLimit, { description: 'Sets a limit from an instant on: a new row.' })
  @Allow('limit:edit')
  async setRoomClassLimit(
    @Ctx() ctx: Context,
    @Arg('input', () => SetRoomClassLimitInput) input: SetRoomClassLimitInput,
  ): Promise<RoomClassLimit> {
    const limit = await setRoomClassLimit(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return limit;
  }

  @FieldResolver(() => String, { description: 'The unit as people write it: °C.' })
  unitText(@Root() limit: RoomClassLimit): string {
    return unitText(limit.unit);
  }
}
