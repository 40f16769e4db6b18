import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoId } from '@houqin/kit/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../src/repository.ts';
import { LiveClient } from '../graph/live-client.ts';
import { startHarness, type Harness, type HarnessAnswer } from '../harness.ts';
import { askSubgraph } from './at-subgraph.ts';

/**
 * What a vendor's program gets by the vendor contract, and every way found to reach beyond it. The
 * demo's two vendors are each other's strangers.
 */
let system: Harness;
let hengtai: string;
let minglan: string;
let dispatcher: string;

const path = '/vendor/graphql';
const order = (key: string) => demoId(`work-order:outside-${key}`);
const absent = '01J00000000000000000000000';
const key = () => crypto.randomUUID();

beforeAll(async () => {
  system = await startHarness({ rateOfVendors: { requests: 500, seconds: 60 } });
  hengtai = await system.signInClient('vendor-demo');
  minglan = await system.signInClient('vendor-minglan');
  dispatcher = await system.signIn('dispatcher');
}, 120_000);
afterAll(() => system.dispose());

type Data = Record<string, never>;
const vendor = (token: string, query: string, variables?: Readonly<Record<string, unknown>>) =>
  system.ask<Data>(query, { token, path, ...(variables ? { variables } : {}) });
const codeOf = ({ errors }: HarnessAnswer<unknown>) => errors?.[0]?.extensions['code'];
const maintenance = () => system.subgraphs.find(({ name }) => name === 'maintenance')!;
const step = (name: string, type: string, more = '') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id state ${more} } }`;
const accept = step('acceptWorkOrder', 'AcceptWorkOrderInput');

/** What was answered, with the id that was asked for made the same. */
const shapeOf = (answer: HarnessAnswer<unknown>, id: string) =>
  JSON.parse(
    JSON.stringify(answer)
      .replaceAll(id, '<id>')
      .replace(/"traceId":"[^"]*"/g, '"traceId":""'),
  ) as unknown;

async function upload(token: string, content = '%PDF-1.4\nreport'): Promise<Response> {
  return fetch(`${system.url}/files/maintenance`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/pdf',
      'x-file-name': encodeURIComponent('../报告.pdf'),
    },
    body: content,
  });
}

it(
  'lets a plain program sign in, list, accept, upload and follow',
  { timeout: 60_000 },
  async () => {
    const script = join(repository, 'supergraph/examples/vendor-client.mjs');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, system.url, 'vendor-demo', 'houqin-demo'],
      { cwd: repository, timeout: 50_000 },
    );
    expect(stdout).toMatch(/signed in as .* of Hengtai Lifts/);
    expect(stdout).toContain('3 open orders');
    expect(stdout).toMatch(/accepted WO-[\d-]+: ACCEPTED/);
    expect(stdout).toMatch(/live: WO-[\d-]+ ACCEPTED, 1 files/);
    expect(stdout).toMatch(/followed WO-[\d-]+ to [0-9a-f]{64}/);
    const { data } = await system.ask<{
      workOrder: { state: string; timeline: { text: string }[]; documents: { url: string }[] };
    }>('query ($id: ID!) { workOrder(id: $id) { state documents { url } timeline { text } } }', {
      token: dispatcher,
      variables: { id: order('lift-5') },
    });
    expect(data!.workOrder.state).toBe('ACCEPTED');
    expect(data!.workOrder.timeline.at(-1)!.text).toBe('File added: 维修报告.pdf');
    const file = await fetch(system.url + data!.workOrder.documents[0]!.url, {
      headers: { authorization: `Bearer ${dispatcher}` },
    });
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.text()).toMatch(/^%PDF-/);
  },
);

it('works an order to its end over the contract', async () => {
  const id = order('lift-7');
  const ask = async (query: string, input: object) => {
    const sent = { idempotencyKey: key(), ...input };
    const answer = await vendor(hengtai, query, { input: sent });
    expect(answer.errors).toBeUndefined();
    return answer.data!;
  };
  const { data } = await vendor(
    hengtai,
    `query ($id: ID!) { workOrder(id: $id) { checklist { id done unit low high } }
      faultCodes(trade: LIFT) { id code kind } }`,
    { id },
  );
  const facts = data as unknown as {
    workOrder: {
      checklist: { id: string; done: boolean; unit: string | null; low: number | null }[];
    };
    faultCodes: { id: string; code: string; kind: string }[];
  };
  for (const item of facts.workOrder.checklist.filter(({ done }) => !done))
    await ask(step('tickChecklist', 'TickChecklistInput'), {
      ...{ orderId: id, itemId: item.id, done: true },
      ...(item.unit === null ? {} : { value: String(item.low ?? 1) }),
    });
  const code = (kind: string) => facts.faultCodes.find((one) => one.kind === kind)!.id;
  const done = await ask(step('completeWorkOrder', 'CompleteWorkOrderInput'), {
    ...{ id, causeId: code('CAUSE'), actionId: code('ACTION'), labourMinutes: 90 },
  });
  expect(done['completeWorkOrder']).toMatchObject({ state: 'COMPLETED' });
});

describe('beyond the contract', () => {
  const foreign = order('monitor');

  it.each([
    ['a field of staff', `{ workOrders { nodes { requesterName } } }`],
    ['a type of staff', `{ workOrders { nodes { timeline { text } } } }`],
    ['the people of the hospital', `{ users { nodes { name } } }`],
    ['the assignee', `{ workOrders { nodes { assignee { id } technician { name } } } }`],
    ['entities by reference', `{ _entities(representations: []) { __typename } }`],
    ['a step of the dispatcher', step('assignWorkOrder', 'AssignWorkOrderInput')],
    [
      'a filter by requester',
      `{ workOrders(filter: { requesterId: { eq: "x" } }) { totalCount } }`,
    ],
    ['alarms live', `subscription { alarmChanged { cursor } }`],
  ])('%s: no such thing', async (_, query) => {
    const answer = await vendor(hengtai, query, { input: {} });
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
    // No suggestion names what is not in the contract.
    expect(answer.errors![0]!.message).not.toMatch(/Did you mean .*(requester|assignee|users)/);
  });

  it('shows of the schema what is in the contract', async () => {
    const { data } = await vendor(
      hengtai,
      `{ user: __type(name: "User") { fields { name } } room: __type(name: "Room") { name }
         order: __type(name: "WorkOrder") { fields { name } } }`,
    );
    const seen = data as unknown as {
      user: { fields: { name: string }[] };
      room: null;
      order: { fields: { name: string }[] };
    };
    expect(seen.room).toBeNull();
    // The subject of one's own change of password.
    expect(seen.user.fields).toEqual([{ name: 'id' }]);
    const names = seen.order.fields.map(({ name }) => name);
    expect(names).toContain('documents');
    for (const hidden of ['requester', 'requesterName', 'assignee', 'timeline', 'room', 'alarmId'])
      expect(names).not.toContain(hidden);
  });

  it.each(['id', 'number'] as const)('a stranger’s order by %s is an absent one', async (by) => {
    const { data } = await system.ask<{ workOrder: { number: string } }>(
      `{ workOrder(id: "${foreign}") { number } }`,
      { token: dispatcher },
    );
    const asked = by === 'id' ? [foreign, absent] : [data!.workOrder.number, 'WO-20200101-0001'];
    const query = `query ($x: ${by === 'id' ? 'ID' : 'String'}!) { workOrder(${by}: $x) { id } }`;
    const [theirs, none] = await Promise.all(asked.map((x) => vendor(hengtai, query, { x })));
    expect(theirs).toEqual({ data: { workOrder: null } });
    expect(theirs).toEqual(none);
  });

  it.each([
    ['acceptWorkOrder', 'AcceptWorkOrderInput', {}],
    ['declineWorkOrder', 'DeclineWorkOrderInput', { reason: 'no' }],
    ['startWorkOrder', 'StartWorkOrderInput', { roomCode: 'A-0203' }],
    ['pauseWorkOrder', 'PauseWorkOrderInput', { reason: 'WAIT_PART' }],
    ['resumeWorkOrder', 'ResumeWorkOrderInput', {}],
    ['tickChecklist', 'TickChecklistInput', { itemId: absent, done: true }],
    ['logLabour', 'LogLabourInput', { minutes: 5 }],
    ['addNote', 'AddNoteInput', { text: 'hello' }],
    ['attachDocument', 'AttachDocumentInput', { fileId: absent }],
    ['completeWorkOrder', 'CompleteWorkOrderInput', {}],
  ])('%s of a stranger’s order, and of staff’s, answers as of none', async (name, type, input) => {
    const tried = [foreign, demoId('work-order:live-late'), absent];
    const answers = await Promise.all(
      tried.map(async (id) => {
        const named = name === 'tickChecklist' ? { orderId: id } : { id };
        const sent = { ...named, idempotencyKey: key(), ...input };
        return shapeOf(await vendor(hengtai, step(name, type), { input: sent }), id);
      }),
    );
    expect(answers[0]).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(answers[0]).toEqual(answers[2]);
    expect(answers[1]).toEqual(answers[2]);
  });

  it('a list holds one’s own, whatever filter and search ask for', async () => {
    const list = `query ($f: WorkOrderFilter, $s: String) {
      workOrders(filter: $f, search: $s) { totalCount nodes { id } } }`;
    const own = await vendor(hengtai, list, {});
    const ids = (answer: HarnessAnswer<Data>) =>
      (answer.data as unknown as { workOrders: { nodes: { id: string }[] } }).workOrders.nodes.map(
        ({ id }) => id,
      );
    expect(ids(own).toSorted()).toEqual(
      ['lift-5', 'lift-2', 'lift-7', 'lift-1'].map(order).toSorted(),
    );
    expect(ids(await vendor(hengtai, list, { f: { id: { in: [foreign] } } }))).toEqual([]);
    expect(ids(await vendor(hengtai, list, { s: '监护仪' }))).toEqual([]);
    expect(ids(await vendor(minglan, list, {})).toSorted()).toEqual(
      ['monitor', 'fridge'].map(order).toSorted(),
    );
  });

  it('an order of a contract that ended long ago is gone', async () => {
    const query = 'query ($id: ID!) { workOrder(id: $id) { id } }';
    const gone = await vendor(hengtai, query, { id: order('door') });
    expect(gone).toEqual({ data: { workOrder: null } });
    const { data } = await vendor(
      hengtai,
      '{ serviceContracts { nodes { title state party { code name } } } }',
    );
    expect(data).toEqual({
      serviceContracts: {
        nodes: [
          {
            title: '电梯维保 2026 年度',
            state: 'IN_FORCE',
            party: { code: 'HENGTAI', name: 'Hengtai Lifts' },
          },
        ],
      },
    });
  });

  it('the staff’s door is closed to vendors, theirs to staff, walls and nobody', async () => {
    const query = '{ workOrders { totalCount } }';
    const atStaff = await system.ask(query, { token: hengtai });
    expect(atStaff.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', use: path });
    const staff = await vendor(dispatcher, query);
    expect(staff.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', use: '/graphql' });
    expect(codeOf(await system.ask(query, { path }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await vendor(`${hengtai}x`, query))).toBe('UNAUTHENTICATED');
    const person = await system.signIn('vendor');
    expect((await vendor(person, query)).data).toEqual({ workOrders: { totalCount: 4 } });
  });

  it('straight at the subgraph the same fields are refused', async () => {
    const id = order('lift-2');
    const refused = async (source: string) => {
      const { errors, data } = await askSubgraph(maintenance(), source, hengtai);
      expect(JSON.stringify(data ?? null)).not.toMatch(/[\u4e00-\u9fff]/);
      return errors?.map(({ extensions }) => extensions['code']);
    };
    const of = (fields: string) => refused(`{ workOrder(id: "${id}") { ${fields} } }`);
    expect(await of('requesterName')).toEqual(['FORBIDDEN']);
    expect(await of('timeline { text }')).toEqual(['FORBIDDEN']);
    expect(await of('technician { name }')).toEqual(['FORBIDDEN']);
    expect(await refused('{ technicians { totalCount } }')).toEqual(['FORBIDDEN']);
    const entity = (one: string, fields: string) => `{ _entities(representations:
      [{ __typename: "WorkOrder", id: "${one}" }]) { ... on WorkOrder { ${fields} } } }`;
    expect(await refused(entity(id, 'requesterName'))).toEqual(['FORBIDDEN']);
    const theirs = await askSubgraph(maintenance(), entity(foreign, 'id number'), hengtai);
    expect(theirs.data).toEqual({ _entities: [null] });
    const confirm = `mutation { confirmWorkOrder(input: { id: "${id}", idempotencyKey: "k" }) { id } }`;
    expect(await refused(confirm)).toEqual(['FORBIDDEN']);
  });

  it('a stranger’s changes are not heard, not even from a stranger’s cursor', async () => {
    const socket = system.url.replace('http', 'ws') + path;
    const { data } = await vendor(minglan, '{ workOrders { liveCursor } }');
    const after = (data as unknown as { workOrders: { liveCursor: string } }).workOrders.liveCursor;
    const client = new LiveClient(socket, { token: hengtai });
    const source = `subscription { workOrderChanged(after: "${after}") { kind id } }`;
    const stream = client.follow(source);
    const note = step('addNote', 'AddNoteInput');
    await vendor(minglan, note, { input: { id: foreign, text: 'theirs', idempotencyKey: key() } });
    const own = { id: order('lift-2'), text: 'ours', idempotencyKey: key() };
    await vendor(hengtai, note, { input: own });
    await expect
      .poll(() => stream.results.some(({ data: one }) => idOf(one) === own.id))
      .toBe(true);
    expect(stream.results.map(({ data: one }) => idOf(one))).not.toContain(foreign);
    stream.stop();
    const staff = client.follow('subscription { alarmChanged { cursor } }');
    expect((await staff.ended).errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    await client.dispose();
    const other = new LiveClient(socket, { token: dispatcher });
    const wrong = other.follow('subscription { workOrderChanged { kind } }');
    expect((await wrong.ended).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await other.dispose();
  });

  it('files go with their rows', async () => {
    const mine = (await (await upload(minglan)).json()) as { id: string; name: string };
    expect(mine.name).toBe('报告.pdf');
    const get = (token: string, id: string) =>
      fetch(`${system.url}/files/maintenance?id=${id}`, {
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
      });
    const attach = step('attachDocument', 'AttachDocumentInput');
    const stolen = { id: order('lift-2'), fileId: mine.id, idempotencyKey: key() };
    expect(codeOf(await vendor(hengtai, attach, { input: stolen }))).toBe('NOT_FOUND');
    expect((await get(hengtai, mine.id)).status).toBe(404);
    const given = { id: foreign, fileId: mine.id, idempotencyKey: key() };
    expect((await vendor(minglan, attach, { input: given })).errors).toBeUndefined();
    const [theirs, none] = await Promise.all(
      [mine.id, absent].map(async (id) => {
        const answer = await get(hengtai, id);
        return [answer.status, shapeOf((await answer.json()) as never, id)];
      }),
    );
    expect(theirs).toEqual(none);
    expect((await get(minglan, mine.id)).status).toBe(200);
    expect((await get(dispatcher, mine.id)).status).toBe(200);
    const again = { ...given, idempotencyKey: key() };
    expect(codeOf(await vendor(minglan, attach, { input: again }))).toBe('NOT_FOUND');
  });

  it('takes no rubbish for a file', async () => {
    const code = async (answer: Response) =>
      ((await answer.json()) as HarnessAnswer<never>).errors![0]!.extensions['code'];
    expect(await code(await upload(hengtai, '<html><script>'))).toBe('FILE_TYPE_REFUSED');
    expect(await code(await upload(hengtai, ''))).toBe('VALIDATION_FAILED');
    expect(await code(await upload(`${hengtai}x`))).toBe('UNAUTHENTICATED');
    expect(await code(await upload(await system.signInClient('demo-gateway')))).toBe('FORBIDDEN');
    const large = '%PDF-'.padEnd(20_000_001, ' ');
    const refused = await upload(hengtai, large).then(code, () => 'CUT');
    expect(['FILE_TOO_LARGE', 'CUT']).toContain(refused);
  });

  it('what is too large is refused before it is planned', async () => {
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: workOrders { totalCount }`);
    expect(codeOf(await vendor(hengtai, `{ ${aliases.join(' ')} }`))).toBe('OPERATION_TOO_LARGE');
    const cost =
      '{ workOrders(first: 200) { nodes { checklist { id } documents { id } labour { id } } } }';
    expect((await vendor(hengtai, cost)).errors).toBeUndefined();
    const costly = `{ ${['a', 'b'].map((one) => `${one}: ${cost.slice(2, -2)}`).join(' ')} }`;
    expect(codeOf(await vendor(hengtai, costly))).toBe('OPERATION_TOO_LARGE');
  });

  it('a page of another site is refused', async () => {
    const { errors } = await system.ask('{ me { name } }', {
      ...{ path, token: hengtai },
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(errors![0]!.extensions['code']).toBe('CROSS_SITE');
  });

  it('a contract that ends takes the work away at once and leaves reading for the invoice', async () => {
    const head = await system.signIn('logistics');
    const { data } = await system.ask<{
      serviceContracts: { nodes: { id: string; version: number }[] };
    }>(
      `{ serviceContracts(filter: { partyId: { eq: "${demoId('party:MINGLAN')}" } })
        { nodes { id version } } }`,
      { token: head },
    );
    const [contract] = data!.serviceContracts.nodes;
    const ended = await system.ask<Data>(
      `mutation ($input: EndServiceContractInput!) { endServiceContract(input: $input) { state } }`,
      {
        token: head,
        variables: {
          input: {
            ...{ id: contract!.id, expectedVersion: contract!.version },
            ...{ reason: '服务不达标', idempotencyKey: key() },
          },
        },
      },
    );
    expect(ended).toEqual({ data: { endServiceContract: { state: 'ENDED' } } });
    const id = order('fridge');
    const read = await vendor(
      minglan,
      'query ($id: ID!) { workOrder(id: $id) { id allowedActions } }',
      { id },
    );
    expect(read.data).toEqual({ workOrder: { id, allowedActions: [] } });
    const pause = { id, reason: 'WAIT_PART', idempotencyKey: key() };
    const refused = await vendor(minglan, step('pauseWorkOrder', 'PauseWorkOrderInput'), {
      input: pause,
    });
    expect(codeOf(refused)).toBe('NOT_FOUND');
    const input = { id: foreign, idempotencyKey: key() };
    expect(codeOf(await vendor(minglan, accept, { input }))).toBe('NOT_FOUND');
    const assign = await system.ask(
      `mutation ($input: AssignWorkOrderInput!) { assignWorkOrder(input: $input) { id } }`,
      {
        token: dispatcher,
        variables: {
          input: {
            ...{ id: demoId('work-order:live-pump'), technicianId: demoId('technician:MINGLAN') },
            ...{ expectedVersion: 1, idempotencyKey: key() },
          },
        },
      },
    );
    expect(codeOf(assign)).toBe('CONTRACT_NOT_COVERING');
  });
});

const idOf = (data: unknown): string | undefined =>
  (data as { workOrderChanged?: { id: string } } | null)?.workOrderChanged?.id;

it('answers 60 requests a minute and says when the next is free', { timeout: 60_000 }, async () => {
  const limited = await startHarness({ domains: ['identity', 'facility', 'maintenance'] });
  try {
    const token = await limited.signInClient('vendor-demo');
    const ask = (as: string) =>
      fetch(limited.url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ me { name } }' }),
      });
    const answers = await Promise.all(Array.from({ length: 61 }, () => ask(token)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const late = answers.find(({ status }) => status === 429)!;
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(codeOf((await late.json()) as HarnessAnswer<never>)).toBe('RATE_LIMITED');
    // People's pages ask several questions at once: they have their own rate.
    const person = await limited.signIn('vendor');
    const pages = await Promise.all(Array.from({ length: 61 }, () => ask(person)));
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
  } finally {
    await limited.dispose();
  }
});
