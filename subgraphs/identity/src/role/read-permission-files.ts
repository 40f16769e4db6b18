import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { scopeLevels } from '@houqin/kit/access';
import type { GrantLevel } from '../../contract/events.ts';

/** One permission as its domain declares it. */
export interface DeclaredPermission {
  readonly domain: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Role code → level granted unless an administrator says otherwise. */
  readonly grants: ReadonlyMap<string, GrantLevel>;
}

/** A permission file that cannot be trusted; each line names file, permission and fault. */
export class PermissionFilesInvalid extends Error {
  override readonly name = 'PermissionFilesInvalid';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const codePattern = /^[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/;

/**
 * Reads `contract/permissions.json` beside every schema that `rover.yaml` lists. A domain that is
 * listed but has no such file yet contributes nothing.
 * @throws PermissionFilesInvalid
 */
export function readPermissionFiles(
  roverFile: string,
  knownRoles: ReadonlySet<string>,
): DeclaredPermission[] {
  const faults: string[] = [];
  const owner = new Map<string, string>();
  const found: DeclaredPermission[] = [];
  for (const schemaFile of schemaFiles(readFileSync(roverFile, 'utf8'))) {
    const file = join(dirname(resolve(dirname(roverFile), schemaFile)), 'permissions.json');
    if (!existsSync(file)) continue;
    const shown = relative(dirname(roverFile), file);
    for (const entry of entries(file, shown, faults)) {
      const permission = check(entry, shown, knownRoles, faults);
      if (!permission) continue;
      const other = owner.get(permission.code);
      if (other) faults.push(`${shown}: ${permission.code} is declared by ${other} already`);
      owner.set(permission.code, shown);
      found.push(permission);
    }
  }
  if (faults.length > 0) throw new PermissionFilesInvalid(faults);
  return found;
}

/** The `file:` of every schema, block or flow style; `rover.yaml` has no other key of that name. */
function schemaFiles(yaml: string): string[] {
  const lines = yaml.split('\n').map((line) => line.replace(/(^|\s)#.*$/, ''));
  return lines.flatMap((line) => {
    const match = /(?:^|[\s{,])file:\s*(?:"([^"]+)"|'([^']+)'|([^\s},]+))/.exec(line);
    return match ? [(match[1] ?? match[2] ?? match[3])!] : [];
  });
}

function entries(file: string, shown: string, faults: string[]): unknown[] {
  try {
    const { permissions } = JSON.parse(readFileSync(file, 'utf8')) as { permissions?: unknown };
    if (Array.isArray(permissions)) return permissions;
    faults.push(`${shown}: "permissions" is no list`);
  } catch (error) {
    faults.push(`${shown}: ${(error as Error).message}`);
  }
  return [];
}

function check(
  entry: unknown,
  shown: string,
  knownRoles: ReadonlySet<string>,
  faults: string[],
): DeclaredPermission | null {
  const { code, zh, en, grants } = (entry ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string' || !codePattern.test(code)) {
    faults.push(`${shown}: ${JSON.stringify(code)} is no permission code such as work-order:start`);
    return null;
  }
  if (typeof zh !== 'string' || !zh || typeof en !== 'string' || !en) {
    faults.push(`${shown}: ${code} needs a name in both languages`);
    return null;
  }
  const levels = Object.entries((grants ?? {}) as Record<string, unknown>);
  for (const [role, level] of levels) {
    if (!knownRoles.has(role)) faults.push(`${shown}: ${code} grants to unknown role ${role}`);
    if (!scopeLevels.includes(level as GrantLevel)) {
      faults.push(`${shown}: ${code} grants ${role} the unknown level ${JSON.stringify(level)}`);
    }
  }
  return {
    domain: shown.split(/[\\/]/).at(-3) ?? shown,
    code,
    nameZh: zh,
    nameEn: en,
    grants: new Map(levels as [string, GrantLevel][]),
  };
}
