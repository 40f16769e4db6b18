import type { Context } from '@houqin/kit/context';
import { record } from '@houqin/kit/record';
import { transact } from '@houqin/kit/unit-of-work';
import type { MessageUndelivered } from '../../../contract/events.ts';
import { Notice } from '../notice.entity.ts';
import { addressOf } from './address-of.ts';
import { Undeliverable, type Channels } from './channels.ts';
import { endDelivery } from './end-delivery.ts';
import { messageOf, shortTextOf } from './message-of.ts';
import { NoticeDelivery } from './notice-delivery.entity.ts';
import { stillUnread } from './still-unread.ts';
import { tellSupervisors } from './tell-supervisors.ts';

/** Minutes until the next attempt; after the last it has failed. */
const backoffMinutes = [1, 5, 15, 60] as const;
/** Of a round; the next begins where this ended. */
const mostPerRound = 500;

/**
 * Sends what is due. Nothing is sent inside a transaction: who crashes after sending sends again,
 * under the same id.
 */
export async function deliver(ctx: Context, channels: Channels): Promise<void> {
  const now = ctx.clock.now();
  const due = await ctx.em
    .fork()
    .find(
      NoticeDelivery,
      { state: 'WAITING', nextAt: { $lte: now } },
      { orderBy: { nextAt: 'asc', id: 'asc' }, limit: mostPerRound },
    );
  for (const row of due)
    if (row.channel !== 'SUPERVISOR') await sendOne(ctx, channels, row, row.channel);
  await tellSupervisors(
    ctx,
    channels,
    due.filter(({ channel }) => channel === 'SUPERVISOR'),
  );
}

async function sendOne(
  ctx: Context,
  channels: Channels,
  row: NoticeDelivery,
  channel: 'MAIL' | 'SMS',
): Promise<void> {
  const notice = await stillUnread(ctx, row);
  if (!notice) return endDelivery(ctx, row, 'READ');
  const sender = channel === 'MAIL' ? channels.mail : channels.sms;
  if (!sender) return endDelivery(ctx, row, 'UNREACHABLE', 'not configured');
  const to = await addressOf(ctx, row.personId, channel, channels);
  if (to === null) return endDelivery(ctx, row, 'UNREACHABLE', 'no address');
  try {
    const { subject, text } = messageOf(notice, channels.publicUrl);
    const short = shortTextOf(notice, channels.publicUrl);
    await sender.send({ id: row.id, to, subject, text: channel === 'SMS' ? short : text });
  } catch (error) {
    return failed(ctx, row, notice, error);
  }
  return endDelivery(ctx, row, 'SENT');
}

/** Tries again later, or says that it is of no use. */
async function failed(
  ctx: Context,
  { id }: NoticeDelivery,
  notice: Notice,
  cause: unknown,
): Promise<void> {
  const now = ctx.clock.now();
  await transact(ctx, async (tx) => {
    const row = await tx.findOneOrFail(NoticeDelivery, { id });
    const wait = backoffMinutes[row.attempts];
    row.attempts += 1;
    row.error = String(cause).slice(0, 500);
    if (wait !== undefined && !(cause instanceof Undeliverable)) {
      row.nextAt = new Date(now.getTime() + wait * 60_000);
      return;
    }
    Object.assign(row, { state: 'FAILED', endedAt: now });
    const event: MessageUndelivered = {
      ...{ type: 'collaboration.message.undelivered', version: 1, deliveryId: id },
      ...{ noticeId: row.noticeId, edition: row.edition, personId: row.personId },
      channel: row.channel as 'MAIL' | 'SMS',
    };
    record(tx, await tx.findOneOrFail(Notice, { id: notice.id }), event);
  });
}
