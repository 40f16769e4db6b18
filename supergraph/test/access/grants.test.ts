import { randomUUID } from 'node:crypto';
import {
  buildSchema,
  getNamedType,
  graphql,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveClient } from '../graph/live-client.ts';
import { startHarness, type Harness } from '../harness.ts';
import { loadSupergraph } from '../../src/gateway/supergraph.ts';
import { roverComposition } from '../../src/gateway/supergraph-source.ts';
import { repository } from '../../src/repository.ts';
import { readGrants, type ExpectedGrants } from './grants-file.ts';
import { minimalOperation } from './minimal-operation.ts';

/** Codes that say "not you"; anything else means that the door was open. */
const refusals = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'TOKEN_STALE']);
const kinds = ['query', 'mutation', 'subscription'] as const;
const password = 'matrix-of-roles';

let system: Harness;
let grants: ExpectedGrants;
let schema: GraphQLSchema;
let guarded: ReadonlySet<string>;
/** An access token of somebody who holds this role and no other. */
const tokens = new Map<string, string>();
let cells = 0;

const typeOf = (kind: (typeof kinds)[number]): GraphQLObjectType =>
  schema.getRootType(kind as never)!;
const rootsOf = (kind: (typeof kinds)[number]) => Object.values(typeOf(kind).getFields());
const objects = () =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) &&
      !type.name.startsWith('__') &&
      !kinds.some((kind) => typeOf(kind) === type),
  );

beforeAll(async () => {
  grants = await readGrants();
  system = await startHarness();
  const sdl = await roverComposition(`${repository}/rover.yaml`).read();
  const supergraph = loadSupergraph(sdl);
  schema = supergraph.apiSchema;
  guarded = new Set(supergraph.rules.byCoordinate.keys());
  const admin = await system.signIn('admin');
  const { data } = await system.ask<{
    roles: { code: string }[];
    departments: { nodes: { id: string }[] };
    campuses: { id: string }[];
    parties: { nodes: { id: string }[] };
  }>('{ roles { code } departments { nodes { id } } campuses { id } parties { nodes { id } } }', {
    token: admin,
  });
  expect(new Set(data!.roles.map(({ code }) => code))).toEqual(new Set(grants.roles));
  const home = { departmentId: data!.departments.nodes[0]!.id, campusId: data!.campuses[0]!.id };
  for (const role of grants.roles) {
    const place = role === 'vendor' ? { partyId: data!.parties.nodes[0]!.id } : home;
    const username = `matrix-${role}`;
    const made = await system.ask<{ createUser: { id: string } }>(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
      {
        token: admin,
        variables: {
          input: {
            username,
            name: role,
            roles: [role],
            password,
            idempotencyKey: randomUUID(),
            ...place,
          },
        },
      },
    );
    expect(made.errors, role).toBeUndefined();
  }
  await everybodySignsIn();
}, 120_000);
afterAll(() => system.dispose());

/** Anew: the mutation test signs everybody out in the end. */
async function everybodySignsIn(): Promise<void> {
  for (const role of grants.roles)
    tokens.set(role, await system.signIn(`matrix-${role}`, password));
}

const codesOf = (errors: readonly { extensions?: Record<string, unknown> }[] = []) =>
  errors.map(({ extensions }) => String(extensions?.['code']));
const isRefused = (errors?: readonly { extensions?: Record<string, unknown> }[]) =>
  codesOf(errors).some((code) => refusals.has(code));

it('is decided for every root field and every guarded field, each once', () => {
  const roots = kinds.flatMap((kind) =>
    rootsOf(kind).map(({ name }) => `${typeOf(kind).name}.${name}`),
  );
  const needed = [
    ...roots,
    ...[...guarded].filter((one) => one.includes('.') && !roots.includes(one)),
  ];
  const masked = new Set(['User.phone']);
  const missing = needed.filter((one) => !grants.coordinates.has(one) && !masked.has(one));
  expect(missing, 'add these to supergraph/contract/grants.yaml').toEqual([]);
  const gone = [...grants.coordinates].filter((one) => !needed.includes(one));
  expect(gone, 'no longer there: remove from supergraph/contract/grants.yaml').toEqual([]);
  expect(grants.twice).toEqual([]);
});

