import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadSupergraph } from '../../src/gateway/supergraph.ts';
import { contractOf, roverComposition } from '../../src/gateway/supergraph-source.ts';
import { repository } from '../../src/repository.ts';
import { LiveClient } from '../graph/live-client.ts';
import { startHarness, type Harness } from '../harness.ts';
import { askSubgraph, refusedStream, withRoot } from './at-subgraph.ts';
import { entitiesOf, strayCards, tryEntity } from './entity-cells.ts';
import { grantsFile, readGrants, type ExpectedGrants } from './grants-file.ts';
import { codesOf, doorOf, isRefused, Matrix } from './matrix.ts';
import { minimalField, minimalOperation } from './minimal-operation.ts';
import { objectTypes, pathsToTypes, rootKinds, type RootKind } from './paths-to-types.ts';
import { plantRows, signInEachRole } from './role-holders.ts';

/**
 * Every role at every door of the whole graph: what may be used is a reviewed file, and each cell of
 * it is tried, at the gateway and straight at the subgraphs.
 */
let system: Harness;
let grants: ExpectedGrants;
let schema: GraphQLSchema;
let guarded: ReadonlySet<string>;
let tokens: ReadonlyMap<string, string>;
let matrix: Matrix;

const atGateway = 'at the gateway';
const limit = { timeout: 120_000 };

beforeAll(async () => {
  grants = await readGrants();
  matrix = new Matrix(grants);
  system = await startHarness({ rateOfVendors: { requests: 1_000_000, seconds: 60 } });
  const supergraph = loadSupergraph(await roverComposition(`${repository}/rover.yaml`).read());
  schema = supergraph.apiSchema;
  guarded = new Set(supergraph.rules.byCoordinate.keys());
  tokens = await signInEachRole(system, grants.roles);
  await plantRows(system);
}, 120_000);
afterAll(() => system.dispose());

const rootsOf = (kind: RootKind) =>
  Object.values(schema.getRootType(kind as never)?.getFields() ?? {});
const coordinateOf = (kind: RootKind, field: string) =>
  `${schema.getRootType(kind as never)!.name}.${field}`;
const eachRole = (work: (role: string, token: string) => Promise<void>) =>
  Promise.all([...tokens].map(([role, token]) => work(role, token)));

it('is decided for every role, root field and guarded field, each once', async () => {
  const { data } = await system.ask<{ roles: { code: string }[] }>('{ roles { code } }', {
    token: tokens.get('admin')!,
  });
  const roles = new Set(data!.roles.map(({ code }) => code));
  const columns = new Set(grants.roles);
  expect(
    [...roles, ...columns].filter((one) => roles.has(one) !== columns.has(one)),
    `roles of the system and columns of ${grantsFile} differ: say of each in "roles", "scopes" and the blocks what domain.md D says`,
  ).toEqual([]);
  const fields = [...guarded].filter((one) => one.includes('.') && !grants.masked.has(one));
  const needed = new Set([
    ...rootKinds.flatMap((kind) => rootsOf(kind).map(({ name }) => coordinateOf(kind, name))),
    ...fields,
  ]);
  const missing = [...needed].filter((one) => !grants.coordinates.has(one));
  expect(
    missing,
    `nobody has decided who may use these: add each to "may" (a root field) or "fields" of a block in ${grantsFile}, with the sentence of domain.md D`,
  ).toEqual([]);
  const gone = [...grants.coordinates].filter((one) => !needed.has(one));
  expect(gone, `no longer there: remove from ${grantsFile}`).toEqual([]);
  expect(
    [...grants.masked].filter((one) => !guarded.has(one)),
    'no longer masked',
  ).toEqual([]);
  expect(grants.twice, `stand in two blocks of ${grantsFile}`).toEqual([]);
});

it('reaches no farther than the role does', async () => {
  const { data } = await system.ask<{
    roles: { code: string; permissions: { permission: string; level: string }[] }[];
  }>('{ roles { code permissions { permission level } } }', { token: tokens.get('admin')! });
  for (const { code, permissions } of data!.roles)
    for (const { permission, level } of permissions) {
      const most = grants.scopesOf(code, permission);
      matrix.require(
        most.some((one) => within(level, one)),
        `${code} has ${permission} at ${level}, ${grantsFile} says ${most.join(' or ') || 'nothing'}: narrow it in contract/permissions.json, or add it to "wider" with its reason`,
      );
    }
  expect(matrix.take()).toEqual([]);
});

