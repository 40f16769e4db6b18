import type { Tx } from '@houqin/kit/unit-of-work';
import { RefDepartment } from '../references/ref-department.entity.ts';
import { RefPersonRole } from '../references/ref-person-role.entity.ts';
import { RefPerson } from '../references/ref-person.entity.ts';
import type { ApproverRule, Person } from './step.ts';

/** Where a document is from. */
export interface Origin {
  readonly departmentId: string | null;
  readonly campusId: string | null;
  readonly requesterId: string;
}

/** Active people whom the rules mean for a document from there, each once, in the rules' order. */
export async function findApprovers(
  tx: Tx,
  rules: readonly ApproverRule[],
  origin: Origin,
): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const rule of rules) {
    const people =
      'personId' in rule
        ? await tx.find(RefPerson, { id: rule.personId, active: true })
        : await holders(tx, rule, origin);
    for (const { id, name } of people) found.set(id, { id, name });
  }
  return [...found.values()];
}

async function holders(
  tx: Tx,
  { role, reach }: Extract<ApproverRule, { role: string }>,
  { departmentId, campusId, requesterId }: Origin,
): Promise<RefPerson[]> {
  const ids = (await tx.find(RefPersonRole, { role })).map(({ personId }) => personId);
  const people = await tx.find(
    RefPerson,
    { id: { $in: ids }, active: true },
    { orderBy: { id: 'asc' } },
  );
  if (reach === 'HOSPITAL') return people;
  if (reach === 'CAMPUS')
    return people.filter(({ campusIds }) => campusId === null || campusIds.includes(campusId));
  // The nearest department upwards with a head who is not the requester: a head's own asks go up.
  const departments = new Map((await tx.find(RefDepartment, {})).map((one) => [one.id, one]));
  const seen = new Set<string>();
  for (let at = departmentId; at !== null && !seen.has(at);) {
    seen.add(at);
    const here = people.filter((one) => one.departmentId === at && one.id !== requesterId);
    if (here.length > 0) return here;
    at = departments.get(at)?.parentId ?? null;
  }
  return [];
}
