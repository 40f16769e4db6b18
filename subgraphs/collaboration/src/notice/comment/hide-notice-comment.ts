import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { touch } from '@houqin/kit/record';
import type { NoticeCommentHidden } from '../../../contract/events.ts';
import { requiredText } from '../../checked-text.ts';
import { actOnNotice } from '../act-on-notice.ts';
import { maxNoticeReason, type Notice } from '../notice.entity.ts';
import type { HideNoticeCommentInput } from '../notice.inputs.ts';
import { NoticeComment } from './notice-comment.entity.ts';

/**
 * Hides a comment from readers; its place, its author and the reason stay.
 * @throws NotFound, ValidationFailed
 */
export function hideNoticeComment(ctx: Context, input: HideNoticeCommentInput): Promise<Notice> {
  const reason = requiredText('reason', input.reason, maxNoticeReason);
  const rule = { name: 'hideNoticeComment', permission: 'notice:moderate', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const where = { id: input.commentId, noticeId: notice.id };
    const comment = await tx.findOne(NoticeComment, where);
    if (!comment) throw new NotFound('NoticeComment', input.commentId);
    if (comment.hiddenAt) return;
    const facts = { hiddenAt: ctx.clock.now(), hiddenByName: ctx.caller.name };
    Object.assign(comment, facts, { hiddenReason: reason });
    const event: NoticeCommentHidden = {
      ...{ type: 'collaboration.notice.comment-hidden', version: 1 },
      ...{ ...notice.facts(), commentId: comment.id },
    };
    touch(tx, notice, event, { reason });
  });
}
