import type { Context } from '@houqin/kit/context';
import { rows } from '@houqin/kit/sql';
import { RefDepartment } from '../references/ref-department.entity.ts';
import type { NoticeAudienceChoices } from './notice.types.ts';

/** Roles that somebody holds, and departments, as identity last told of them. */
export async function audienceChoices(ctx: Context): Promise<NoticeAudienceChoices> {
  const held = await rows(
    ctx.em,
    `select r.role as code, count(*) as people from ref_person_role r
       join ref_person p on p.id = r.person_id where p.active = 1 group by r.role order by r.role`,
  );
  const departments = await ctx.em.find(RefDepartment, {}, { orderBy: { name: 'asc', id: 'asc' } });
  return {
    roles: held.map((row) => ({ code: String(row['code']), people: Number(row['people']) })),
    departments: departments.map(({ id, name, nameEn, parentId }) => ({
      ...{ id, parentId, name: ctx.locale === 'zh' ? name : nameEn },
    })),
  };
}