/** CONTRACT and DEVICE are of another kind: neither wider nor narrower than the rest. */
function within(level: string, most: string): boolean {
  const widths = ['OWN', 'DEPT', 'DEPT_TREE', 'CAMPUS', 'ALL'];
  if (!widths.includes(level) || !widths.includes(most)) return level === most;
  return widths.indexOf(level) <= widths.indexOf(most);
}

it.each(['query', 'mutation'] as const)('holds for each %s, at both doors', limit, async (kind) => {
  for (const field of rootsOf(kind)) {
    const coordinate = coordinateOf(kind, field.name);
    // Who is signed out cannot be asked anything more.
    if (coordinate === 'Mutation.logout') continue;
    const ownAnswer = grants.isPublic(coordinate);
    await eachRole(async (role, token) => {
      // The refusal of a wrong password is no refusal to ask.
      const open = (errors: Parameters<typeof isRefused>[0]) =>
        ownAnswer ? !codesOf(errors).includes('FORBIDDEN') : !isRefused(errors);
      for (const running of withRoot(system, kind, field.name)) {
        const { errors } = await askSubgraph(running, minimalOperation(kind, field), token);
        matrix.judge(role, coordinate, `straight at ${running.name}`, open(errors));
      }
      const path = doorOf(role);
      const { errors } = await system.ask(minimalOperation(kind, field), { token, path });
      matrix.judge(role, coordinate, atGateway, open(errors));
    });
  }
  expect(matrix.take()).toEqual([]);
});

it('holds for each subscription and what it delivers, at both doors', limit, async () => {
  const url = system.url.replace('http', 'ws');
  await eachRole(async (role, token) => {
    const client = new LiveClient(url + doorOf(role), { token });
    const tryOne = async (field: ReturnType<typeof rootsOf>[number]) => {
      const coordinate = coordinateOf('subscription', field.name);
      for (const running of withRoot(system, 'subscription', field.name)) {
        const source = minimalOperation('subscription', field);
        const refusal = await refusedStream(running, source, token);
        const door = `straight at ${running.name}`;
        matrix.judge(role, coordinate, door, !isRefused(refusal?.errors));
      }
      const type = getNamedType(field.type);
      const inner = isObjectType(type) ? Object.values(type.getFields()) : [];
      const selection = inner.map((one) => minimalField(one)).join(' ');
      const stream = client.follow(`subscription { ${minimalField(field, undefined, selection)} }`);
      // A stream begins with a bookmark; one without has nothing to say, and is let in all the same.
      const expected = grants.rolesOf(coordinate)?.has(role) ?? true;
      const silence = expected ? [pause(1_500)] : [];
      const end = await Promise.race([stream.ended, stream.count(1).then(() => null), ...silence]);
      matrix.judge(role, coordinate, atGateway, !isRefused(end?.errors));
      const refused = coordinatesOf(end?.errors);
      for (const { name } of inner)
        matrix.judge(role, `${type.name}.${name}`, atGateway, !refused.has(`${type.name}.${name}`));
      stream.stop();
    };
    await Promise.all(rootsOf('subscription').map(tryOne));
    await client.dispose();
  });
  expect(matrix.take()).toEqual([]);
});

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

function coordinatesOf(
  errors: readonly { extensions?: Record<string, unknown> }[] = [],
): ReadonlySet<string> {
  return new Set(
    errors.flatMap(({ extensions }) => (extensions?.['coordinates'] ?? []) as string[]),
  );
}

it('holds for each field of each type', limit, async () => {
  const paths = pathsToTypes(schema);
  const types = objectTypes(schema);
  expect(types.filter(({ name }) => !paths.has(name)).map(({ name }) => name)).toEqual([]);
  for (const type of types) {
    const path = paths.get(type.name)!;
    // Streams are not asked over HTTP: their fields were tried with them.
    if (path.kind === 'subscription') continue;
    const fields = Object.values(type.getFields());
    const query = path.operation(fields.map((field) => minimalField(field)).join(' '));
    await eachRole(async (role, token) => {
      // Their contract is tried below, field by field.
      if (role === 'vendor') return;
      const { errors } = await system.ask(query, { token });
      const refused = coordinatesOf(errors);
      for (const { name } of fields)
        matrix.judge(role, `${type.name}.${name}`, atGateway, !refused.has(`${type.name}.${name}`));
    });
  }
  expect(matrix.take()).toEqual([]);
});

