import type { FilterQuery } from '@mikro-orm/core';
import { levelsOf, requirePermission, type Access, type ScopeLevel } from './access.ts';
import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';
import type { LiveKeys } from './live-keys.ts';

/**
 * Which columns of a row say to whom it belongs. A level without its column reaches no row of the
 * noun. With no columns at all (`{}`) the rows belong to nobody in particular: any grant reads all.
 */
export interface ScopeColumns<T> {
  /** CAMPUS and DEVICE: one of the caller's campuses. */
  readonly campus?: keyof T & string;
  /** DEPT and DEPT_TREE: the caller's department, with those below it. */
  readonly department?: keyof T & string;
  /** CONTRACT: the outside organisation the caller works for, or a contract with it. */
  readonly contract?: (keyof T & string) | ContractTerm<T>;
  /** OWN: rows of this subject. The same rule as `ownKeys`. */
  readonly own?: (subjectId: string) => FilterQuery<T>;
  /** OWN on live keys; `keys.ownerIds` when left out. */
  readonly ownKeys?: (keys: LiveKeys) => readonly string[];
  /**
   * OWN on live keys where the owners are too many to be listed with every event: never no where
   * `own` says yes. It may say yes where `own` says no: the subscriber is then told of a row that
   * it cannot read, which is null.
   */
  readonly ownHas?: (keys: LiveKeys, subjectId: string) => boolean;
}

/**
 * A row that an outside organisation sees only while its contract is in force, judged when the
 * query runs. On live keys the same three are `partyId`, `contractFrom` and `contractUntil`.
 */
export interface ContractTerm<T> {
  readonly party: keyof T & string;
  /** First instant in force; without it the row is under no contract. */
  readonly from: keyof T & string;
  /** First instant no longer in force. */
  readonly until: keyof T & string;
  /** How long after the end the rows stay in reach: for invoicing, 30 days (`domain.md` D). */
  readonly graceMs?: number;
}

/** Where the tree of departments is known. */
export interface DepartmentTree {
  departmentsUnder(departmentId: string): readonly string[];
}

/**
 * The rows the caller may see under a permission: the union of all its grants, as a query.
 * @throws Unauthenticated, Forbidden when the permission is not granted at all
 */
export function scopeWhere<T extends object>(
  ctx: Context,
  permission: string,
  columns: ScopeColumns<T>,
): FilterQuery<T> {
  requirePermission(ctx, permission);
  const { access } = ctx.runtime.process;
  return scopeQuery(ctx.caller.access, permission, columns, access, ctx.clock.now());
}

/** `scopeWhere` for an access at hand and an instant. @throws Forbidden */
export function scopeQuery<T extends object>(
  access: Access,
  permission: string,
  columns: ScopeColumns<T>,
  tree: DepartmentTree,
  at: Date = new Date(),
): FilterQuery<T> {
  const rule = resolveScope(access, permission, columns, tree);
  if (rule === null) throw new Forbidden(permission);
  if (rule === 'ALL') return {} as FilterQuery<T>;

  const any: object[] = [];
  if (columns.campus && rule.campusIds) any.push({ [columns.campus]: { $in: rule.campusIds } });
  if (columns.department && rule.departmentIds) {
    any.push({ [columns.department]: { $in: rule.departmentIds } });
  }
  if (columns.contract && rule.partyId) any.push(contractQuery(columns.contract, rule.partyId, at));
  if (columns.own && rule.ownerId) any.push(columns.own(rule.ownerId) as object);
  if (any.length === 1) return any[0] as FilterQuery<T>;
  return (any.length === 0 ? { $and: [nothing] } : { $or: any }) as FilterQuery<T>;
}

function contractQuery<T>(
  contract: NonNullable<ScopeColumns<T>['contract']>,
  partyId: string,
  at: Date,
): object {
  if (typeof contract === 'string') return { [contract]: partyId };
  const { party, from, until, graceMs = 0 } = contract;
  const seenUntil = new Date(at.getTime() - graceMs);
  return { [party]: partyId, [from]: { $lte: at }, [until]: { $gt: seenUntil } };
}

