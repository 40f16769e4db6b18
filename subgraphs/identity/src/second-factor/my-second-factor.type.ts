import type { Context } from '@houqin/kit/context';
import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, Int, ObjectType } from 'type-graphql';
import { RecoveryCode } from './recovery-code.entity.ts';
import { rolesThatDemand } from './roles-that-demand.ts';
import { Totp } from './totp.entity.ts';

@Vendor()
@ObjectType({ description: 'How the caller signs in beside the password.' })
export class MySecondFactor {
  @Field(() => DateTime, { nullable: true, description: 'Null: not set up.' })
  setUpAt!: Date | null;
  @Field(() => [String], { description: 'Codes of the caller’s roles that ask for it.' })
  demandedBy!: string[];
  @Field(() => Int) recoveryCodesLeft!: number;
}

export async function mySecondFactor(
  { em, clock }: Context,
  userId: string,
): Promise<MySecondFactor> {
  const factor = await em.findOne(Totp, { id: userId });
  return Object.assign(new MySecondFactor(), {
    setUpAt: factor?.confirmedAt ?? null,
    demandedBy: await rolesThatDemand(em, userId, clock.now()),
    recoveryCodesLeft: await em.count(RecoveryCode, { userId, usedAt: null }),
  });
}
