import type { Context } from '@houqin/kit/context';
import { rows } from '@houqin/kit/sql';
import { RefDepartment } from '../../references/ref-department.entity.ts';
import type { Notice } from '../notice.entity.ts';
import type { NoticeReading } from '../notice.types.ts';

/** Read rate = receipts ÷ audience at publish (`domain.md` C13), whole and by department. */
export async function readingOf(
  ctx: Context,
  { id, edition, audienceSize }: Notice,
): Promise<NoticeReading> {
  const found = await rows(
    ctx.em,
    `select department_id, count(*) as audience,
       sum(case when opened_edition >= ? then 1 else 0 end) as opened,
       sum(case when confirmed_edition >= ? then 1 else 0 end) as confirmed
     from notice_receipt where notice_id = ? group by department_id`,
    [edition, edition, id],
  );
  const ids = found.flatMap((row) => (row['department_id'] ? [String(row['department_id'])] : []));
  const known = await ctx.em.find(RefDepartment, { id: { $in: ids } });
  const names = new Map(known.map((one) => [one.id, ctx.locale === 'zh' ? one.name : one.nameEn]));
  const departments = found.map((row) => ({
    departmentId: row['department_id'] as string | null,
    name: names.get(String(row['department_id'])) ?? '—',
    ...{ audience: Number(row['audience']), opened: Number(row['opened']) },
    confirmed: Number(row['confirmed']),
  }));
  const sum = (field: 'opened' | 'confirmed') =>
    departments.reduce((total, one) => total + one[field], 0);
  const opened = sum('opened');
  const rate = (one: { opened: number; audience: number }) => one.opened / one.audience;
  return {
    ...{ audience: audienceSize, opened, confirmed: sum('confirmed') },
    ratePerMille: audienceSize === 0 ? 0 : Math.round((opened * 1000) / audienceSize),
    departments: departments.sort((a, b) => rate(a) - rate(b) || b.audience - a.audience),
  };
}
