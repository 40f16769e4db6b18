import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../src/repository.ts';

interface Block {
  readonly says: string;
  readonly roles: readonly string[];
  readonly may: readonly string[];
  readonly fields?: readonly string[];
}

interface GrantsText {
  readonly roles: readonly string[];
  readonly public: { readonly may: readonly string[] };
  readonly 'signed-in': { readonly may: readonly string[] };
  readonly blocks: readonly Block[];
  readonly entities: Readonly<
    Record<string, { readonly readers: string; readonly card: readonly string[] }>
  >;
}

/** The reviewed file of who may use what, ready to be asked. */
export interface ExpectedGrants {
  readonly roles: readonly string[];
  /** Roles that may use a root field or guarded field; null when nobody has decided it. */
  rolesOf(coordinate: string): ReadonlySet<string> | null;
  isPublic(coordinate: string): boolean;
  /** Everything that is decided. */
  readonly coordinates: ReadonlySet<string>;
  readonly entities: GrantsText['entities'];
  /** Coordinates that stand in two blocks. */
  readonly twice: readonly string[];
}

export async function readGrants(): Promise<ExpectedGrants> {
  const file = join(repository, 'supergraph/contract/grants.yaml');
  const text = parse(await readFile(file, 'utf8')) as GrantsText;
  const decided = new Map<string, ReadonlySet<string>>();
  const twice: string[] = [];
  const everybody = new Set(text.roles);
  const add = (coordinates: readonly string[], roles: ReadonlySet<string>) => {
    for (const coordinate of coordinates) {
      if (decided.has(coordinate)) twice.push(coordinate);
      decided.set(coordinate, roles);
    }
  };
  add(text.public.may, everybody);
  add(text['signed-in'].may, everybody);
  for (const { roles, may, fields = [] } of text.blocks) {
    const unknown = roles.filter((role) => !everybody.has(role));
    if (unknown.length > 0) throw new Error(`grants.yaml names no such role: ${unknown.join()}`);
    add([...may, ...fields], new Set(roles));
  }
  const open = new Set(text.public.may);
  return {
    roles: text.roles,
    rolesOf: (coordinate) => decided.get(coordinate) ?? null,
    isPublic: (coordinate) => open.has(coordinate),
    coordinates: new Set(decided.keys()),
    ...{ entities: text.entities, twice },
  };
}
