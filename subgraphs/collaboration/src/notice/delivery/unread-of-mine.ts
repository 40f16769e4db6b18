import type { Context } from '@houqin/kit/context';
import { rows } from '@houqin/kit/sql';
import type { Notice } from '../notice.entity.ts';
import { inForce } from '../notice.lifecycle.ts';

/** Of those a head was told about, who has still not opened the version in force. */
export async function unreadOfMine(ctx: Context, notice: Notice): Promise<string[]> {
  const { subjectId } = ctx.caller;
  if (!inForce.includes(notice.state) || !notice.supervisorIds.includes(subjectId)) return [];
  const found = await rows(
    ctx.em,
    `select distinct r.person_name from notice_delivery d
       join notice_receipt r on r.notice_id = d.notice_id and r.person_id = d.person_id
     where d.notice_id = ? and d.supervisor_id = ? and r.opened_edition < ?
     order by r.person_name`,
    [notice.id, subjectId, notice.edition],
  );
  return found.map((row) => String(row['person_name']));
}
