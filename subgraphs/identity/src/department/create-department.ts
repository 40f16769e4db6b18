import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { Duplicate, ValidationFailed } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import { text } from '../user/valid-user.ts';
import type { CreateDepartmentInput } from './department.inputs.ts';
import { Department } from './department.entity.ts';

const codePattern = /^[A-Z0-9][A-Z0-9-]{0,19}$/;

/** @throws ValidationFailed, Duplicate */
export async function createDepartment(
  ctx: Context,
  input: CreateDepartmentInput,
): Promise<Department> {
  if (!codePattern.test(input.code)) {
    throw new ValidationFailed('code', {
      zh: '编码由至多 20 个大写字母、数字或连字符组成，例如 CARD2。',
      en: 'A code has up to 20 of A-Z, 0-9 and hyphen, such as CARD2.',
    });
  }
  try {
    return await mutate(ctx, { name: 'createDepartment', input }, Department, async (tx) => {
      const { code, kind, parentId = null, campusId = null } = input;
      if (await tx.count(Department, { code })) throw new Duplicate('code');
      if (parentId && !(await tx.count(Department, { id: parentId, retiredAt: null }))) {
        throw new ValidationFailed('parentId', 'unknown-value');
      }
      const names = {
        nameZh: text('nameZh', input.nameZh, 60),
        nameEn: text('nameEn', input.nameEn, 120),
      };
      const facts = { code, kind, parentId, campusId, ...names };
      const department = Object.assign(new Department(), facts);
      // So that DEPT scopes reach the department itself like any other row.
      department.departmentId = department.id;
      department.stamp(ctx.caller.subjectId, ctx.clock.now());
      tx.persist(department);
      record(tx, department, department.changed());
      return department;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new Duplicate('code');
    throw error;
  }
}
