import type { Context } from '@houqin/kit/context';
import { IllegalTransition } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import type { Tx } from '@houqin/kit/unit-of-work';
import { lifecycle } from './notice.lifecycle.ts';
import { Notice } from './notice.entity.ts';
import { noticeDesk } from './notice-scope.ts';
import { NoticeVersion } from './notice-version.entity.ts';

interface Act {
  /** The graph's mutation. */
  readonly name: string;
  readonly permission: string;
  readonly input: { readonly id: string; readonly expectedVersion?: number | null };
}

/**
 * Locks a notice of the caller's campuses for a step of those who make notices.
 * @throws NotFound, VersionConflict, and what `work` throws
 */
export function actOnNotice(
  ctx: Context,
  { name, permission, input }: Act,
  work: (tx: Tx, notice: Notice) => Promise<void> | void,
): Promise<Notice> {
  return mutate(ctx, { name, input }, Notice, async (tx) => {
    const rule = [permission, noticeDesk, input.expectedVersion] as const;
    const notice = await lockInScope(ctx, tx, Notice, input.id, ...rule);
    await work(tx, notice);
    notice.stamp(ctx.caller.subjectId, ctx.clock.now());
    return notice;
  });
}

/** The version that is not published yet. @throws IllegalTransition when there is none */
export async function pendingVersion(
  tx: Tx,
  notice: Notice,
  action: string,
): Promise<NoticeVersion> {
  const found =
    notice.pendingState === null
      ? null
      : await tx.findOne(NoticeVersion, {
          ...{ noticeId: notice.id, edition: notice.edition + 1 },
          state: { $in: ['DRAFT', 'IN_REVIEW', 'SCHEDULED'] },
        });
  if (found) return found;
  const { state } = notice;
  throw new IllegalTransition('Notice', state, action, lifecycle.allowed(state), action);
}
