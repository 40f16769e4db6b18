import { randomUUID } from 'node:crypto';
import { ulid } from '@houqin/kit/id';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSupergraph } from '../../src/gateway/supergraph.ts';
import { roverComposition } from '../../src/gateway/supergraph-source.ts';
import { repository } from '../../src/repository.ts';
import { startHarness, type Harness } from '../harness.ts';
import { idArguments, type IdArgument } from './id-arguments.ts';
import { doorOf } from './matrix.ts';
import { minimalOperation, otherAbsentId } from './minimal-operation.ts';

/**
 * Callers to whom every row of the demo hospital is foreign, with as many rights as a role may have:
 * of another campus and department, of another organisation, of another department alone.
 */
const strangers = {
  campus: [
    ...['logistics-director', 'dispatcher', 'environment-operator', 'department-head', 'nurse'],
    ...['technician', 'storekeeper', 'energy-manager', 'vice-director', 'employee'],
  ],
  vendor: ['vendor'],
  department: ['nurse', 'employee'],
} as const;
type Stranger = keyof typeof strangers;
const password = 'matrix-of-roles';

let system: Harness;
let schema: GraphQLSchema;
/** The vendor's own, whose rows are not foreign to it. */
let organisation: string;
const tokens = new Map<Stranger, string>();

beforeAll(async () => {
  system = await startHarness({ rateOfVendors: { requests: 1_000_000, seconds: 60 } });
  schema = loadSupergraph(await roverComposition(`${repository}/rover.yaml`).read()).apiSchema;
  const admin = await system.signIn('admin');
  const { data } = await system.ask<Places>(
    '{ campuses { id } departments(first: 200) { nodes { id code } } parties { nodes { id code } } }',
    { token: admin },
  );
  const department = (code: string) => data!.departments.nodes.find((one) => one.code === code)!.id;
  const other = data!.parties.nodes.find(({ code }) => code !== 'HENGTAI')!.id;
  organisation = other;
  const places: Record<Stranger, object> = {
    // A campus that no row belongs to; its department has nobody else.
    campus: { campusId: ulid(), departmentId: department('AUD') },
    vendor: { partyId: other },
    department: { campusId: data!.campuses[0]!.id, departmentId: department('AUD') },
  };
  await tellHengtai();
  for (const [name, roles] of Object.entries(strangers) as [Stranger, readonly string[]][]) {
    const username = `stranger-${name}`;
    const input = {
      username,
      name,
      roles,
      password,
      idempotencyKey: randomUUID(),
      ...places[name],
    };
    const made = await system.ask(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
      { token: admin, variables: { input } },
    );
    expect(made.errors, name).toBeUndefined();
    tokens.set(name, await system.signIn(username, password));
  }
}, 120_000);
afterAll(() => system.dispose());

/** The demo has no webhooks: an endpoint that is paused, with a message that waits. */
async function tellHengtai(): Promise<void> {
  const token = await system.signInClient('vendor-demo');
  const act = async (name: string, type: string, given: object, fields: string) => {
    const { data, errors } = await system.ask<Record<string, { endpoint: { id: string } }>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
      {
        ...{ token, path: '/vendor/graphql' },
        variables: { input: { ...given, idempotencyKey: randomUUID() } },
      },
    );
    expect(errors, name).toBeUndefined();
    return data![name]!;
  };
  const { endpoint } = await act(
    ...(['createWebhookEndpoint', 'CreateWebhookEndpointInput'] as const),
    { url: 'https://hooks.example.com/houqin', types: ['WORK_ORDER_OFFERED'] },
    'endpoint { id }',
  );
  await act('pauseWebhookEndpoint', 'WebhookEndpointStepInput', { id: endpoint.id }, 'id');
  await act('sendTestWebhook', 'SendTestWebhookInput', { endpointId: endpoint.id }, 'id');
}

interface Places {
  readonly campuses: { readonly id: string }[];
  readonly departments: { readonly nodes: { readonly id: string; readonly code: string }[] };
  readonly parties: { readonly nodes: { readonly id: string; readonly code: string }[] };
}

/** Ids of rows of a type, as the demo has them, but for those of the stranger's organisation. */
async function rowsOf(type: string): Promise<string[]> {
  for (const { runtime } of system.subgraphs) {
    const meta = [...runtime.orm.getMetadata().getAll().values()];
    const found = meta.find(({ className }) => className === type);
    if (!found) continue;
    const theirs = found.props.some(({ name }) => name === 'partyId');
    const others = { $or: [{ partyId: null }, { partyId: { $ne: organisation } }] };
    const where = theirs ? others : type === 'Party' ? { id: { $ne: organisation } } : {};
    const rows = await runtime.orm.em
      .fork()
      .find(found.class as never, where as never, { limit: 3, orderBy: { id: 'asc' } as never });
    const ids = (rows as { id: string }[]).map(({ id }) => id);
    if (ids.length > 0) return ids;
  }
  return [];
}

