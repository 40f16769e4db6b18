import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Vendor } from '../vendor.ts';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '../context.ts';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IdFilter,
  IntFilter,
  StringFilter,
  type EnumFilter,
} from '../filters.ts';
import { ulid } from '../id.ts';
import { connection, connectionType, listArgs, orderInput, type ListArgs } from '../list.ts';
import { liveChangeType } from '../live-type.ts';
import { changes, defineLive } from '../live.ts';
import { lockInScope } from '../lock.ts';
import { mutate } from '../mutate.ts';
import { Allow } from '../permission.ts';
import { record } from '../record.ts';
import { entityReference } from '../reference.ts';
import type { ScopeColumns } from '../scope.ts';
import { defineSubgraph } from '../subgraph.ts';

export const CabinetState = { EMPTY: 'EMPTY', IN_USE: 'IN_USE', BROKEN: 'BROKEN' } as const;
export type CabinetState = keyof typeof CabinetState;

/** A noun with every kind of column that filters, scopes and orders meet: for the kit's own tests. */
@Entity({ tableName: 'cabinet' })
@Vendor()
@ObjectType()
@Directive('@key(fields: "id")')
export class Cabinet {
  @Field(() => ID) @PrimaryKey({ type: 'string', length: 26 }) id: string = ulid();
  @Field(() => Int) @Property({ type: 'integer', version: true }) version!: number;
  @Field(() => String) @Property({ type: 'string', length: 80 }) name!: string;
  @Field(() => CabinetState)
  @Enum({ items: () => CabinetState, columnType: 'varchar(20)' })
  state: CabinetState = 'EMPTY';
  @Field(() => Int, { nullable: true })
  @Property({ type: 'integer', nullable: true })
  height: number | null = null;
  @Field(() => Date, { nullable: true })
  @Property({ type: 'Date', length: 3, nullable: true })
  checkedAt: Date | null = null;
  @Field(() => Boolean) @Property({ type: 'boolean' }) locked: boolean = false;
  @Property({ type: 'string', length: 26, nullable: true }) campusId: string | null = null;
  @Property({ type: 'string', length: 26, nullable: true }) departmentId: string | null = null;
  @Property({ type: 'string', length: 26, nullable: true }) partyId: string | null = null;
  @Property({ type: 'string', length: 26, nullable: true }) creatorId: string | null = null;
  @Property({ type: 'string', length: 26, nullable: true }) keeperId: string | null = null;
}

export const cabinetScope: ScopeColumns<Cabinet> = {
  campus: 'campusId',
  department: 'departmentId',
  contract: 'partyId',
  own: (subjectId) => ({ $or: [{ creatorId: subjectId }, { keeperId: subjectId }] }),
};

const CabinetStateFilter = enumFilter('CabinetState', CabinetState);

@InputType()
export class CabinetFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) name?: StringFilter | null;
  @Field(() => CabinetStateFilter, { nullable: true }) state?: EnumFilter<CabinetState> | null;
  @Field(() => IntFilter, { nullable: true }) height?: IntFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) checkedAt?: DateTimeFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) locked?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) mine?: BooleanFilter | null;
}

export const cabinetLive = defineLive<Cabinet>({
  noun: 'cabinet',
  entity: Cabinet,
  permission: 'cabinet:read',
  scope: cabinetScope,
  keys: (cabinet) => ({
    id: cabinet.id,
    name: cabinet.name,
    state: cabinet.state,
    height: cabinet.height,
    checkedAt: cabinet.checkedAt?.toISOString() ?? null,
    locked: cabinet.locked,
    campusId: cabinet.campusId,
    departmentId: cabinet.departmentId,
    partyId: cabinet.partyId,
    ownerIds: [cabinet.creatorId, cabinet.keeperId].filter((id) => id !== null),
    keeperId: cabinet.keeperId,
  }),
  filters: {
    mine: {
      where: ({ eq }: BooleanFilter, { caller }) =>
        eq === true
          ? { keeperId: caller.subjectId }
          : eq === false
            ? { $or: [{ keeperId: { $ne: caller.subjectId } }, { keeperId: null }] }
            : {},
      matches: ({ eq }: BooleanFilter, keys, { caller }) =>
        typeof eq !== 'boolean' || (keys['keeperId'] === caller.subjectId) === eq,
    },
  },
});

export const CabinetOrderField = {
  NAME: 'NAME',
  HEIGHT: 'HEIGHT',
  CHECKED_AT: 'CHECKED_AT',
  LOCKED: 'LOCKED',
  URGENCY: 'URGENCY',
} as const;
export type CabinetOrderField = keyof typeof CabinetOrderField;

const CabinetConnection = connectionType('Cabinet', Cabinet);
const CabinetChange = liveChangeType('Cabinet', Cabinet);
const CabinetOrder = orderInput('Cabinet', CabinetOrderField);
const CabinetArgs = listArgs({ filter: CabinetFilter, order: CabinetOrder, search: true });

export const cabinetOrderFields = {
  NAME: 'name',
  HEIGHT: 'height',
  CHECKED_AT: 'checkedAt',
  LOCKED: 'locked',
  URGENCY: ['locked', { column: 'height', reverse: true }],
} as const;

@InputType()
export class MoveCabinetInput {
  @Field(() => ID) id!: string;
  @Field(() => CabinetState) state!: CabinetState;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@Resolver(() => Cabinet)
export class CabinetResolver {
  @Query(() => CabinetConnection)
  @Allow('cabinet:read')
  cabinets(
    @Args(() => CabinetArgs) args: ListArgs<CabinetFilter, CabinetOrderField>,
    @Ctx() ctx: Context,
  ): object {
    return connection(ctx, cabinetLive, args, {
      orderFields: cabinetOrderFields,
      defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
      search: ['name', 'id'],
    });
  }

  @Mutation(() => Cabinet)
  @Allow('cabinet:move')
  moveCabinet(
    @Arg('input', () => MoveCabinetInput) input: MoveCabinetInput,
    @Ctx() ctx: Context,
  ): Promise<Cabinet> {
    return mutate(ctx, { name: 'moveCabinet', input }, Cabinet, async (tx) => {
      const { id, state, expectedVersion } = input;
      const scope = ['cabinet:move', cabinetScope] as const;
      const cabinet = await lockInScope(ctx, tx, Cabinet, id, ...scope, expectedVersion);
      cabinet.state = state;
      record(tx, cabinet, { type: 'cabinets.cabinet.moved', version: 1 });
      return cabinet;
    });
  }

  @Subscription(() => CabinetChange, {
    subscribe: ({ args, context }) => changes(context as Context, cabinetLive, args),
  })
  @Allow('cabinet:read')
  cabinetChanged(
    @Root() change: object,
    @Arg('filter', () => CabinetFilter, { nullable: true }) _filter: CabinetFilter | null,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): object {
    return change;
  }
}

/** A whole subgraph of one noun. */
export const cabinets = defineSubgraph({
  name: 'cabinets',
  root: import.meta.url,
  entities: [Cabinet],
  resolvers: [CabinetResolver],
  references: {
    Cabinet: entityReference(Cabinet, {
      ...{ permission: 'cabinet:read', scope: cabinetScope, card: ['name'] },
    }),
  },
  lives: [cabinetLive],
});

export const aCabinet = (values: Partial<Cabinet> = {}): Cabinet =>
  Object.assign(new Cabinet(), { name: 'cabinet', ...values });
