import type { Context } from '@houqin/kit/context';
import { lock } from '@houqin/kit/lock';
import { touch } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import type { NoticeEscalated } from '../../../contract/events.ts';
import { findApprovers } from '../../approval/find-approvers.ts';
import { NoticeReceipt } from '../receipt/notice-receipt.entity.ts';
import { Notice } from '../notice.entity.ts';
import { addressOf } from './address-of.ts';
import type { Channels } from './channels.ts';
import { endDelivery } from './end-delivery.ts';
import { supervisorMessageOf } from './message-of.ts';
import type { NoticeDelivery } from './notice-delivery.entity.ts';
import { stillUnread } from './still-unread.ts';

/** The nearest head of department upwards who is not the reader. */
const headRule = [{ role: 'department-head', reach: 'DEPARTMENT' }] as const;

/**
 * Tells heads of department who of theirs has not opened an urgent notice: one message a head and
 * notice, and the notice is before them, with the names.
 */
export async function tellSupervisors(
  ctx: Context,
  channels: Channels,
  due: readonly NoticeDelivery[],
): Promise<void> {
  const groups = new Map<string, { notice: Notice; headId: string; rows: NoticeDelivery[] }>();
  for (const row of due) {
    const notice = await stillUnread(ctx, row);
    if (!notice) {
      await endDelivery(ctx, row, 'READ');
      continue;
    }
    const headId = await headOf(ctx, notice, row);
    if (headId === null) {
      await endDelivery(ctx, row, 'UNREACHABLE', 'no head of department');
      continue;
    }
    const key = `${notice.id} ${headId}`;
    const group = groups.get(key) ?? { notice, headId, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  for (const { notice, headId, rows } of groups.values()) {
    await escalate(ctx, notice.id, headId);
    for (const row of rows) await endDelivery(ctx, row, 'SENT', null, headId);
    await mail(ctx, channels, notice, headId, rows);
  }
}

async function headOf(ctx: Context, notice: Notice, row: NoticeDelivery): Promise<string | null> {
  const em = ctx.em.fork();
  const receipt = await em.findOne(NoticeReceipt, { id: `${row.noticeId}${row.personId}` });
  const origin = {
    ...{ departmentId: receipt?.departmentId ?? null, campusId: notice.campusId },
    requesterId: row.personId,
  };
  const [head] = await findApprovers(em, headRule, origin);
  return head?.id ?? null;
}

/** Puts the notice before the head, with what is to be done. */
async function escalate(ctx: Context, id: string, headId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const notice = await lock(tx, Notice, id);
    notice.supervisorIds = [...new Set([...notice.supervisorIds, headId])].sort();
    const event: NoticeEscalated = {
      ...{ type: 'collaboration.notice.escalated', version: 1 },
      ...{ ...notice.facts(), supervisorId: headId },
    };
    touch(tx, notice, event, { reason: 'unread' });
  });
}

/** By mail besides, where there is an address; the program has told the head already. */
async function mail(
  ctx: Context,
  channels: Channels,
  notice: Notice,
  headId: string,
  rows: readonly NoticeDelivery[],
): Promise<void> {
  const to = channels.mail && (await addressOf(ctx, headId, 'MAIL', channels));
  if (!to || !channels.mail) return;
  const people = await ctx.em
    .fork()
    .find(NoticeReceipt, { id: { $in: rows.map((row) => `${row.noticeId}${row.personId}`) } });
  const names = people.map(({ personName }) => personName).sort();
  const id = `${notice.id}-${notice.edition}-${headId}-HEAD-${rows.length}`;
  const message = supervisorMessageOf(notice, names, channels.publicUrl);
  await channels.mail.send({ id, to, ...message }).catch((error: unknown) => {
    ctx.runtime.process.log.warn({ err: error, noticeId: notice.id }, 'a head was not mailed');
  });
}
