import type { Context } from '@houqin/kit/context';
import { RefPerson } from '../../references/ref-person.entity.ts';
import { Notice } from '../notice.entity.ts';
import { inForce } from '../notice.lifecycle.ts';
import { NoticeReceipt } from '../receipt/notice-receipt.entity.ts';
import type { NoticeDelivery } from './notice-delivery.entity.ts';

/** The notice, if its person still has to be told of that version; else null. */
export async function stillUnread(ctx: Context, row: NoticeDelivery): Promise<Notice | null> {
  const em = ctx.em.fork();
  const notice = await em.findOne(Notice, { id: row.noticeId });
  const receipt = await em.findOne(NoticeReceipt, { id: `${row.noticeId}${row.personId}` });
  const person = await em.findOne(RefPerson, { id: row.personId, active: true });
  const waits =
    notice && inForce.includes(notice.state) && notice.edition === row.edition && receipt && person;
  return waits && receipt.openedEdition < row.edition ? notice : null;
}
