import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class LoginInput {
  @Field(() => String) username!: string;
  @Field(() => String) password!: string;
  @Field(() => String, {
    nullable: true,
    description: 'After `TOTP_REQUIRED`: six digits of the authenticator, or a recovery code.',
  })
  code?: string | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'For programs without cookies: the refresh token comes in the answer instead.',
  })
  returnRefreshToken!: boolean;
}

@InputType()
export class RefreshSessionInput {
  @Field(() => String, {
    nullable: true,
    description: 'Browsers leave it out and send the cookie.',
  })
  refreshToken?: string | null;
}

@InputType()
export class LoginClientInput {
  @Field(() => String) clientId!: string;
  @Field(() => String) clientSecret!: string;
}

@InputType()
export class EndMySessionInput {
  @Field(() => ID) id!: string;
  @Field(() => String) idempotencyKey!: string;
}
