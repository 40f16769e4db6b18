import { defineReaction } from '@houqin/kit/reaction';
import type { DepartmentChanged } from '@houqin/identity/events';
import { RefDepartment } from '../references/ref-department.entity.ts';

/** Keeps what is needed of a department. */
export const onDepartmentChanged = defineReaction<DepartmentChanged>({
  on: 'identity.department.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload, aggregateVersion }) {
    const known = await tx.findOne(RefDepartment, payload.departmentId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const department = known ?? new RefDepartment();
    department.id = payload.departmentId;
    department.code = payload.code;
    department.name = payload.name;
    department.nameEn = payload.nameEn;
    department.parentId = payload.parentId;
    department.campusId = payload.campusId;
    department.retired = payload.retired;
    department.sourceVersion = aggregateVersion;
    tx.persist(department);
  },
});
