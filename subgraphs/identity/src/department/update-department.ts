import { LockMode } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { lock } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { text } from '../user/valid-user.ts';
import type { UpdateDepartmentInput } from './department.inputs.ts';
import { Department } from './department.entity.ts';

/**
 * Renames a department or moves it in the tree; DEPT_TREE scopes follow within seconds.
 * @throws NotFound, VersionConflict, ValidationFailed for a parent that lies below it
 */
export function updateDepartment(ctx: Context, input: UpdateDepartmentInput): Promise<Department> {
  return mutate(ctx, { name: 'updateDepartment', input }, Department, async (tx) => {
    // The whole tree, so that two moves at once cannot make a ring; there are tens of rows.
    if (input.parentId !== undefined) await lockTree(tx);
    const department = await lock(tx, Department, input.id, input.expectedVersion);
    if (input.nameZh != null) department.nameZh = text('nameZh', input.nameZh, 60);
    if (input.nameEn != null) department.nameEn = text('nameEn', input.nameEn, 120);
    if (input.campusId !== undefined) department.campusId = input.campusId;
    if (input.parentId !== undefined) {
      await assertNoRing(tx, department.id, input.parentId);
      department.parentId = input.parentId;
    }
    department.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, department, department.changed());
    return department;
  });
}

async function lockTree(tx: Tx): Promise<void> {
  const options = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  await tx.find(Department, {}, options);
}

async function assertNoRing(tx: Tx, id: string, parentId: string | null): Promise<void> {
  const parents = new Map((await tx.findAll(Department)).map((one) => [one.id, one.parentId]));
  if (parentId !== null && !parents.has(parentId)) {
    throw new ValidationFailed('parentId', 'unknown-value');
  }
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (at !== id) continue;
    throw new ValidationFailed('parentId', {
      zh: '上级科室不能是本科室或其下级。',
      en: 'A department cannot lie below itself.',
    });
  }
}
