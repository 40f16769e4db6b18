import type { Context } from '@houqin/kit/context';
import { SignedIn } from '@houqin/kit/permission';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Symptom } from '../service-request/symptom.entity.ts';
import { symptomsOf } from '../service-request/symptoms-of.ts';
import { Trade } from '../trade/trade.ts';
import { FaultCodeKind } from './fault-code-kind.ts';
import { FaultCode } from './fault-code.entity.ts';

/** Catalogues that forms offer; nothing in them belongs to anybody. */
@Resolver(() => Symptom)
export class CatalogueResolver {
  @Query(() => [FaultCode], {
    description: 'Of one kind or trade; codes that fit every trade are always among them.',
  })
  @SignedIn()
  @Vendor()
  faultCodes(
    @Arg('kind', () => FaultCodeKind, { nullable: true }) kind: FaultCodeKind | null,
    @Arg('trade', () => Trade, { nullable: true }) trade: Trade | null,
    @Ctx() ctx: Context,
  ): Promise<FaultCode[]> {
    return ctx.em.find(
      FaultCode,
      {
        retiredAt: null,
        ...(kind ? { kind } : {}),
        ...(trade ? { $or: [{ trade }, { trade: null }] } : {}),
      },
      { orderBy: { code: 'asc' } },
    );
  }

  @Query(() => [Symptom], { description: 'What a reporter can tap, for a type of room.' })
  @SignedIn()
  async symptoms(
    @Arg('roomType', () => String, { nullable: true }) roomType: string | null,
    @Ctx() ctx: Context,
  ): Promise<readonly Symptom[]> {
    const all = await symptomsOf(ctx);
    if (!roomType) return all;
    return all.filter(({ roomTypes }) => roomTypes === null || roomTypes.includes(roomType));
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  text(@Root() symptom: Symptom, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? symptom.textZh : symptom.textEn;
  }
}
