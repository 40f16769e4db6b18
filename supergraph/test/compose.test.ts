import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { composeContracts, composeRover } from '../src/compose/compose.ts';
import { CompositionFailed, readRover } from '../src/compose/read-rover.ts';
import { loadSupergraph } from '../src/gateway/supergraph.ts';
import { alarms, contracts, rooms, staff } from './graph/contracts.ts';

const changed = (contract: typeof staff, from: string, to: string) => ({
  ...contract,
  sdl: contract.sdl.replace(from, to),
});

const failure = (make: () => unknown): CompositionFailed => {
  try {
    make();
  } catch (error) {
    if (error instanceof CompositionFailed) return error;
    throw error;
  }
  throw new Error('It composed.');
};

it('composes contracts to a supergraph that loads', () => {
  const { apiSchema, subgraphs } = loadSupergraph(composeContracts(contracts));
  expect(Object.keys(apiSchema.getQueryType()!.getFields()).sort()).toEqual([
    'alarms',
    'hello',
    'me',
    'places',
    'rooms',
    'secret',
  ]);
  expect(subgraphs.map(({ name }) => name).sort()).toEqual(['alarms', 'rooms', 'staff']);
});

it('refuses a root field that says nobody who may use it, and names it', () => {
  const open = changed(
    rooms,
    'rooms: [Room!]! @requiresScopes(scopes: [["room:read"]])',
    'rooms: [Room!]!',
  );
  const { lines } = failure(() => composeContracts([staff, open, alarms]));
  expect(lines).toEqual([expect.stringMatching(/^rooms: Query\.rooms says nobody who may use it/)]);
});

it('counts a tag other than "public" for no guard', () => {
  const open = changed(staff, '@tag(name: "public")', '@tag(name: "vendor")');
  const { lines } = failure(() => composeContracts([open, rooms, alarms]));
  expect(lines).toEqual([expect.stringContaining('Query.hello')]);
});

it('leaves foreign graphs alone', () => {
  const open = changed(staff, 'me: Person @authenticated', 'me: Person');
  expect(composeContracts([open, rooms, alarms], { requireGuards: false })).toContain('type Query');
});

it('names the subgraph and the place of a syntax error', () => {
  const broken = changed(rooms, 'type Query {', 'type Query {{');
  const { lines } = failure(() => composeContracts([staff, broken, alarms]));
  expect(lines).toEqual([expect.stringMatching(/^rooms: Syntax Error.*\(line \d+, column \d+\)$/)]);
});

it('names the subgraph of a fault inside one', () => {
  const broken = changed(rooms, 'keeper: Person', 'keeper: Nobody');
  const { lines } = failure(() => composeContracts([staff, broken, alarms]));
  expect(lines[0]).toMatch(/^rooms: .*Nobody/);
});

it('names the subgraphs that disagree', () => {
  const other = changed(
    alarms,
    'type Room @key(fields: "id") { id: ID! alarmCount: Int! alarmNote: String }',
    'type Room @key(fields: "id") { id: ID! number: Int! alarmCount: Int! }',
  );
  const { lines } = failure(() => composeContracts([staff, rooms, other]));
  expect(lines.join('\n')).toMatch(/rooms/);
  expect(lines.join('\n')).toMatch(/alarms/);
});

it('reads rover.yaml in its order and finds the contract files beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'houqin-compose-'));
  for (const { name, sdl } of contracts) await writeFile(join(folder, `${name}.graphql`), sdl);
  const file = join(folder, 'rover.yaml');
  const rover = ['federation_version: =2.9.0', 'subgraphs:'];
  for (const { name, url } of contracts)
    rover.push(`  ${name}:`, `    routing_url: ${url}`, `    schema: { file: ./${name}.graphql }`);
  await writeFile(file, rover.join('\n'));
  expect((await readRover(file)).map(({ name }) => name)).toEqual(['staff', 'rooms', 'alarms']);
  expect(await composeRover(file)).toContain('join__Graph');

  await writeFile(file, rover.join('\n').replace('./rooms.graphql', './rom.graphql'));
  await expect(composeRover(file)).rejects.toThrow(/^rooms: ENOENT/);
  await writeFile(file, 'subgraphs: {}');
  await expect(composeRover(file)).rejects.toThrow(/lists no subgraphs/);
  await writeFile(file, 'subgraphs: { rooms: { routing_url: nowhere } }');
  await expect(composeRover(file)).rejects.toThrow(/rooms\.routing_url is no URL/);
});

it('reads the rover.yaml of this repository', async () => {
  const entries = await readRover(join(import.meta.dirname, '../../rover.yaml'));
  expect(entries[0]?.name).toBe('identity');
  for (const { name, schemaFile } of entries)
    expect(schemaFile).toMatch(new RegExp(`subgraphs/${name}/contract/schema.graphql$`));
});
