import { isMySql, rows, run } from '@houqin/kit/sql';
import type { Tx } from '@houqin/kit/unit-of-work';
import { audienceFilter } from './audience-filter.ts';
import { peopleOf } from './audience-people.ts';
import type { NoticeClass } from './class/notice-class.entity.ts';
import type { Notice } from './notice.entity.ts';

/**
 * Puts a notice before everybody in its audience, in one statement, and notes how many and who they
 * are. Whoever comes to the hospital later does not get it: the read rate is of these people.
 */
export async function deliverReceipts(tx: Tx, notice: Notice, ofClass: NoticeClass): Promise<void> {
  const { id, campusId, audience } = notice;
  const { tree, from, parameters } = peopleOf(audience);
  const rowId = isMySql(tx) ? 'concat(?, p.id)' : '? || p.id';
  // Urgent and mandatory classes override what somebody switched off.
  const muted = ofClass.mandatory
    ? '0'
    : `case when exists (select 1 from notice_preference s where s.person_id = p.id
         and s.class_code = ? and s.channel = 'IN_APP' and s.enabled = 0) then 1 else 0 end`;
  const select = [id, id, campusId, ...(ofClass.mandatory ? [] : [notice.classCode])];
  // The parameters of `tree` come first: it stands before the columns.
  const inTree = tree === '' ? 0 : audience.departmentIds.length;
  notice.audienceSize = await run(
    tx,
    `insert into notice_receipt (id, notice_id, campus_id, muted, person_id, person_name,
       department_id, opened_edition, confirmed_edition)
     ${tree} select ${rowId}, ?, ?, ${muted}, p.id, p.name, p.department_id, 0, 0 ${from}`,
    [...parameters.slice(0, inTree), ...select, ...parameters.slice(inTree)],
  );
  const people = await rows(tx, 'select person_id from notice_receipt where notice_id = ?', [id]);
  notice.audienceFilter = audienceFilter(people.map((row) => String(row['person_id'])));
}
