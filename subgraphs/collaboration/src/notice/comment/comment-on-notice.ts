import type { Context } from '@houqin/kit/context';
import { IllegalTransition, NotFound } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { touch } from '@houqin/kit/record';
import { requiredText } from '../../checked-text.ts';
import { CommentsClosed } from '../../errors.ts';
import { noticeScope } from '../notice-scope.ts';
import { Notice } from '../notice.entity.ts';
import { inForce, lifecycle } from '../notice.lifecycle.ts';
import type { CommentOnNoticeInput } from '../notice.inputs.ts';
import { maxNoticeComment, NoticeComment } from './notice-comment.entity.ts';

/**
 * Says something to a notice that is before the caller; an answer to an answer joins its thread.
 * @throws NotFound, ValidationFailed, IllegalTransition, CommentsClosed
 */
export function commentOnNotice(ctx: Context, input: CommentOnNoticeInput): Promise<Notice> {
  const text = requiredText('text', input.text, maxNoticeComment);
  return mutate(ctx, { name: 'commentOnNotice', input }, Notice, async (tx) => {
    const rule = ['notice:comment', noticeScope] as const;
    const notice = await lockInScope(ctx, tx, Notice, input.id, ...rule);
    const { state } = notice;
    if (!inForce.includes(state))
      throw new IllegalTransition('Notice', state, state, lifecycle.allowed(state), 'comment');
    if (!notice.commentsOpen) throw new CommentsClosed();
    let parentId = input.answersId ?? null;
    if (parentId !== null) {
      const parent = await tx.findOne(NoticeComment, { id: parentId, noticeId: notice.id });
      if (!parent || parent.hiddenAt) throw new NotFound('NoticeComment', parentId);
      parentId = parent.parentId ?? parent.id;
    }
    const { subjectId: authorId, name: authorName } = ctx.caller;
    const facts = {
      noticeId: notice.id,
      parentId,
      authorId,
      authorName,
      text,
      at: ctx.clock.now(),
    };
    tx.persist(Object.assign(new NoticeComment(), facts));
    touch(tx, notice, { type: 'collaboration.notice.commented', version: 1, ...notice.facts() });
    return notice;
  });
}
