import type { Context } from '@houqin/kit/context';
import { touch } from '@houqin/kit/record';
import { actOnNotice, pendingVersion } from './act-on-notice.ts';
import type { Notice } from './notice.entity.ts';
import { lifecycle } from './notice.lifecycle.ts';
import type { NoticeStepInput } from './notice.inputs.ts';

/**
 * Drops a draft: a notice that was never published, or the correction of one.
 * @throws NotFound, VersionConflict, IllegalTransition
 */
export function discardNotice(ctx: Context, input: NoticeStepInput): Promise<Notice> {
  const rule = { name: 'discardNotice', permission: 'notice:write', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    const version = await pendingVersion(tx, notice, 'discard');
    version.go('DISCARDED', 'discard');
    if (notice.edition === 0) notice.state = lifecycle.next(notice.state, 'DISCARDED', 'discard');
    notice.pendingState = null;
    touch(tx, notice, { type: 'collaboration.notice.discarded', version: 1, ...notice.facts() });
  });
}
