import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScopeLevel } from './access.ts';
import { packageRoot } from './package-root.ts';

/** A permission as its domain declares it, with the grants each role gets at first. */
export interface Permission {
  /** `work-order:start` */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Role code → level. */
  readonly grants: Readonly<Record<string, ScopeLevel>>;
}

/** `contract/permissions.json` of a package; none when it has no such file. */
export function readPermissions(importMetaUrl: string): Permission[] {
  const file = join(packageRoot(importMetaUrl), 'contract', 'permissions.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { permissions: Permission[] }).permissions;
}
