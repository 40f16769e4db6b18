import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import { actOnNotice, pendingVersion } from './act-on-notice.ts';
import type { Notice } from './notice.entity.ts';
import { lifecycle } from './notice.lifecycle.ts';
import type { NoticeStepInput } from './notice.inputs.ts';

/** Gives a draft to those who review. @throws NotFound, VersionConflict, IllegalTransition */
export function submitNotice(ctx: Context, input: NoticeStepInput): Promise<Notice> {
  const rule = { name: 'submitNotice', permission: 'notice:write', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const version = await pendingVersion(tx, notice, 'submit');
    version.go('IN_REVIEW', 'submit');
    version.submittedAt = ctx.clock.now();
    if (notice.edition === 0) notice.state = lifecycle.next(notice.state, 'IN_REVIEW', 'submit');
    notice.pendingState = version.state;
    touch(tx, notice, { type: 'collaboration.notice.submitted', version: 1, ...notice.facts() });
  });
}
