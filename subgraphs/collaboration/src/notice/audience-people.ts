import type { Context } from '@houqin/kit/context';
import { rows } from '@houqin/kit/sql';
import type { Audience } from './audience.ts';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** SQL of everybody active in an audience: what stands before `select`, and `from` and on. */
export function peopleOf({ campusIds, departmentIds, roles }: Audience) {
  const parameters: string[] = [];
  const conditions = ['p.active = 1'];
  let tree = '';
  if (departmentIds.length > 0) {
    tree = `with recursive tree (id) as (
      select id from ref_department where id in (${marks(departmentIds)})
      union select d.id from ref_department d join tree on d.parent_id = tree.id)`;
    parameters.push(...departmentIds);
    conditions.push('p.department_id in (select id from tree)');
  }
  if (campusIds.length > 0) {
    // A JSON list of ULIDs, which hold no sign that `like` would take for another.
    conditions.push(`(${campusIds.map(() => 'p.campus_ids like ?').join(' or ')})`);
    parameters.push(...campusIds.map((id) => `%"${id}"%`));
  }
  if (roles.length > 0) {
    conditions.push(
      `exists (select 1 from ref_person_role r where r.person_id = p.id and r.role in (${marks(roles)}))`,
    );
    parameters.push(...roles);
  }
  return { tree, from: `from ref_person p where ${conditions.join(' and ')}`, parameters };
}

/** How many people an audience has now. */
export async function countPeople(em: Context['em'], audience: Audience): Promise<number> {
  const { tree, from, parameters } = peopleOf(audience);
  const [row] = await rows(em, `${tree} select count(*) as people ${from}`, parameters);
  return Number(row!['people']);
}
