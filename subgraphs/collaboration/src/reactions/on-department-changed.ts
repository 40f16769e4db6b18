import type { DepartmentChanged } from '@houqin/identity/events';
import { defineReaction } from '@houqin/kit/reaction';
import { RefDepartment } from '../references/ref-department.entity.ts';

/** Keeps what is needed of a department. */
export const onDepartmentChanged = defineReaction<DepartmentChanged>({
  on: 'identity.department.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload, aggregateVersion }) {
    const known = await tx.findOne(RefDepartment, payload.departmentId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const department = known ?? new RefDepartment();
    const { departmentId: id, name, nameEn, parentId, campusId } = payload;
    Object.assign(department, { id, name, nameEn, parentId, campusId });
    department.sourceVersion = aggregateVersion;
    tx.persist(department);
  },
});
