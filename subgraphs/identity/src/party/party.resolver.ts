import type { Context } from '@houqin/kit/context';
import { enumFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import {
  connection,
  connectionType,
  listArgs,
  orderInput,
  type Connection,
  type ListOptions,
} from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { Vendor } from '@houqin/kit/vendor';
import { Args, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { partyScope } from './party-scope.ts';
import { Party, PartyKind } from './party.entity.ts';

const PartyKindFilter = enumFilter('PartyKind', PartyKind);

@InputType()
export class PartyFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) code?: StringFilter | null;
  @Field(() => PartyKindFilter, { nullable: true })
  kind?: InstanceType<typeof PartyKindFilter> | null;
}

const PartyOrderField = { CODE: 'CODE', NAME: 'NAME' } as const;
type PartyOrderField = keyof typeof PartyOrderField;

const PartyListArgs = listArgs({
  filter: PartyFilter,
  order: orderInput('Party', PartyOrderField),
  search: true,
});
type PartyListArgs = InstanceType<typeof PartyListArgs>;

const PartyConnection = connectionType('Party', Party);

const list: ListOptions<Party, PartyOrderField> = {
  orderFields: { CODE: 'code', NAME: 'nameZh' },
  defaultOrder: [{ field: 'CODE', direction: 'ASC' }],
  search: ['code', 'nameZh', 'nameEn'],
};

@Resolver(() => Party)
export class PartyResolver {
  @Query(() => PartyConnection)
  @Allow('party:read')
  @Vendor()
  parties(@Args(() => PartyListArgs) args: PartyListArgs, @Ctx() ctx: Context): Connection<Party> {
    const definition = { entity: Party, permission: 'party:read', scope: partyScope } as const;
    return connection(ctx, definition, args, list);
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() party: Party, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? party.nameZh : party.nameEn;
  }
}
