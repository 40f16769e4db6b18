import type { Context } from '@houqin/kit/context';
import { Forbidden, ValidationFailed } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { RefPersonRole } from '../../references/ref-person-role.entity.ts';
import { NoticeClass } from './notice-class.entity.ts';

/**
 * A class in which the caller may write (S194).
 * @throws ValidationFailed for an unknown one, Forbidden where others write
 */
export async function writableClass(ctx: Context, tx: Tx, code: string): Promise<NoticeClass> {
  const found = await tx.findOne(NoticeClass, { code, retiredAt: null });
  if (!found) throw new ValidationFailed('classCode', 'invalid');
  if (!(await mayWrite(ctx, tx, found))) throw new Forbidden('notice:write');
  return found;
}

async function mayWrite(
  { caller: { kind, subjectId, access }, runtime }: Context,
  tx: Tx,
  { writerRoles, writerDepartmentIds }: NoticeClass,
): Promise<boolean> {
  if (kind === 'system') return true;
  if (writerRoles.length > 0) {
    const role = { $in: [...writerRoles] };
    if ((await tx.count(RefPersonRole, { personId: subjectId, role })) === 0) return false;
  }
  if (writerDepartmentIds.length === 0) return true;
  const { departmentId } = access;
  return writerDepartmentIds.some(
    (id) =>
      departmentId !== null && runtime.process.access.departmentsUnder(id).includes(departmentId),
  );
}