/** `contractQuery` on live keys. */
function inContract<T>(
  contract: NonNullable<ScopeColumns<T>['contract']>,
  partyId: string | null,
  keys: LiveKeys,
  at: Date,
): boolean {
  if (!listed(keys.partyId, partyId)) return false;
  if (typeof contract === 'string') return true;
  const { contractFrom, contractUntil } = keys;
  if (!contractFrom || !contractUntil) return false;
  const now = at.getTime();
  return (
    Date.parse(contractFrom) <= now && Date.parse(contractUntil) + (contract.graceMs ?? 0) > now
  );
}

/** Matches no row: every entity has an id, and none is an empty list's. */
const nothing = { id: { $in: [] } };

/** The rule of `scopeWhere` on live keys. False also when the permission is not granted. */
export function inScope<T>(
  access: Access,
  permission: string,
  columns: ScopeColumns<T>,
  keys: LiveKeys,
  tree: DepartmentTree,
  at: Date = new Date(),
): boolean {
  const rule = resolveScope(access, permission, columns, tree);
  if (rule === null) return false;
  if (rule === 'ALL') return true;
  return (
    includes(rule.campusIds, columns.campus && keys.campusId) ||
    includes(rule.departmentIds, columns.department && keys.departmentId) ||
    (columns.contract !== undefined && inContract(columns.contract, rule.partyId, keys, at)) ||
    (columns.own !== undefined && ownsByKeys(columns, keys, rule.ownerId))
  );
}

function ownsByKeys<T>(columns: ScopeColumns<T>, keys: LiveKeys, ownerId: string | null): boolean {
  if (ownerId !== null && columns.ownHas?.(keys, ownerId)) return true;
  return listed(columns.ownKeys ? columns.ownKeys(keys) : keys.ownerIds, ownerId);
}

/** `inScope` for the caller, now. */
export function callerReaches<T>(
  ctx: Context,
  permission: string,
  columns: ScopeColumns<T>,
  keys: LiveKeys,
): boolean {
  const tree = ctx.runtime.process.access;
  return inScope(ctx.caller.access, permission, columns, keys, tree, ctx.clock.now());
}

/** What the grants of one permission come to for one caller. */
interface ScopeRule {
  readonly campusIds: readonly string[] | null;
  readonly departmentIds: readonly string[] | null;
  readonly partyId: string | null;
  readonly ownerId: string | null;
}

function resolveScope<T>(
  access: Access,
  permission: string,
  columns: ScopeColumns<T>,
  tree: DepartmentTree,
): ScopeRule | 'ALL' | null {
  const levels = levelsOf(access, permission);
  if (levels.size === 0) return null;
  if (levels.has('ALL') || belongsToNobody(columns)) return 'ALL';
  const has = (...some: ScopeLevel[]): boolean => some.some((level) => levels.has(level));
  const { departmentId } = access;
  return {
    campusIds: has('CAMPUS', 'DEVICE') ? access.campusIds : null,
    departmentIds: !departmentId
      ? null
      : has('DEPT_TREE')
        ? tree.departmentsUnder(departmentId)
        : has('DEPT')
          ? [departmentId]
          : null,
    partyId: has('CONTRACT') ? access.partyId : null,
    ownerId: has('OWN') ? access.subjectId : null,
  };
}

function belongsToNobody<T>(columns: ScopeColumns<T>): boolean {
  return !columns.campus && !columns.department && !columns.contract && !columns.own;
}

function includes(list: readonly string[] | null, value: string | null | undefined): boolean {
  return Boolean(value) && list !== null && list.includes(value as string);
}

function listed(owners: string | readonly string[] | null | undefined, one: string | null) {
  if (one === null || owners === null || owners === undefined) return false;
  return typeof owners === 'string' ? owners === one : owners.includes(one);
}

/**
 * A text equal for two callers exactly when a permission reaches the same rows for both. When it
 * changes under an open stream, the stream must end.
 */
export function scopeFingerprint<T>(
  access: Access,
  permission: string,
  columns: ScopeColumns<T>,
  tree: DepartmentTree,
): string {
  const rule = resolveScope(access, permission, columns, tree);
  if (rule === null || rule === 'ALL') return String(rule);
  const sorted = (list: readonly string[] | null) => list && [...list].sort();
  return JSON.stringify([
    columns.campus ? sorted(rule.campusIds) : null,
    columns.department ? sorted(rule.departmentIds) : null,
    columns.contract ? rule.partyId : null,
    columns.own ? rule.ownerId : null,
  ]);
}
