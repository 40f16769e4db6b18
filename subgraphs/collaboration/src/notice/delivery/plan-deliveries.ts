import type { Context } from '@houqin/kit/context';
import { insertIgnore, isMySql, run } from '@houqin/kit/sql';
import { transact } from '@houqin/kit/unit-of-work';
import { NoticeClass } from '../class/notice-class.entity.ts';
import { Notice } from '../notice.entity.ts';
import { inForce } from '../notice.lifecycle.ts';
import { byDefault, isLocked } from '../preference/preferences-of.ts';
import type { DeliveryChannel } from './notice-delivery.entity.ts';

/** Whoever has not opened it after a day is not told on: then it is old news. */
const longestMs = 24 * 3_600_000;
const minuteMs = 60_000;

/**
 * Plans who is told by which way: those who have not opened the version in force (`domain.md` C13).
 * Mail after one step of its class (10 min); of an urgent one, message after two, supervisor after
 * three. Planning again changes nothing.
 */
export async function planDeliveries(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const em = ctx.em.fork();
  const notices = await em.find(
    Notice,
    { state: { $in: [...inForce] }, editionAt: { $gt: new Date(now.getTime() - longestMs) } },
    { orderBy: { id: 'asc' } },
  );
  const classes = new Map((await em.find(NoticeClass, {})).map((one) => [one.code, one]));
  for (const notice of notices) {
    const ofClass = classes.get(notice.classCode);
    if (!ofClass || !notice.editionAt) continue;
    const waited = now.getTime() - notice.editionAt.getTime();
    const ways: readonly DeliveryChannel[] = notice.urgent
      ? ['MAIL', 'SMS', 'SUPERVISOR']
      : ['MAIL'];
    for (const [index, channel] of ways.entries())
      if (waited >= (index + 1) * ofClass.stepMinutes * minuteMs)
        await plan(ctx, notice, ofClass, channel, now);
  }
}

async function plan(
  ctx: Context,
  { id, edition }: Notice,
  ofClass: NoticeClass,
  channel: DeliveryChannel,
  now: Date,
): Promise<void> {
  const supervisor = channel === 'SUPERVISOR';
  // What a person set decides; a locked way is on whatever they once set.
  const locked = supervisor || isLocked(ofClass, channel);
  const set = `(select s.enabled from notice_preference s where s.person_id = r.person_id
    and s.class_code = ? and s.channel = ?)`;
  const wanted = locked ? '' : `and coalesce(${set}, ?) = 1`;
  const fallback = supervisor ? false : byDefault(ofClass, channel);
  const preference = locked ? [] : [ofClass.code, channel, fallback ? 1 : 0];
  await transact(ctx, async (tx) => {
    const mysql = isMySql(tx);
    const rowId = mysql ? 'concat(?, r.person_id, ?)' : '? || r.person_id || ?';
    await run(
      tx,
      `${insertIgnore(tx)} notice_delivery
         (id, notice_id, edition, person_id, channel, state, attempts, planned_at, next_at)
       select ${rowId}, r.notice_id, ?, r.person_id, ?, 'WAITING', 0, ?, ?
       from notice_receipt r join ref_person p on p.id = r.person_id
       where r.notice_id = ? and r.opened_edition < ? and r.muted = 0 and p.active = 1 ${wanted}`,
      [
        ...[`${id}-${edition}-`, `-${channel}`, edition, channel, now, now, id, edition],
        ...preference,
      ],
    );
  });
}
