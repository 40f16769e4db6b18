import type { Context } from './context.ts';
import { Forbidden, Unauthenticated } from './errors.ts';

export { AccessDirectory, followIdentity } from './access-directory.ts';

/** How wide a permission reaches; what each means for a row is said by the row's `ScopeColumns`. */
export type ScopeLevel = 'OWN' | 'DEPT' | 'DEPT_TREE' | 'CAMPUS' | 'CONTRACT' | 'DEVICE' | 'ALL';

export const scopeLevels: readonly ScopeLevel[] = [
  'OWN',
  'DEPT',
  'DEPT_TREE',
  'CAMPUS',
  'CONTRACT',
  'DEVICE',
  'ALL',
];

export type CallerKind = 'user' | 'client' | 'device' | 'system' | 'anonymous';

/** What one subject may do, as identity last said. Immutable: a change is a new object. */
export interface Access {
  readonly subjectId: string;
  readonly kind: CallerKind;
  readonly name: string;
  /** Grows with every change of this record; a token with a smaller one is stale. */
  readonly epoch: number;
  readonly disabled: boolean;
  readonly departmentId: string | null;
  readonly campusIds: readonly string[];
  /** The outside organisation the subject works for; null for the hospital's own staff. */
  readonly partyId: string | null;
  /** Permission → union of the levels granted by all roles. */
  readonly grants: ReadonlyMap<string, ReadonlySet<ScopeLevel>>;
}

export function can(access: Access, permission: string): boolean {
  return access.kind === 'system' || (access.grants.get(permission)?.size ?? 0) > 0;
}

/** @throws Unauthenticated, TokenStale (why the token was refused), Forbidden */
export function requirePermission(ctx: Context, permission: string): void {
  requireSignedIn(ctx);
  if (!can(ctx.caller.access, permission)) throw new Forbidden(permission);
}

/** @throws Unauthenticated, TokenStale */
export function requireSignedIn(ctx: Context): void {
  if (ctx.refusal) throw ctx.refusal;
  if (ctx.caller.access.kind === 'anonymous') throw new Unauthenticated('NO_TOKEN');
}

/** The levels a permission is granted at; the system reaches everything. */
export function levelsOf(access: Access, permission: string): ReadonlySet<ScopeLevel> {
  return access.kind === 'system' ? everything : (access.grants.get(permission) ?? nothing);
}

const everything: ReadonlySet<ScopeLevel> = new Set(['ALL']);
const nothing: ReadonlySet<ScopeLevel> = new Set();

/** The access of the program itself: reactions, jobs, seeding. */
export const systemAccess: Access = {
  subjectId: 'system',
  kind: 'system',
  name: 'Houqin',
  epoch: 0,
  disabled: false,
  departmentId: null,
  campusIds: [],
  partyId: null,
  grants: new Map(),
};

/** The access of a caller without a token: none. */
export const anonymousAccess: Access = {
  ...systemAccess,
  subjectId: 'anonymous',
  kind: 'anonymous',
  name: '',
};
