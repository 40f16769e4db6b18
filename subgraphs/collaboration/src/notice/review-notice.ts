import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import { ReviewerIsAuthor } from '../errors.ts';
import { optionalText, requiredText } from '../checked-text.ts';
import { actOnNotice, pendingVersion } from './act-on-notice.ts';
import { maxNoticeReason, type Notice } from './notice.entity.ts';
import { lifecycle, versionLifecycle } from './notice.lifecycle.ts';
import type { ReviewNoticeInput } from './notice.inputs.ts';
import { publishVersion } from './publish-version.ts';

/**
 * Decides on a version: it goes back to its editors, or to its readers, now or at its time.
 * @throws NotFound, VersionConflict, IllegalTransition, ReviewerIsAuthor for who wrote any of it
 */
export function reviewNotice(ctx: Context, input: ReviewNoticeInput): Promise<Notice> {
  const { decision } = input;
  const check = decision === 'RETURNED' ? requiredText : optionalText;
  const comment = check('comment', input.comment ?? '', maxNoticeReason);
  const rule = { name: 'reviewNotice', permission: 'notice:review', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const { subjectId, name } = ctx.caller;
    const now = ctx.clock.now();
    if (notice.editorIds.includes(subjectId)) throw new ReviewerIsAuthor();
    const version = await pendingVersion(tx, notice, 'review');
    // A draft, or what was approved before, is not to be decided.
    if (version.state !== 'IN_REVIEW') versionLifecycle.next(version.state, 'REPLACED', 'review');
    Object.assign(version, { reviewerId: subjectId, reviewerName: name });
    Object.assign(version, { reviewComment: comment, reviewedAt: now });
    notice.reviewerIds = [...new Set([...notice.reviewerIds, subjectId])];
    const reason = comment === null ? {} : { reason: comment };
    const later = notice.edition === 0 && notice.publishAt !== null && notice.publishAt > now;
    if (decision === 'APPROVED' && !later) {
      await publishVersion(ctx, tx, notice, version, reason);
      return;
    }
    version.go(later && decision === 'APPROVED' ? 'SCHEDULED' : 'DRAFT', 'review');
    if (notice.edition === 0)
      notice.state = lifecycle.next(
        notice.state,
        version.state === 'SCHEDULED' ? 'SCHEDULED' : 'DRAFT',
        'review',
      );
    notice.pendingState = version.state;
    const step = version.state === 'SCHEDULED' ? 'scheduled' : 'returned';
    const event = { type: `collaboration.notice.${step}`, version: 1, ...notice.facts() } as const;
    touch(tx, notice, event, reason);
  });
}
