import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { NoticeChannel } from './notice-preference.entity.ts';

@ObjectType({ description: 'Whether one way of telling is on for one class.' })
export class NoticeChannelSetting {
  @Field(() => NoticeChannel) channel!: NoticeChannel;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => Boolean, { description: 'Mandatory: it cannot be switched off.' })
  locked!: boolean;
}

@ObjectType({ description: 'How the caller is told of the notices of one class.' })
export class NoticePreferences {
  @Field(() => ID, { description: 'Of the class.' }) id!: string;
  @Field(() => String) classCode!: string;
  @Field(() => String) classNameZh!: string;
  @Field(() => String) classNameEn!: string;
  @Field(() => Boolean) urgent!: boolean;
  @Field(() => [NoticeChannelSetting]) channels!: NoticeChannelSetting[];
}

@InputType()
export class SetNoticePreferenceInput {
  @Field(() => String) classCode!: string;
  @Field(() => NoticeChannel) channel!: NoticeChannel;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class SetNoticeContactInput {
  @Field(() => String, { nullable: true }) mail?: string | null;
  @Field(() => String, { nullable: true, description: 'Digits, with a country code or without.' })
  mobile?: string | null;
  @Field(() => String) idempotencyKey!: string;
}
