import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { maySeeHidden } from './may-see-hidden.ts';
import { Notice } from '../notice.entity.ts';
import { CommentOnNoticeInput, HideNoticeCommentInput } from '../notice.inputs.ts';
import { commentOnNotice } from './comment-on-notice.ts';
import { hideNoticeComment } from './hide-notice-comment.ts';
import { NoticeComment } from './notice-comment.entity.ts';

@Resolver(() => NoticeComment)
export class CommentResolver {
  @Mutation(() => Notice)
  @Allow('notice:comment')
  commentOnNotice(
    @Arg('input', () => CommentOnNoticeInput) input: CommentOnNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return commentOnNotice(ctx, input);
  }

  @Mutation(() => Notice)
  @Allow('notice:moderate')
  hideNoticeComment(
    @Arg('input', () => HideNoticeCommentInput) input: HideNoticeCommentInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return hideNoticeComment(ctx, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Null when it is hidden, but for its author and those who moderate.',
  })
  text(@Root() comment: NoticeComment, @Ctx() ctx: Context): string | null {
    return comment.hiddenAt === null || maySeeHidden(ctx, comment) ? comment.text : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'For whom a hidden text is shown.' })
  hiddenReason(@Root() comment: NoticeComment, @Ctx() ctx: Context): string | null {
    return maySeeHidden(ctx, comment) ? comment.hiddenReason : null;
  }
}
