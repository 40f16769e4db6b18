import type { Context } from '@houqin/kit/context';
import { record, type RecordOptions } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { NoticeClass } from './class/notice-class.entity.ts';
import { deliverReceipts } from './deliver-receipts.ts';
import { NoticeVersion } from './notice-version.entity.ts';
import type { Notice } from './notice.entity.ts';
import { lifecycle } from './notice.lifecycle.ts';

/**
 * Puts a version in force: the first goes to everybody in the audience, a correction to the same
 * people, for whom the notice is unread again.
 */
export async function publishVersion(
  ctx: Context,
  tx: Tx,
  notice: Notice,
  version: NoticeVersion,
  options: RecordOptions = {},
): Promise<void> {
  const now = ctx.clock.now();
  const first = notice.edition === 0;
  if (!first) {
    const replaced = await tx.findOneOrFail(NoticeVersion, {
      ...{ noticeId: notice.id, edition: notice.edition, state: 'PUBLISHED' },
    });
    replaced.go('REPLACED', 'publish');
  }
  version.go('PUBLISHED', 'publish');
  version.publishedAt = now;
  const { title, body, edition } = version;
  Object.assign(notice, { title, body, edition, editionAt: now, pendingState: null });
  notice.state = lifecycle.next(notice.state, first ? 'PUBLISHED' : 'REVISED', 'publish');
  if (first) {
    notice.publishedAt = now;
    const ofClass = await tx.findOneOrFail(NoticeClass, { code: notice.classCode });
    await deliverReceipts(tx, notice, ofClass);
  }
  const facts = { version: 1, ...notice.facts() } as const;
  if (first) record(tx, notice, { type: 'collaboration.notice.published', ...facts }, options);
  else record(tx, notice, { type: 'collaboration.notice.revised', ...facts }, options);
}
