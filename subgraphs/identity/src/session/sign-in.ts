import { DateTime } from '@houqin/kit/scalars';
import { Vendor } from '@houqin/kit/vendor';
import { Field, ObjectType } from 'type-graphql';
import type { Issued } from './issue.ts';

/** What a sign-in answers; its `user` and `viewer` are read when asked for. */
@ObjectType({ description: 'A successful sign-in.' })
export class SignIn {
  @Vendor()
  @Field(() => String, { description: 'For `Authorization: Bearer`; lives 15 min.' })
  accessToken!: string;

  @Vendor()
  @Field(() => DateTime)
  expiresAt!: Date;

  @Vendor()
  @Field(() => String, {
    nullable: true,
    description: 'Only for programs that asked for it; browsers have it in a cookie.',
  })
  refreshToken!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Once a day a wallboard’s next key: use it from now on, the old one until then.',
  })
  deviceSecret!: string | null;

  @Vendor()
  @Field(() => [String], {
    nullable: true,
    description: 'When this sign-in set up the second factor: ways in without it, shown once.',
  })
  recoveryCodes!: readonly string[] | null;

  issued!: Issued;

  static of(
    issued: Issued,
    extra: {
      refreshToken?: string | null;
      deviceSecret?: string | null;
      recoveryCodes?: readonly string[] | null;
    } = {},
  ): SignIn {
    const { accessToken, expiresAt } = issued;
    const { refreshToken = null, deviceSecret = null, recoveryCodes = null } = extra;
    const shown = { accessToken, expiresAt, refreshToken, deviceSecret, recoveryCodes };
    return Object.assign(new SignIn(), { ...shown, issued });
  }
}
