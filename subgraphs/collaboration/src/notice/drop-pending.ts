import type { Tx } from '@houqin/kit/unit-of-work';
import { NoticeVersion } from './notice-version.entity.ts';
import type { Notice } from './notice.entity.ts';

/** A correction that is under way ends with its notice. */
export async function dropPending(tx: Tx, notice: Notice): Promise<void> {
  if (notice.pendingState === null) return;
  const version = await tx.findOne(NoticeVersion, {
    ...{ noticeId: notice.id, edition: notice.edition + 1 },
    state: { $in: ['DRAFT', 'IN_REVIEW', 'SCHEDULED'] },
  });
  if (version?.state !== 'DRAFT') version?.go('DRAFT', 'end');
  version?.go('DISCARDED', 'end');
  notice.pendingState = null;
}
