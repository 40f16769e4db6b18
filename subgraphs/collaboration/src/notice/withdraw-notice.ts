import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import { actOnNotice, pendingVersion } from './act-on-notice.ts';
import type { Notice } from './notice.entity.ts';
import { lifecycle } from './notice.lifecycle.ts';
import type { NoticeStepInput } from './notice.inputs.ts';

/**
 * Takes a version back from review, or from waiting for its time, to be written on.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function withdrawNotice(ctx: Context, input: NoticeStepInput): Promise<Notice> {
  const rule = { name: 'withdrawNotice', permission: 'notice:write', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const version = await pendingVersion(tx, notice, 'withdraw');
    version.go('DRAFT', 'withdraw');
    if (notice.edition === 0) notice.state = lifecycle.next(notice.state, 'DRAFT', 'withdraw');
    notice.pendingState = version.state;
    touch(tx, notice, { type: 'collaboration.notice.returned', version: 1, ...notice.facts() });
  });
}