it.each(['query', 'mutation'] as const)(
  'holds for each role and each %s, at both doors',
  { timeout: 120_000 },
  async (kind) => {
    const wrong: string[] = [];
    const parent = typeOf(kind).name;
    // What ends the session of the one who tries is tried last.
    const fields = rootsOf(kind).toSorted(
      (a, b) => Number(a.name === 'logout') - Number(b.name === 'logout'),
    );
    for (const field of fields)
      for (const role of grants.roles) {
        const coordinate = `${parent}.${field.name}`;
        const expected = grants.rolesOf(coordinate)!.has(role);
        const token = tokens.get(role)!;
        const query = minimalOperation(kind, field);
        // Straight at the subgraph first: it must refuse without a gateway before it.
        if (!grants.isPublic(coordinate) && field.name !== 'logout') {
          const direct = await atSubgraph(query, token, field.name, kind);
          if (direct !== null && isRefused(direct) === expected)
            wrong.push(`${role} ${coordinate} at the subgraph: ${codesOf(direct).join()}`);
          cells += 1;
        }
        const { errors } = await system.ask(query, { token });
        cells += 1;
        const refused =
          isRefused(errors) &&
          !(grants.isPublic(coordinate) && codesOf(errors)[0] === 'UNAUTHENTICATED');
        if (refused === expected)
          wrong.push(`${role} ${coordinate} at the gateway: ${codesOf(errors).join() || 'open'}`);
      }
    expect(wrong).toEqual([]);
  },
);

/** Errors of the owner's own executor; null when no subgraph in this process has the field. */
async function atSubgraph(
  source: string,
  token: string,
  field: string,
  kind: 'query' | 'mutation',
) {
  for (const running of system.subgraphs) {
    const root =
      kind === 'query' ? running.schema.getQueryType() : running.schema.getMutationType();
    if (!root?.getFields()[field]) continue;
    const contextValue = await running.createContext(factsWith(token) as never);
    const { errors = [] } = await graphql({ schema: running.schema, source, contextValue });
    return errors;
  }
  return null;
}

const factsWith = (token: string) => ({
  ...{ token, locale: 'en', address: '127.0.0.1', correlationId: null, cookies: new Map() },
  ...{ setCookie: () => undefined, origin: 'http' },
});

it('holds for each role and each subscription', { timeout: 120_000 }, async () => {
  await everybodySignsIn();
  const wrong: string[] = [];
  for (const role of grants.roles) {
    const client = new LiveClient(`${system.url.replace('http', 'ws')}/graphql`, {
      token: tokens.get(role)!,
    });
    await Promise.all(
      rootsOf('subscription').map(async (field) => {
        const coordinate = `Subscription.${field.name}`;
        const stream = client.follow(minimalOperation('subscription', field));
        const first = stream.count(1).then(() => null);
        const end = await Promise.race([stream.ended, first, quiet()]);
        cells += 1;
        if (isRefused(end?.errors) === grants.rolesOf(coordinate)!.has(role))
          wrong.push(`${role} ${coordinate}: ${codesOf(end?.errors).join() || 'open'}`);
      }),
    );
    await client.dispose();
  }
  expect(wrong).toEqual([]);
});

/** A stream that was let in and has nothing to say: a refusal comes at once. */
const quiet = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 400));

