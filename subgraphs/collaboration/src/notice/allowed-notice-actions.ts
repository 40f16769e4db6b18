import { can } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { registerEnumOnce } from '@houqin/kit/filters';
import { callerReaches } from '@houqin/kit/scope';
import { noticeDesk } from './notice-scope.ts';
import type { Notice } from './notice.entity.ts';
import { inForce, lifecycle } from './notice.lifecycle.ts';

/** What a caller may do with a notice; each is the mutation of about the same name. */
export const NoticeAction = {
  ...{ EDIT: 'EDIT', SUBMIT: 'SUBMIT', WITHDRAW: 'WITHDRAW', DISCARD: 'DISCARD' },
  ...{ REVIEW: 'REVIEW', RECALL: 'RECALL', COMMENT: 'COMMENT', MODERATE: 'MODERATE' },
  STATISTICS: 'STATISTICS',
} as const;
export type NoticeAction = keyof typeof NoticeAction;
registerEnumOnce(NoticeAction, 'NoticeAction', 'What the caller may do with the notice now.');

/** By the same rules as the mutations, so that a screen shows only what would be done. */
export function allowedNoticeActions(ctx: Context, notice: Notice): NoticeAction[] {
  const { subjectId } = ctx.caller;
  const { state, pendingState, editorIds, reviewerIds } = notice;
  const atDesk = (permission: string) =>
    can(ctx.caller.access, permission) &&
    callerReaches(ctx, permission, noticeDesk, { campusId: notice.campusId });
  const published = inForce.includes(state);
  const actions: NoticeAction[] = [];
  if (atDesk('notice:write')) {
    const editable = pendingState === 'DRAFT' || (pendingState === null && published);
    if (editable && !reviewerIds.includes(subjectId)) actions.push('EDIT');
    if (pendingState === 'DRAFT') actions.push('SUBMIT', 'DISCARD');
    if (pendingState === 'IN_REVIEW' || pendingState === 'SCHEDULED') actions.push('WITHDRAW');
  }
  if (pendingState === 'IN_REVIEW' && !editorIds.includes(subjectId) && atDesk('notice:review'))
    actions.push('REVIEW');
  if (lifecycle.may(state, 'RECALLED') && atDesk('notice:recall')) actions.push('RECALL');
  if (published && notice.commentsOpen && can(ctx.caller.access, 'notice:comment'))
    actions.push('COMMENT');
  if (notice.edition > 0 && atDesk('notice:moderate')) actions.push('MODERATE');
  if (notice.edition > 0 && atDesk('notice-receipt:read')) actions.push('STATISTICS');
  return actions;
}
