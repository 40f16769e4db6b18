import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import { requiredText } from '../checked-text.ts';
import { actOnNotice } from './act-on-notice.ts';
import { dropPending } from './drop-pending.ts';
import { maxNoticeReason, type Notice } from './notice.entity.ts';
import { lifecycle } from './notice.lifecycle.ts';
import type { RecallNoticeInput } from './notice.inputs.ts';

/**
 * Takes a published notice back: readers see that, and why, and its text no more.
 * @throws NotFound, VersionConflict, ValidationFailed, IllegalTransition
 */
export function recallNotice(ctx: Context, input: RecallNoticeInput): Promise<Notice> {
  const reason = requiredText('reason', input.reason, maxNoticeReason);
  const rule = { name: 'recallNotice', permission: 'notice:recall', input };
  return actOnNotice(ctx, rule, async (tx, notice) => {
    notice.state = lifecycle.next(notice.state, 'RECALLED', 'recall');
    await dropPending(tx, notice);
    Object.assign(notice, {
      ...{ recalledAt: ctx.clock.now(), recalledByName: ctx.caller.name, recallReason: reason },
    });
    const event = { type: 'collaboration.notice.recalled', version: 1, ...notice.facts() } as const;
    record(tx, notice, event, { reason });
  });
}