it('holds for each role and each field of each type', { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  const paths = pathsToTypes();
  for (const type of objects()) {
    const path = paths.get(type.name);
    if (!path) continue;
    const leaves = Object.values(type.getFields())
      .filter(({ args }) => !args.some(isRequiredArgument))
      .map(
        (field) => `${field.name}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`,
      );
    const query = path.replace('%', leaves.join(' '));
    for (const role of grants.roles) {
      const { errors } = await system.ask(query, { token: tokens.get(role)! });
      const said = errors?.[0]?.extensions['coordinates'];
      const refused = new Set(Array.isArray(said) ? (said as string[]) : []);
      for (const { name } of Object.values(type.getFields())) {
        cells += 1;
        const coordinate = `${type.name}.${name}`;
        // A field without a line of its own goes with its type: nothing more is asked for it.
        const expected = grants.rolesOf(coordinate)?.has(role) ?? true;
        if (refused.has(coordinate) === expected) wrong.push(`${role} ${coordinate}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

/** For each type an operation that leads to it from the query root, `%` where its fields go. */
function pathsToTypes(): Map<string, string> {
  const found = new Map<string, string>();
  const queue: { type: GraphQLObjectType; text: string; depth: number }[] = [];
  const visit = (type: GraphQLObjectType, text: string, depth: number) => {
    if (found.has(type.name)) return;
    found.set(type.name, text);
    queue.push({ type, text, depth });
  };
  for (const kind of ['query', 'mutation', 'subscription'] as const)
    for (const field of rootsOf(kind)) {
      const type = getNamedType(field.type);
      if (!isObjectType(type) || kind !== 'query') continue;
      visit(type, minimalOperation(kind, field).replace('{ __typename }', '{ % }'), 1);
    }
  for (const { type, text, depth } of queue)
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner) || depth > 8 || field.args.some(isRequiredArgument)) continue;
      visit(inner, text.replace('%', `${field.name} { % }`), depth + 1);
    }
  return found;
}

it(
  'gives no more of an entity than its card to who may not read it',
  { timeout: 120_000 },
  async () => {
    const owned = system.subgraphs.flatMap((running) => {
      const types = Object.values(buildSchema(running.sdl, { assumeValidSDL: true }).getTypeMap())
        .filter(isObjectType)
        .filter(({ astNode }) => astNode?.directives?.some((one) => isOwnKey(one)))
        .map(({ name }) => name);
      return types.flatMap((name) => (rowClass(running, name) ? [{ running, name }] : []));
    });
    const undecided = owned.filter(({ name }) => !grants.entities[name]).map(({ name }) => name);
    expect(undecided, 'add these to entities in supergraph/contract/grants.yaml').toEqual([]);
    const wrong: string[] = [];
    for (const { running, name } of owned) {
      const { readers, card } = grants.entities[name]!;
      const row = (await running.runtime.orm.em
        .fork()
        .findOne(rowClass(running, name)!, { id: { $ne: '' } } as never)) as { id: string } | null;
      if (!row) continue;
      const type = running.schema.getType(name) as GraphQLObjectType;
      const leaves = Object.values(type.getFields()).filter(
        (field) => isLeafType(getNamedType(field.type)) && field.args.length === 0,
      );
      for (const role of grants.roles)
        for (const field of leaves) {
          cells += 1;
          if (card.includes(field.name) || grants.rolesOf(readers)!.has(role)) continue;
          const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${name} { ${field.name} } } }`;
          const variableValues = { r: [{ __typename: name, id: row.id }] };
          const contextValue = await running.createContext(factsWith(tokens.get(role)!) as never);
          const { data } = await graphql({
            schema: running.schema,
            source,
            contextValue,
            variableValues,
          });
          const entity = (
            data?.['_entities'] as (Record<string, unknown> | null)[] | undefined
          )?.[0];
          const value = entity?.[field.name];
          if (value !== null && value !== undefined)
            wrong.push(`${role} reads ${name}.${field.name}: ${String(value).slice(0, 40)}`);
        }
    }
    expect(wrong).toEqual([]);
    console.log(`${grants.roles.length} roles, ${cells} cells tried`);
  },
);

function isOwnKey({
  name,
  arguments: given = [],
}: {
  name: { value: string };
  arguments?: readonly { name: { value: string }; value: { kind: string } }[];
}): boolean {
  if (name.value !== 'key') return false;
  return !given.some((one) => one.name.value === 'resolvable');
}

function rowClass(running: Harness['subgraphs'][number], name: string) {
  const meta = [...running.runtime.orm.getMetadata().getAll().values()];
  return meta.find(({ className }) => className === name)?.class as never;
}