it('holds for each guarded field of what is no entity, straight at the subgraph', async () => {
  for (const running of system.subgraphs) {
    const paths = pathsToTypes(running.schema);
    for (const type of objectTypes(running.schema)) {
      if (grants.entities[type.name]) continue;
      for (const field of Object.values(type.getFields())) {
        const coordinate = `${type.name}.${field.name}`;
        if (!guarded.has(coordinate)) continue;
        const path = paths.get(type.name)!;
        // One row of many may have none of these.
        const source = path
          .operation(`__typename ${minimalField(field)}`)
          .replaceAll('first: 1', 'first: 50');
        let reached = 0;
        await eachRole(async (role, token) => {
          if (!grants.rolesOf(path.root)!.has(role)) return;
          const { data, errors = [] } = await askSubgraph(running, source, token);
          if (!JSON.stringify(data).includes(`"__typename":"${type.name}"`)) return;
          reached += 1;
          const refused = errors.some((one) => one.path?.includes(field.name) && isRefused([one]));
          matrix.judge(role, coordinate, `straight at ${running.name}`, !refused);
        });
        expect(reached, `nobody reaches a ${type.name}: no row to try ${coordinate} on`).not.toBe(
          0,
        );
      }
    }
  }
  expect(matrix.take()).toEqual([]);
});

it('holds for each entity by representation, or shows its card', limit, async () => {
  expect(strayCards(schema, grants), `cards of ${grantsFile} name no field`).toEqual([]);
  for (const entity of await entitiesOf(system, grants))
    await eachRole((role, token) => tryEntity(matrix, entity, { role, token, grants }));
  expect(matrix.take()).toEqual([]);
});

it(
  'shows outside organisations what is in the vendor contract, and nothing else',
  limit,
  async () => {
    const source = contractOf(roverComposition(`${repository}/rover.yaml`), 'vendor');
    const contract = loadSupergraph(await source.read()).apiSchema;
    const shown = Object.values(contract.getTypeMap()).filter(
      (type) =>
        (isObjectType(type) && !/^__|^PageInfo$|(Connection|Edge|Change)$/.test(type.name)) ||
        (isInputObjectType(type) && grants.vendorContract.has(`${type.name}.id`)),
    ) as GraphQLObjectType[];
    const seen = shown.flatMap((type) =>
      Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
    );
    expect(seen.toSorted(), `"vendor-contract" of ${grantsFile} is what was reviewed`).toEqual(
      [...grants.vendorContract].toSorted(),
    );
    const token = tokens.get('vendor')!;
    const structure = /^PageInfo$|(Connection|Edge|Change)$/;
    for (const running of system.subgraphs) {
      const paths = pathsToTypes(running.schema);
      for (const type of objectTypes(running.schema)) {
        const path = paths.get(type.name);
        if (!path || path.kind === 'subscription' || structure.test(type.name)) continue;
        for (const field of Object.values(type.getFields())) {
          const coordinate = `${type.name}.${field.name}`;
          if (grants.vendorContract.has(coordinate) || grants.isPublic(path.root)) continue;
          const { errors } = await askSubgraph(
            running,
            path.operation(minimalField(field)).replaceAll('first: 1', 'first: 50'),
            token,
          );
          matrix.require(
            isRefused(errors) || codesOf(errors).includes('NOT_FOUND'),
            `vendor gets ${coordinate} straight at ${running.name}, which is not in the contract`,
          );
        }
      }
    }
    expect(matrix.take()).toEqual([]);
  },
);

it('lets everybody sign out', async () => {
  await eachRole(async (role, token) => {
    const { errors } = await system.ask('mutation { logout }', { token, path: doorOf(role) });
    matrix.judge(role, 'Mutation.logout', atGateway, !isRefused(errors));
  });
  expect(matrix.take()).toEqual([]);
  console.log(`${grants.roles.length} roles, ${matrix.tried} cells tried`);
});
