import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { touch } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ApprovalCase } from '../approval/approval-case.entity.ts';
import { ApprovalParty } from '../approval/approval-party.entity.ts';
import { settleParties } from '../approval/settle-parties.ts';

/** Cases that wait for somebody come into, or leave, the inbox of who acts for them. */
export async function refreshInboxes(ctx: Context, tx: Tx, principalId: string): Promise<void> {
  const waiting = await tx.find(
    ApprovalParty,
    { personId: principalId, waiting: true },
    { orderBy: { caseId: 'asc' } },
  );
  for (const { caseId } of waiting) {
    const subject = await lock(tx, ApprovalCase, caseId);
    if (!(await settleParties(tx, subject, ctx.clock.now()))) continue;
    touch(tx, subject, {
      type: 'collaboration.approval.advanced',
      version: 1,
      ...subject.facts(),
    } as never);
  }
}
