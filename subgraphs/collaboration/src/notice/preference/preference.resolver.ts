import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { NoticeContact } from './notice-contact.entity.ts';
import {
  NoticePreferences,
  SetNoticeContactInput,
  SetNoticePreferenceInput,
} from './preference.type.ts';
import { preferencesOf } from './preferences-of.ts';
import { setContact } from './set-contact.ts';
import { setPreference } from './set-preference.ts';

@Resolver()
export class PreferenceResolver {
  @Query(() => [NoticePreferences], { description: 'How the caller is told, class by class.' })
  @Allow('notice:read')
  noticePreferences(@Ctx() ctx: Context): Promise<NoticePreferences[]> {
    return preferencesOf(ctx.em, ctx.caller.subjectId);
  }

  @Query(() => NoticeContact, { nullable: true, description: 'The caller’s own.' })
  @Allow('notice:read')
  noticeContact(@Ctx() ctx: Context): Promise<NoticeContact | null> {
    return ctx.em.findOne(NoticeContact, { id: ctx.caller.subjectId });
  }

  @Mutation(() => [NoticePreferences])
  @Allow('notice:read')
  async setNoticePreference(
    @Arg('input', () => SetNoticePreferenceInput) input: SetNoticePreferenceInput,
    @Ctx() ctx: Context,
  ): Promise<NoticePreferences[]> {
    await setPreference(ctx, input);
    return preferencesOf(ctx.em, ctx.caller.subjectId);
  }

  @Mutation(() => NoticeContact)
  @Allow('notice:read')
  setNoticeContact(
    @Arg('input', () => SetNoticeContactInput) input: SetNoticeContactInput,
    @Ctx() ctx: Context,
  ): Promise<NoticeContact> {
    return setContact(ctx, input);
  }
}
