import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { type Department } from './department.entity.ts';

/** A department lies on a campus and in its own subtree; those of no campus are read with ALL. */
export const departmentScope: ScopeColumns<Department> = { campus: 'campusId', department: 'id' };

export const departmentReference: ReferenceRule<Department> = {
  permission: 'department:read',
  scope: departmentScope,
  card: ['id', 'code', 'nameZh', 'nameEn', 'version'],
  also: ['name'],
};
