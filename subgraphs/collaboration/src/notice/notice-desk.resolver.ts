import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { audienceChoices } from './audience-choices.ts';
import { countPeople } from './audience-people.ts';
import { checkedAudience } from './checked-audience.ts';
import { NoticeClass } from './class/notice-class.entity.ts';
import { createNotice } from './create-notice.ts';
import { discardNotice } from './discard-notice.ts';
import { Notice } from './notice.entity.ts';
import {
  CreateNoticeInput,
  NoticeAudienceInput,
  NoticeStepInput,
  RecallNoticeInput,
  ReviewNoticeInput,
  UpdateNoticeInput,
} from './notice.inputs.ts';
import { NoticeAudienceChoices } from './notice.types.ts';
import { recallNotice } from './recall-notice.ts';
import { reviewNotice } from './review-notice.ts';
import { submitNotice } from './submit-notice.ts';
import { updateNotice } from './update-notice.ts';
import { withdrawNotice } from './withdraw-notice.ts';

@Resolver()
export class NoticeDeskResolver {
  @Query(() => [NoticeClass])
  @Allow('notice:read')
  noticeClasses(@Ctx() ctx: Context): Promise<NoticeClass[]> {
    const orderBy = { place: 'asc', code: 'asc' } as const;
    return ctx.em.find(NoticeClass, { retiredAt: null }, { orderBy });
  }

  @Query(() => NoticeAudienceChoices)
  @Allow('notice:write')
  noticeAudienceChoices(@Ctx() ctx: Context): Promise<NoticeAudienceChoices> {
    return audienceChoices(ctx);
  }

  @Query(() => Int, { description: 'How many people an audience has now.' })
  @Allow('notice:write')
  async noticeAudienceSize(
    @Arg('audience', () => NoticeAudienceInput) audience: NoticeAudienceInput,
    @Ctx() ctx: Context,
  ): Promise<number> {
    return countPeople(ctx.em, await checkedAudience(ctx, ctx.em, audience));
  }

  @Mutation(() => Notice)
  @Allow('notice:write')
  createNotice(
    @Arg('input', () => CreateNoticeInput) input: CreateNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return createNotice(ctx, input);
  }

  @Mutation(() => Notice, {
    description: 'Of one in force: begins or goes on with its correction.',
  })
  @Allow('notice:write')
  updateNotice(
    @Arg('input', () => UpdateNoticeInput) input: UpdateNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return updateNotice(ctx, input);
  }

  @Mutation(() => Notice)
  @Allow('notice:write')
  submitNotice(
    @Arg('input', () => NoticeStepInput) input: NoticeStepInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return submitNotice(ctx, input);
  }

  @Mutation(() => Notice, { description: 'Takes it back from review, or from its time.' })
  @Allow('notice:write')
  withdrawNotice(
    @Arg('input', () => NoticeStepInput) input: NoticeStepInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return withdrawNotice(ctx, input);
  }

  @Mutation(() => Notice, { description: 'Drops a draft.' })
  @Allow('notice:write')
  discardNotice(
    @Arg('input', () => NoticeStepInput) input: NoticeStepInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return discardNotice(ctx, input);
  }

  @Mutation(() => Notice)
  @Allow('notice:review')
  reviewNotice(
    @Arg('input', () => ReviewNoticeInput) input: ReviewNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return reviewNotice(ctx, input);
  }

  @Mutation(() => Notice)
  @Allow('notice:recall')
  recallNotice(
    @Arg('input', () => RecallNoticeInput) input: RecallNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return recallNotice(ctx, input);
  }
}
