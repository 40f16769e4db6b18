import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import {
  connection,
  connectionType,
  listArgs,
  orderInput,
  type Connection,
  type ListArgs,
} from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { scopeWhere } from '@houqin/kit/scope';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { ingestOf } from '../ingest/ingest-service.ts';
import type { LiveReading } from '../ingest/reading-feed.ts';
import { dataHealth, DataHealth } from './data-health.ts';
import { followReadings } from './follow-readings.ts';
import { pointLive } from './point-live.ts';
import { Point } from './point.entity.ts';
import { PointFilter, RegisterPointInput, UpdatePointInput } from './point.inputs.ts';
import { PointReading } from './reading.types.ts';
import { registerPoint, updatePoint } from './save-point.ts';

const PointOrderField = { CODE: 'CODE', QUANTITY: 'QUANTITY' } as const;
type PointOrderField = keyof typeof PointOrderField;

const PointConnection = connectionType('Point', Point);
const PointArgs = listArgs({
  filter: PointFilter,
  order: orderInput('Point', PointOrderField),
  search: true,
});

@Resolver()
export class PointResolver {
  @Query(() => PointConnection)
  @Allow('point:read')
  points(
    @Ctx() ctx: Context,
    @Args(() => PointArgs) args: ListArgs<PointFilter, PointOrderField>,
  ): Connection<Point> {
    return connection(ctx, pointLive, args, {
      orderFields: { CODE: 'code', QUANTITY: 'quantity' },
      defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
      search: ['code', 'nameZh', 'nameEn'],
    });
  }

  @Query(() => Point, { nullable: true, description: 'By id or by code.' })
  @Allow('point:read')
  point(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string | null,
    @Arg('code', () => String, { nullable: true }) code?: string | null,
  ): Promise<Point | null> {
    if ((id == null) === (code == null)) throw new ValidationFailed('id', 'id-or-code');
    const where = {
      $and: [
        id == null ? { code } : { id },
        scopeWhere(ctx, pointLive.permission, pointLive.scope),
      ],
    } as FilterQuery<Point>;
    return ctx.em.findOne(Point, where);
  }

  @Query(() => DataHealth, { description: 'How far the readings can be trusted now.' })
  @Allow('point:read')
  dataHealth(@Ctx() ctx: Context): Promise<DataHealth> {
    return dataHealth(ctx);
  }

  @Mutation(() => Point)
  @Allow('point:manage')
  async registerPoint(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterPointInput) input: RegisterPointInput,
  ): Promise<Point> {
    const point = await registerPoint(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return point;
  }

  @Mutation(() => Point, { description: 'What is left out stays as it is.' })
  @Allow('point:manage')
  async updatePoint(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdatePointInput) input: UpdatePointInput,
  ): Promise<Point> {
    const point = await updatePoint(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return point;
  }

  @Subscription(() => PointReading, {
    subscribe: ({ args, context }) =>
      followReadings(context as Context, (args as { pointIds: string[] }).pointIds),
    description: 'Newest values as they arrive, at most one a second for each point; no replay.',
  })
  @Allow('point:read')
  readings(
    @Root() reading: LiveReading,
    @Arg('pointIds', () => [ID]) _pointIds: string[],
  ): LiveReading {
    return reading;
  }
}
