import type { Context } from '@houqin/kit/context';
import { enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import {
  connection,
  connectionType,
  listArgs,
  type Connection,
  type ListArgs,
} from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { DateTime } from '@houqin/kit/scalars';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { loadGroup } from '../grouped-loader.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { Point } from '../point/point.entity.ts';
import { FieldGateway, FieldGatewayState } from './field-gateway.entity.ts';
import { gatewayScope, registerFieldGateway, updateFieldGateway } from './save-field-gateway.ts';

const StateFilter = enumFilter('FieldGatewayState', FieldGatewayState);

@InputType()
class FieldGatewayFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) code?: StringFilter | null;
  @Field(() => StateFilter, { nullable: true }) state?: InstanceType<typeof StateFilter> | null;
}

@InputType()
class RegisterFieldGatewayInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => String) code!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => String, { description: 'At least 12 characters; kept as a hash only.' })
  secret!: string;
  @Field(() => ID, { nullable: true }) campusId?: string | null;
}

@InputType()
class UpdateFieldGatewayInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => FieldGatewayState, { nullable: true }) state?: FieldGatewayState | null;
  @Field(() => String, { nullable: true }) secret?: string | null;
  @Field(() => String) reason!: string;
}

const FieldGatewayConnection = connectionType('FieldGateway', FieldGateway);
const FieldGatewayArgs = listArgs({ filter: FieldGatewayFilter });
const pointsKey = Symbol('points of gateways');

@Resolver(() => FieldGateway)
export class GatewayResolver {
  @Query(() => FieldGatewayConnection)
  @Allow('point:read')
  fieldGateways(
    @Ctx() ctx: Context,
    @Args(() => FieldGatewayArgs) args: ListArgs<FieldGatewayFilter>,
  ): Connection<FieldGateway> {
    const list = { entity: FieldGateway, permission: 'point:read', scope: gatewayScope };
    return connection(ctx, list, args, {
      orderFields: { CODE: 'code' },
      defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
    });
  }

  @Mutation(() => FieldGateway, { description: 'A device that may sign in to MQTT and /ingest.' })
  @Allow('point:manage')
  async registerFieldGateway(
    @Ctx() ctx: Context,
    @Arg('input', () => RegisterFieldGatewayInput) input: RegisterFieldGatewayInput,
  ): Promise<FieldGateway> {
    const gateway = await registerFieldGateway(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return gateway;
  }

  @Mutation(() => FieldGateway, { description: 'Suspends, retires, or gives a new secret.' })
  @Allow('point:manage')
  async updateFieldGateway(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateFieldGatewayInput) input: UpdateFieldGatewayInput,
  ): Promise<FieldGateway> {
    const gateway = await updateFieldGateway(ctx, input);
    await ingestOf(ctx.runtime).reload();
    return gateway;
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() gateway: FieldGateway, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? gateway.nameZh : gateway.nameEn;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'To the minute.' })
  lastSeenAt(@Root() gateway: FieldGateway): Date | null {
    return gateway.lastSeenAt;
  }

  @FieldResolver(() => Int)
  async pointCount(@Root() gateway: FieldGateway, @Ctx() ctx: Context): Promise<number> {
    const points = await loadGroup(ctx, pointsKey, gateway.id, async (ids) =>
      Map.groupBy(
        await ctx.em
          .fork()
          .find(
            Point,
            { fieldGatewayId: { $in: [...ids] }, retiredAt: null },
            { fields: ['fieldGatewayId'] },
          ),
        (point) => point.fieldGatewayId,
      ),
    );
    return points.length;
  }
}
