import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, visit, type DocumentNode } from 'graphql';
import { ActorKind } from './audit-entry.ts';
import { scopeLevels } from './access.ts';
import { ChangeKind } from './live-changes.ts';
import { SortDirection } from './keyset.ts';
import { kitMessages } from './messages.ts';
import type { Permission } from './permissions-file.ts';

/** What a domain promises and what its code does, to be held against each other. */
export interface ContractSource {
  readonly name: string;
  /** Folder of the package. */
  readonly root: string;
  /** As `federate` makes it. */
  readonly sdl: string;
}

/** The same graph gives the same text, however a file is laid out. */
export const normalised = (sdl: string): string => print(parse(sdl, { noLocation: true }));

/**
 * Where the contract of a domain differs from its code, one line each; empty when it does not.
 * `declared` are the permissions of all domains, by code, with the domain that declares each.
 */
export function contractFaults(
  source: ContractSource,
  declared: ReadonlyMap<string, string>,
): string[] {
  const { name, root, sdl } = source;
  const document = parse(sdl, { noLocation: true });
  return [
    ...schemaFaults(root, sdl),
    ...permissionFaults(root, name, document, declared),
    ...labelFaults(root, document),
    ...actionFaults(root, name),
    ...errorFaults(root),
  ].map((fault) => `${name}: ${fault}`);
}

/** The permissions of several domains. @throws Error when two declare the same */
export function declaredPermissions(
  domains: readonly { readonly name: string; readonly root: string }[],
): Map<string, string> {
  const declared = new Map<string, string>();
  for (const { name, root } of domains) {
    for (const { code } of readJson<{ permissions: Permission[] }>(root, 'permissions.json')
      ?.permissions ?? []) {
      const other = declared.get(code);
      if (other) throw new Error(`permission ${code} is declared by ${other} and by ${name}`);
      declared.set(code, name);
    }
  }
  return declared;
}

function schemaFaults(root: string, sdl: string): string[] {
  const file = join(root, 'contract', 'schema.graphql');
  if (!existsSync(file)) return ['contract/schema.graphql is missing: npm run contract'];
  const same = normalised(readFileSync(file, 'utf8')) === normalised(sdl);
  return same ? [] : ['contract/schema.graphql is not what the code says: npm run contract'];
}

function permissionFaults(
  root: string,
  name: string,
  document: DocumentNode,
  declared: ReadonlyMap<string, string>,
): string[] {
  const file = readJson<{ permissions: Permission[] }>(root, 'permissions.json');
  if (!file) return ['contract/permissions.json is missing'];
  const faults: string[] = [];
  for (const { code, zh, en, grants } of file.permissions) {
    if (!/^[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*$/.test(code)) faults.push(`permission "${code}"`);
    if (!zh || !en) faults.push(`permission ${code} lacks a name in one of the languages`);
    for (const [role, level] of Object.entries(grants)) {
      if (!scopeLevels.includes(level)) faults.push(`permission ${code}: ${role} gets "${level}"`);
    }
  }
  for (const scope of scopesIn(document)) {
    if (!declared.has(scope))
      faults.push(`permission ${scope} guards a field of ${name}, undeclared`);
  }
  return faults;
}

/** Permissions named by `@requiresScopes`. */
export function scopesIn(document: DocumentNode): Set<string> {
  const scopes = new Set<string>();
  visit(document, {
    Directive(node) {
      if (node.name.value !== 'requiresScopes') return;
      visit(node, { StringValue: ({ value }) => void scopes.add(value) });
    },
  });
  return scopes;
}

const kitEnums: Readonly<Record<string, object>> = { ActorKind, ChangeKind, SortDirection };

function labelFaults(root: string, document: DocumentNode): string[] {
  const faults: string[] = [];
  type Labels = Record<string, Record<string, string>>;
  const files = [
    ['labels.zh.json', readJson<Labels>(root, 'labels.zh.json') ?? {}],
    ['labels.en.json', readJson<Labels>(root, 'labels.en.json') ?? {}],
  ] as const;
  for (const definition of document.definitions) {
    if (definition.kind !== 'EnumTypeDefinition') continue;
    const name = definition.name.value;
    // The same in every domain, or of no screen.
    if (name in kitEnums || name.endsWith('OrderField')) continue;
    const values = (definition.values ?? []).map((value) => value.name.value);
    for (const [file, labels] of files) {
      const missing = values.filter((value) => !labels[name]?.[value]);
      if (missing.length > 0) faults.push(`contract/${file}: ${name} lacks ${missing.join(', ')}`);
      const stale = Object.keys(labels[name] ?? {}).filter((value) => !values.includes(value));
      if (stale.length > 0) faults.push(`contract/${file}: ${name} has no ${stale.join(', ')}`);
    }
  }
  return faults;
}

/** What an auditor reads of an act: every action that the code names is called something. */
function actionFaults(root: string, name: string): string[] {
  const said = ['zh', 'en'].map((locale) => {
    const file = `labels.${locale}.json`;
    const labels = readJson<Record<string, Record<string, string>>>(root, file) ?? {};
    return [file, labels['AuditAction'] ?? {}] as const;
  });
  const action = new RegExp(`'(${name}(?:\\.[a-z]+(?:-[a-z]+)*){2})'`, 'g');
  const used = new Set<string>();
  for (const source of sourcesIn(join(root, 'src')))
    for (const [, code] of source.matchAll(action)) used.add(code as string);
  return said.flatMap(([file, words]) => {
    const missing = [...used].filter((code) => !words[code]).sort();
    return missing.length > 0 ? [`contract/${file}: AuditAction lacks ${missing.join(', ')}`] : [];
  });
}

/** Texts of a folder's code, tests aside. */
function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((entry) => entry.endsWith('.ts') && !entry.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(folder, entry), 'utf8'));
}

/** Every error code of the code has a text in both languages and a place in the README. */
function errorFaults(root: string): string[] {
  // Common codes are explained once, in the kit.
  const codes = errorCodes(join(root, 'src')).filter((code) => !kitMessages.en[code]);
  const readme = join(root, 'README.md');
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  const faults = codes
    .filter((code) => !text.includes(`\`${code}\``))
    .map((code) => `README.md does not explain \`${code}\``);
  for (const locale of ['zh', 'en']) {
    const file = `errors.${locale}.json`;
    const texts = readJson<Record<string, string>>(root, file) ?? {};
    const missing = codes.filter((code) => !texts[code]);
    if (missing.length > 0) faults.push(`contract/${file} lacks ${missing.join(', ')}`);
  }
  return faults;
}

/** Codes of the error classes in a folder of source. */
export function errorCodes(folder: string): string[] {
  const codes = new Set<string>();
  for (const source of sourcesIn(folder)) {
    if (!source.includes('DomainError')) continue;
    for (const [, code] of source.matchAll(/readonly code = '([A-Z_]+)'/g))
      codes.add(code as string);
  }
  return [...codes].sort();
}

function readJson<T>(root: string, file: string): T | null {
  const path = join(root, 'contract', file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
