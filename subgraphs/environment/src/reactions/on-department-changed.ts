import { defineReaction } from '@houqin/kit/reaction';
import type { DepartmentChanged } from '@houqin/identity/events';
import { RefDepartment } from '../references/ref-department.entity.ts';

/** Keeps what departments are called. */
export const onDepartmentChanged = defineReaction<DepartmentChanged>({
  on: 'identity.department.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload }) {
    const department =
      (await tx.findOne(RefDepartment, { id: payload.departmentId })) ?? new RefDepartment();
    Object.assign(department, {
      id: payload.departmentId,
      code: payload.code,
      nameZh: payload.name,
      nameEn: payload.nameEn,
      parentId: payload.parentId,
      retired: payload.retired,
    } satisfies RefDepartment);
    tx.persist(department);
    await tx.flush();
  },
});
