import { csvText } from '@houqin/ui-kit/ui/csv.ts';
import { domainWord, lineWord } from './grant-words.ts';
import type { GrantLine, Permission, Role } from './roles.graph.ts';

/** The permissions of one domain, as one block of the matrix. */
export interface PermissionGroup {
  readonly domain: string;
  readonly permissions: readonly Permission[];
}

/** What narrows the matrix. */
export interface MatrixFilter {
  readonly search: string;
  readonly domain: string;
  /** Only what an administrator has set. */
  readonly edited: boolean;
}

type Lines = ReadonlyMap<string, GrantLine>;

/** Each role's lines by permission. */
export const linesByRole = (roles: readonly Role[]): ReadonlyMap<string, Lines> =>
  new Map(
    roles.map(({ code, grants }) => [
      code,
      new Map((grants ?? []).map((line) => [line.permission, line])),
    ]),
  );

/** The permissions that fit, by domain; search looks at name and code. */
export function groupsOf(
  permissions: readonly Permission[],
  roles: readonly Role[],
  { search, domain, edited }: MatrixFilter,
): PermissionGroup[] {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const changed = new Set(
    roles.flatMap(({ grants }) =>
      (grants ?? []).filter((line) => line.edited).map((line) => line.permission),
    ),
  );
  const shown = permissions.filter(
    (one) =>
      (!domain || one.domain === domain) &&
      (!edited || changed.has(one.code)) &&
      words.every((word) => `${one.code} ${one.name}`.toLowerCase().includes(word)),
  );
  return [...Map.groupBy(shown, (one) => one.domain)].map(([name, group]) => ({
    domain: name,
    permissions: group,
  }));
}

/** The matrix as shown, as CSV. */
export function matrixCsv(
  heads: readonly string[],
  groups: readonly PermissionGroup[],
  roles: readonly Role[],
): string {
  const lines = linesByRole(roles);
  const rows = groups.flatMap(({ domain, permissions }) =>
    permissions.map(({ code, name }) => [
      ...[domainWord(domain), name, code],
      ...roles.map((role) => lineWord(lines.get(role.code)?.get(code))),
    ]),
  );
  return csvText([[...heads, ...roles.map(({ name }) => name)], ...rows]);
}
