import { LockMode } from '@mikro-orm/core';
import { record, type RecordOptions } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { heldAt, RoleAssignment } from '../role/role-assignment.entity.ts';
import { RoleGrant } from '../role/role-grant.entity.ts';
import { Role } from '../role/role.entity.ts';
import { effectiveGrants, type EffectiveGrant } from './effective-grants.ts';
import type { Subject } from './subject.entity.ts';

/**
 * Gives each subject a new epoch and records what it may do now, in this transaction. Call it last,
 * with every subject locked and every change of roles and grants made.
 */
export async function announceAccess(
  tx: Tx,
  subjects: readonly Subject[],
  by: { readonly id: string; readonly at: Date },
  options: RecordOptions = {},
): Promise<void> {
  for (const subject of subjects) subject.stamp(by.id, by.at);
  // Queries read the database: what this transaction changed must be there.
  await tx.flush();
  const ids = subjects.map(({ id }) => id);
  // A snapshot taken before a lock was waited for would give old rights under a new epoch.
  const grants = await grantsOf(tx, ids, by.at, LockMode.PESSIMISTIC_READ);
  const roles = await rolesOf(tx, ids, by.at);
  for (const subject of subjects) {
    record(
      tx,
      subject,
      subject.announce(grants.get(subject.id) ?? [], roles.get(subject.id) ?? []),
      options,
    );
  }
}

/** Codes of the roles each subject holds; the assignments are locked by now. */
async function rolesOf(
  tx: Tx,
  subjectIds: readonly string[],
  at: Date,
): Promise<Map<string, string[]>> {
  const assignments = await tx.find(RoleAssignment, held(subjectIds, at));
  const roles = await tx.find(Role, {
    id: { $in: [...new Set(assignments.map(({ roleId }) => roleId))] },
  });
  const codes = new Map(roles.map(({ id, code }) => [id, code]));
  const bySubject = Map.groupBy(assignments, ({ subjectId }) => subjectId);
  return new Map(
    subjectIds.map((id) => [
      id,
      (bySubject.get(id) ?? []).flatMap(({ roleId }) => codes.get(roleId) ?? []),
    ]),
  );
}

const held = (subjectIds: readonly string[], at: Date) => ({
  $and: [{ subjectId: { $in: [...subjectIds] } }, heldAt(at)],
});

/** What each subject may do by its roles at an instant, disabled or not. */
export async function grantsOf(
  em: Pick<Tx, 'find'>,
  subjectIds: readonly string[],
  at: Date,
  lockMode: LockMode.NONE | LockMode.PESSIMISTIC_READ = LockMode.NONE,
): Promise<Map<string, EffectiveGrant[]>> {
  const options = { lockMode };
  const assignments = await em.find(RoleAssignment, held(subjectIds, at), options);
  const roleIds = [...new Set(assignments.map(({ roleId }) => roleId))];
  const lines = await em.find(RoleGrant, { roleId: { $in: roleIds } }, options);
  const byRole = Map.groupBy(lines, ({ roleId }) => roleId);
  const bySubject = Map.groupBy(assignments, ({ subjectId }) => subjectId);
  return new Map(
    subjectIds.map((id) => {
      const own = bySubject.get(id) ?? [];
      return [id, effectiveGrants(own.flatMap(({ roleId }) => byRole.get(roleId) ?? []))];
    }),
  );
}
