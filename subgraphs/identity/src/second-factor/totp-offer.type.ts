import { Vendor } from '@houqin/kit/vendor';
import { Field, ObjectType } from 'type-graphql';

@Vendor()
@ObjectType({ description: 'For an authenticator app; in force with the first right code.' })
export class TotpOffer {
  @Field(() => String, { description: 'Base32, for typing.' }) secret!: string;
  @Field(() => String, { description: '`otpauth://totp/…`, for a QR code.' }) uri!: string;
}

@Vendor()
@ObjectType({ description: 'Ways in without the phone, each used once.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'Shown once: only their digests are kept.' })
  codes!: string[];
}
