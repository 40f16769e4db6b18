import type { Access, CallerKind, ScopeLevel } from '../access.ts';
import type { Caller } from '../context.ts';

export interface TestCallerFacts {
  readonly subjectId?: string;
  readonly name?: string;
  readonly kind?: CallerKind;
  readonly sessionId?: string | null;
  /** Permission → level or levels. */
  readonly grants?: Readonly<Record<string, ScopeLevel | readonly ScopeLevel[]>>;
  readonly departmentId?: string | null;
  readonly campusIds?: readonly string[];
  readonly partyId?: string | null;
  readonly epoch?: number;
  readonly expiresAt?: Date | null;
}

/** An access record for tests, by default a user who may do nothing. */
export function anAccess(facts: TestCallerFacts = {}): Access {
  const grants = Object.entries(facts.grants ?? {}).map(
    ([permission, levels]) => [permission, new Set([levels].flat() as ScopeLevel[])] as const,
  );
  return {
    subjectId: facts.subjectId ?? 'test-user',
    kind: facts.kind ?? 'user',
    name: facts.name ?? '测试员',
    epoch: facts.epoch ?? 1,
    disabled: false,
    departmentId: facts.departmentId ?? null,
    campusIds: facts.campusIds ?? [],
    partyId: facts.partyId ?? null,
    grants: new Map(grants),
  };
}

/** A signed-in caller as the token and identity's events would make it. */
export function asCaller(facts: TestCallerFacts = {}): Caller {
  const access = anAccess(facts);
  return {
    kind: access.kind,
    subjectId: access.subjectId,
    sessionId: facts.sessionId ?? null,
    name: access.name,
    access,
    expiresAt: facts.expiresAt ?? null,
  };
}
