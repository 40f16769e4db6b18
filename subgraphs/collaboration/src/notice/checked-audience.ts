import { levelsOf } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { RefDepartment } from '../references/ref-department.entity.ts';
import type { Audience } from './audience.ts';
import type { NoticeAudienceInput } from './notice.inputs.ts';

const most = 200;
const roleCode = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * An audience as it is kept. Who writes for a campus reaches the people of that campus only.
 * @throws ValidationFailed
 */
export async function checkedAudience(
  ctx: Context,
  em: Pick<Tx, 'count'>,
  input: NoticeAudienceInput,
): Promise<Audience> {
  const audience = {
    campusIds: listOf('campusIds', input.campusIds),
    departmentIds: listOf('departmentIds', input.departmentIds),
    roles: listOf('roles', input.roles),
  };
  if (!audience.roles.every((code) => roleCode.test(code)))
    throw new ValidationFailed('audience.roles', 'invalid');
  const known = await em.count(RefDepartment, { id: { $in: audience.departmentIds } });
  if (known !== audience.departmentIds.length)
    throw new ValidationFailed('audience.departmentIds', 'invalid');
  const { access } = ctx.caller;
  if (levelsOf(access, 'notice:write').has('ALL')) {
    if (!audience.campusIds.every((id) => /^[0-9A-Z]{26}$/.test(id)))
      throw new ValidationFailed('audience.campusIds', 'invalid');
    return audience;
  }
  if (!audience.campusIds.every((id) => access.campusIds.includes(id)))
    throw new ValidationFailed('audience.campusIds', 'invalid');
  return audience.campusIds.length > 0
    ? audience
    : { ...audience, campusIds: [...access.campusIds].sort() };
}

function listOf(field: string, values: readonly string[] | null | undefined): string[] {
  const list = [...new Set(values ?? [])].sort();
  if (list.length > most)
    throw new ValidationFailed(`audience.${field}`, 'too-long', { max: most });
  return list;
}
