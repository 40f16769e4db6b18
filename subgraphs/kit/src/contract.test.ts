import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contractFaults, declaredPermissions } from './contract.ts';

const sdl = `
type Query { lamps: [Lamp!]! @requiresScopes(scopes: [["lamp:read"]]) }
type Lamp { state: LampState! price: String @requiresScopes(scopes: [["money:see"]]) }
enum LampState { ON OFF }
enum LampOrderField { NAME }
enum ChangeKind { UPSERTED REMOVED BOOKMARK }
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'houqin-contract-'));
  for (const folder of ['contract', 'src']) mkdirSync(join(root, folder));
  write('contract/schema.graphql', sdl.replaceAll('\n', '\n\n'));
  permissions([{ code: 'lamp:read', zh: '看灯', en: 'Read lamps', grants: { nurse: 'DEPT' } }]);
  labels({ LampState: { ON: 'x', OFF: 'y' } });
  write('src/errors.ts', `class A extends DomainError { readonly code = 'TOO_BRIGHT'; }`);
  write('README.md', 'Codes: `TOO_BRIGHT`');
  for (const locale of ['zh', 'en']) write(`contract/errors.${locale}.json`, '{"TOO_BRIGHT":"x"}');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(join(root, file), text);
const permissions = (list: object[]): void =>
  write('contract/permissions.json', JSON.stringify({ permissions: list }));
const labels = (value: object): void => {
  for (const locale of ['zh', 'en']) write(`contract/labels.${locale}.json`, JSON.stringify(value));
};
const faults = (text = sdl): string[] =>
  contractFaults(
    { name: 'lamps', root, sdl: text },
    new Map([...declaredPermissions([{ name: 'lamps', root }]), ['money:see', 'finance']]),
  );

it('finds nothing where contract and code agree, whatever the layout', () => {
  expect(faults()).toEqual([]);
});

it('finds a graph that has changed, and one that was never written', () => {
  expect(faults(sdl.replace('ON OFF', 'ON OFF DIM'))).toEqual([
    'lamps: contract/schema.graphql is not what the code says: npm run contract',
    'lamps: contract/labels.zh.json: LampState lacks DIM',
    'lamps: contract/labels.en.json: LampState lacks DIM',
  ]);
  rmSync(join(root, 'contract/schema.graphql'));
  expect(faults()).toEqual(['lamps: contract/schema.graphql is missing: npm run contract']);
});

it('finds guards nobody declared, wrong levels, missing names', () => {
  permissions([{ code: 'Lamp:Read', zh: '', en: 'Read', grants: { nurse: 'WARD' } }]);
  expect(faults()).toEqual([
    'lamps: permission "Lamp:Read"',
    'lamps: permission Lamp:Read lacks a name in one of the languages',
    'lamps: permission Lamp:Read: nurse gets "WARD"',
    'lamps: permission lamp:read guards a field of lamps, undeclared',
  ]);
});

it('finds stale labels, and error codes without text or explanation', () => {
  labels({ LampState: { ON: 'x', OFF: 'y', DIM: 'z' } });
  write('README.md', 'nothing');
  write('contract/errors.en.json', '{}');
  expect(faults()).toEqual([
    'lamps: contract/labels.zh.json: LampState has no DIM',
    'lamps: contract/labels.en.json: LampState has no DIM',
    'lamps: README.md does not explain `TOO_BRIGHT`',
    'lamps: contract/errors.en.json lacks TOO_BRIGHT',
  ]);
});

it('refuses a permission that two domains declare', () => {
  const twice = [
    { name: 'lamps', root },
    { name: 'other', root },
  ];
  expect(() => declaredPermissions(twice)).toThrow('lamp:read is declared by lamps and by other');
});

it('finds acts that an auditor would read as a code', () => {
  const put = (words: object) => labels({ LampState: { ON: 'x', OFF: 'y' }, AuditAction: words });
  write('src/switch.ts', `record(tx, lamp, { type: 'lamps.lamp.switched-on', version: 1 });`);
  write('src/react.ts', `const on = 'wards.ward.opened';`);
  write('src/switch.test.ts', `expect(type).toBe('lamps.lamp.broken');`);
  put({ 'lamps.lamp.dimmed': 'x' });
  expect(faults()).toEqual([
    'lamps: contract/labels.zh.json: AuditAction lacks lamps.lamp.switched-on',
    'lamps: contract/labels.en.json: AuditAction lacks lamps.lamp.switched-on',
  ]);
  put({ 'lamps.lamp.switched-on': 'x' });
  expect(faults()).toEqual([]);
});
