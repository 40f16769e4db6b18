import type { Context } from '@houqin/kit/context';
import { Allow, Public, SignedIn } from '@houqin/kit/permission';
import { Vendor } from '@houqin/kit/vendor';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { User } from '../user/user.entity.ts';
import { beginTotpAtSignIn } from './begin-totp-at-sign-in.ts';
import { beginTotp } from './begin-totp.ts';
import { confirmTotp } from './confirm-totp.ts';
import { removeTotp } from './remove-totp.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { resetUserTotp } from './reset-user-totp.ts';
import {
  BeginTotpAtSignInInput,
  BeginTotpInput,
  ConfirmTotpInput,
  ProveWithCodeInput,
  ResetUserTotpInput,
} from './second-factor.inputs.ts';
import { RecoveryCodes, TotpOffer } from './totp-offer.type.ts';

@Resolver()
export class SecondFactorResolver {
  @Mutation(() => TotpOffer, {
    description: 'For whose role asks for a second factor; the next `login` confirms it.',
  })
  @Public()
  @Vendor()
  beginTotpAtSignIn(
    @Arg('input', () => BeginTotpAtSignInInput) input: BeginTotpAtSignInInput,
    @Ctx() ctx: Context,
  ): Promise<TotpOffer> {
    return beginTotpAtSignIn(ctx, input);
  }

  @Mutation(() => TotpOffer, { description: 'A second factor for the caller, or another one.' })
  @SignedIn()
  @Vendor()
  beginTotp(
    @Arg('input', () => BeginTotpInput) input: BeginTotpInput,
    @Ctx() ctx: Context,
  ): Promise<TotpOffer> {
    return beginTotp(ctx, input);
  }

  @Mutation(() => RecoveryCodes, { description: 'From now on sign-in asks for a code.' })
  @SignedIn()
  @Vendor()
  confirmTotp(
    @Arg('input', () => ConfirmTotpInput) { code }: ConfirmTotpInput,
    @Ctx() ctx: Context,
  ): Promise<RecoveryCodes> {
    return confirmTotp(ctx, code);
  }

  @Mutation(() => Boolean, { description: 'Sign-in asks for the password alone again.' })
  @SignedIn()
  @Vendor()
  removeTotp(
    @Arg('input', () => ProveWithCodeInput) input: ProveWithCodeInput,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    return removeTotp(ctx, input);
  }

  @Mutation(() => RecoveryCodes, { description: 'In place of the earlier ones.' })
  @SignedIn()
  @Vendor()
  renewRecoveryCodes(
    @Arg('input', () => ProveWithCodeInput) input: ProveWithCodeInput,
    @Ctx() ctx: Context,
  ): Promise<RecoveryCodes> {
    return renewRecoveryCodes(ctx, input);
  }

  @Mutation(() => User, { description: 'For whom has lost the phone; on record.' })
  @Allow('user:manage')
  resetUserTotp(
    @Arg('input', () => ResetUserTotpInput) input: ResetUserTotpInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return resetUserTotp(ctx, input);
  }
}
