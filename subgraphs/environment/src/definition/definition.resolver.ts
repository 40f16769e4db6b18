import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { loadReference } from '@houqin/kit/reference';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { GuidanceStep, stepsOf, toStep } from '../guidance/guidance-step.ts';
import { Guidance } from '../guidance/guidance.entity.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { Point } from '../point/point.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { AlarmDefinition } from './alarm-definition.entity.ts';
import { limitInForce } from './limit-in-force.ts';
import { OrderPolicy } from './order-policy.ts';
import { Severity } from './severity.ts';
import { updateAlarmDefinition, type DefinitionChange } from './update-alarm-definition.ts';

@InputType()
class UpdateAlarmDefinitionInput implements DefinitionChange {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => Int, { nullable: true }) onDelaySeconds?: number | null;
  @Field(() => Int, { nullable: true }) offDelaySeconds?: number | null;
  @Field(() => Float, { nullable: true }) deadband?: number | null;
  @Field(() => Severity, { nullable: true }) severity?: Severity | null;
  @Field(() => OrderPolicy, { nullable: true }) orderPolicy?: OrderPolicy | null;
  @Field(() => String) reason!: string;
}

@Resolver(() => AlarmDefinition)
export class DefinitionResolver {
  @Mutation(() => AlarmDefinition, { description: 'What is left out stays as it is.' })
  @Allow('alarm-definition:edit')
  async updateAlarmDefinition(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateAlarmDefinitionInput) input: UpdateAlarmDefinitionInput,
  ): Promise<AlarmDefinition> {
    const definition = await updateAlarmDefinition(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return definition;
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() definition: AlarmDefinition, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? definition.nameZh : definition.nameEn;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'What it judges by now.' })
  async limit(@Root() definition: AlarmDefinition, @Ctx() ctx: Context): Promise<number | null> {
    const point = await loadReference(ctx, Point, definition.pointId);
    return point && limitInForce(ctx, point, definition, definition.kind);
  }

  @FieldResolver(() => Point, { nullable: true })
  point(@Root() definition: AlarmDefinition, @Ctx() ctx: Context): Promise<Point | null> {
    return loadReference(ctx, Point, definition.pointId);
  }

  @FieldResolver(() => [GuidanceStep])
  async guidance(
    @Root() definition: AlarmDefinition,
    @Ctx() ctx: Context,
  ): Promise<GuidanceStep[]> {
    const point = await loadReference(ctx, Point, definition.pointId);
    const room = point?.roomId ? await loadReference(ctx, RefRoom, point.roomId) : null;
    const raisedAt = ctx.clock.now();
    const rows = await stepsOf(ctx, definition.guidanceId);
    return rows.map((row) =>
      toStep(row, ctx.locale, (locale) => ({
        facts: point?.placeFacts ?? {},
        roomName: (locale === 'zh' ? room?.nameZh : room?.nameEn) ?? null,
        raisedAt,
      })),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: '手术间压差低' })
  async guidanceName(
    @Root() definition: AlarmDefinition,
    @Ctx() ctx: Context,
  ): Promise<string | null> {
    if (!definition.guidanceId) return null;
    const guidance = await loadReference(ctx, Guidance, definition.guidanceId);
    return guidance && (ctx.locale === 'zh' ? guidance.nameZh : guidance.nameEn);
  }
}