/** The whole answer as text, without what differs each time and without the id itself. */
function said(answer: object, id: string): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === 'traceId' ? undefined : value))
    .replaceAll(id, 'ID')
    .replaceAll(/matrix-\d+/g, 'KEY');
}

const label = (who: Stranger, { field, path }: IdArgument) =>
  `${who} ${field.name}(${path.join('.')})`;

describe('a foreign row answers like an absent one', () => {
  it.each(Object.keys(strangers) as Stranger[])(
    'to the stranger by %s, at both doors',
    { timeout: 120_000 },
    async (who) => {
      const token = tokens.get(who)!;
      const told: string[] = [];
      let tried = 0;
      let looked = 0;
      for (const argument of idArguments(schema)) {
        // Streams are tried by what they deliver; a code of the hospital's own list is nobody's row.
        if (argument.kind === 'subscription' || argument.type === 'FaultCode') continue;
        const own = who === 'department' && sharedOnCampus.has(argument.type);
        const [foreign] = await rowsOf(argument.type);
        if (!foreign || own) continue;
        const ask = (id: string) =>
          minimalOperation(argument.kind, argument.field, { path: argument.path, id });
        const answers = async (id: string) => [
          said(await system.ask(ask(id), { token, path: doorOf(who) }), id),
          said(await atSubgraph(ask(id), token, argument), id),
        ];
        const [there, gone] = [await answers(foreign), await answers(otherAbsentId)];
        tried += 1;
        if (/NOT_FOUND|:null|Connection/.test(gone[0]!)) looked += 1;
        const name = label(who, argument);
        if (there.join() !== gone.join())
          told.push(`${name}: ${there.find((text, at) => text !== gone[at])?.slice(0, 160)}`);
      }
      expect(told).toEqual([]);
      expect(tried).toBeGreaterThan(50);
      // A vendor may name few rows at all; the others must get as far as looking.
      expect(looked).toBeGreaterThan(who === 'campus' ? 50 : 5);
      console.log(`${who}: ${tried} id arguments tried, ${looked} looked for a row`);
    },
  );
});

/** To a nurse of another department these are no secret: rooms, people and posts of her campus. */
const sharedOnCampus = new Set([
  'Room',
  'Floor',
  'Building',
  'Campus',
  'Department',
  'User',
  'Party',
]);

async function atSubgraph(source: string, token: string, { kind, field }: IdArgument) {
  for (const running of system.subgraphs) {
    const root = running.schema.getRootType(kind as never);
    if (!root?.getFields()[field.name]) continue;
    const contextValue = await running.createContext({
      ...{ token, locale: 'en', address: '127.0.0.1', correlationId: null, cookies: new Map() },
      ...{ setCookie: () => undefined, origin: 'http' },
    } as never);
    return graphql({ schema: running.schema, source, contextValue });
  }
  return {};
}

it('a foreign entity answers a vendor like an absent one, past the gateway', async () => {
  const told: string[] = [];
  for (const running of system.subgraphs)
    for (const type of [
      'WorkOrder',
      'ServiceRequest',
      'Alarm',
      'Point',
      'Room',
      'User',
      'Technician',
      'ApprovalCase',
      'ServiceContract',
      'Party',
    ]) {
      if (!owns(running, type)) continue;
      const [foreign] = await rowsOf(type);
      const answer = async (id: string) => {
        const contextValue = await running.createContext({
          ...{ token: tokens.get('vendor'), locale: 'en', address: null, correlationId: null },
          ...{ cookies: new Map(), setCookie: () => undefined, origin: 'http' },
        } as never);
        const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`;
        const variableValues = { r: [{ __typename: type, id }] };
        return said(
          await graphql({ schema: running.schema, source, contextValue, variableValues }),
          id,
        );
      };
      if ((await answer(foreign!)) !== (await answer(otherAbsentId))) told.push(type);
    }
  expect(told).toEqual([]);
});

const owns = ({ runtime }: Harness['subgraphs'][number], type: string): boolean =>
  [...runtime.orm.getMetadata().getAll().values()].some(({ className }) => className === type);
