import { LockMode } from '@mikro-orm/core';
import type { Tx } from '@houqin/kit/unit-of-work';
import { Subject } from '../access/subject.entity.ts';
import { SodConflict } from '../errors.ts';
import { dutiesAtOdds } from './duties-at-odds.ts';
import { DutyConflict } from './duty-conflict.entity.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleGrant } from './role-grant.entity.ts';

/**
 * Takes a step that changes who holds which right, and refuses it when it would put both sides of a
 * separated duty into one hand. What was so before the step is not held against it. Steps of this
 * kind go one after another.
 * @param touching look only at rules with this permission
 * @throws SodConflict
 */
export async function keepDutiesApart<R>(
  tx: Tx,
  subjectIds: readonly string[],
  at: Date,
  step: () => Promise<R>,
  touching?: string,
): Promise<R> {
  const lock = { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const rules = (await tx.find(DutyConflict, {}, lock)).filter(
    ({ permission, other }) =>
      touching === undefined || permission === touching || other === touching,
  );
  if (rules.length === 0) return step();
  const before = await conflictsOf(tx, rules, subjectIds, at);
  const result = await step();
  await tx.flush();
  const after = await conflictsOf(tx, rules, subjectIds, at);
  const made = [...after].flatMap(([subjectId, found]) => {
    const rule = found.find((one) => !before.get(subjectId)?.includes(one));
    return rule ? [{ subjectId, rule }] : [];
  });
  if (made[0]) {
    const { permission, other } = made[0].rule;
    const ids = made.map(({ subjectId }) => subjectId);
    throw new SodConflict([permission, other], await namesOf(tx, ids));
  }
  return result;
}

/** What each subject's roles put together; read under lock, since a snapshot would be too old. */
async function conflictsOf(
  tx: Tx,
  rules: readonly DutyConflict[],
  subjectIds: readonly string[],
  at: Date,
): Promise<Map<string, DutyConflict[]>> {
  const options = { lockMode: LockMode.PESSIMISTIC_READ } as const;
  const held = await tx.find(RoleAssignment, { subjectId: { $in: [...subjectIds] } }, options);
  const named = [...new Set(rules.flatMap(({ permission, other }) => [permission, other]))];
  const roleIds = [...new Set(held.map(({ roleId }) => roleId))];
  const lines = await tx.find(
    RoleGrant,
    { roleId: { $in: roleIds }, permission: { $in: named } },
    options,
  );
  const byRole = Map.groupBy(lines, ({ roleId }) => roleId);
  const bySubject = Map.groupBy(held, ({ subjectId }) => subjectId);
  return new Map(
    [...bySubject].map(([subjectId, own]) => {
      const roles = own.map(({ roleId, validFrom, validUntil }) => ({
        ...{ validFrom, validUntil },
        lines: byRole.get(roleId) ?? [],
      }));
      return [subjectId, dutiesAtOdds(rules, roles, at)];
    }),
  );
}

/** The first few, for the person who has to sort it out. */
async function namesOf(tx: Tx, subjectIds: readonly string[]): Promise<string[]> {
  const few = { limit: 5, orderBy: { name: 'asc' } } as const;
  const subjects = await tx.find(Subject, { id: { $in: [...subjectIds] } }, few);
  return subjects.map(({ name }) => name);
}
