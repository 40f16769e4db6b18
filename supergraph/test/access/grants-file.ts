import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../src/repository.ts';

/** Where the reviewed file is, for messages that say what to change. */
export const grantsFile = 'supergraph/contract/grants.yaml';

interface Block {
  readonly says: string;
  /** Who may, or who alone may not. */
  readonly roles?: readonly string[];
  readonly not?: readonly string[];
  readonly may: readonly string[];
  readonly fields?: readonly string[];
}

interface WiderReach {
  readonly says: string;
  readonly roles?: readonly string[];
  readonly permissions: readonly string[];
  readonly scope: string;
}

interface GrantsText {
  readonly roles: readonly string[];
  readonly outsiders: { readonly roles: readonly string[] };
  readonly public: { readonly may: readonly string[] };
  readonly 'signed-in': { readonly may: readonly string[] };
  readonly people: { readonly not: readonly string[]; readonly may: readonly string[] };
  readonly masked: { readonly fields: readonly string[] };
  readonly blocks: readonly Block[];
  readonly scopes: Readonly<Record<string, string>>;
  readonly wider: readonly WiderReach[];
  readonly entities: Readonly<Record<string, EntityCard>>;
  readonly 'vendor-contract': Readonly<Record<string, readonly string[]>>;
}

/** What of an entity those may read who meet it by reference. */
export interface EntityCard {
  /** The root field whose readers may read all of it. */
  readonly readers: string;
  readonly card: readonly string[];
}

/** The reviewed file of who may use what, ready to be asked. */
export interface ExpectedGrants {
  readonly roles: readonly string[];
  /** Roles that may use a root field or guarded field; null when nobody has decided it. */
  rolesOf(coordinate: string): ReadonlySet<string> | null;
  isPublic(coordinate: string): boolean;
  /** Whether the hospital's own people hold the role: they read cards. */
  isStaff(role: string): boolean;
  /** Everything that is decided, but for what is masked. */
  readonly coordinates: ReadonlySet<string>;
  /** Fields that nobody reads by the way, whoever they are. */
  readonly masked: ReadonlySet<string>;
  readonly entities: GrantsText['entities'];
  /** `Type.field` of everything that outside organisations see. */
  readonly vendorContract: ReadonlySet<string>;
  /** How far a role reaches at most. */
  scopeOf(role: string): string;
  /** How far it reaches at most with one permission: each of these, and what is narrower. */
  scopesOf(role: string, permission: string): readonly string[];
  /** Coordinates that stand in two blocks. */
  readonly twice: readonly string[];
}

export async function readGrants(): Promise<ExpectedGrants> {
  const text = parse(await readFile(join(repository, grantsFile), 'utf8')) as GrantsText;
  const decided = new Map<string, ReadonlySet<string>>();
  const twice: string[] = [];
  const everybody = new Set(text.roles);
  const known = (roles: readonly string[]): ReadonlySet<string> => {
    const unknown = roles.filter((role) => !everybody.has(role));
    if (unknown.length > 0) throw new Error(`${grantsFile} names no such role: ${unknown.join()}`);
    return new Set(roles);
  };
  const add = (coordinates: readonly string[], roles: ReadonlySet<string>) => {
    for (const coordinate of coordinates) {
      if (decided.has(coordinate)) twice.push(coordinate);
      decided.set(coordinate, roles);
    }
  };
  add(text.public.may, everybody);
  add(text['signed-in'].may, everybody);
  add(text.people.may, known(text.roles.filter((role) => !text.people.not.includes(role))));
  for (const { roles, not, may, fields = [] } of text.blocks) {
    const others = text.roles.filter((role) => not?.includes(role) === false);
    add([...may, ...fields], known(roles ?? others));
  }
  const open = new Set(text.public.may);
  const outside = known(text.outsiders.roles);
  const wider = text.wider.map((one) => ({ ...one, roles: known(one.roles ?? text.roles) }));
  return {
    roles: text.roles,
    rolesOf: (coordinate) => decided.get(coordinate) ?? null,
    isPublic: (coordinate) => open.has(coordinate),
    isStaff: (role) => !outside.has(role),
    coordinates: new Set(decided.keys()),
    masked: new Set(text.masked.fields),
    entities: text.entities,
    vendorContract: new Set(
      Object.entries(text['vendor-contract']).flatMap(([type, fields]) =>
        fields.map((field) => `${type}.${field}`),
      ),
    ),
    scopeOf: (role) => text.scopes[role] ?? 'nothing',
    scopesOf: (role, permission) => [
      ...(text.scopes[role] ? [text.scopes[role]] : []),
      ...wider
        .filter(({ roles, permissions }) => roles.has(role) && permissions.includes(permission))
        .map(({ scope }) => scope),
    ],
    twice,
  };
}
