import { randomUUID } from 'node:crypto';
import { demoId, ulid } from '@houqin/kit/id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHarness, type Harness } from '../harness.ts';
import { otherAbsentId } from './minimal-operation.ts';

/**
 * Ids beside a row that is the caller's own: `foreign-rows.test.ts` gives them next to an absent
 * row, where nobody looks at them. Rows are moved to another campus, department or order, so that
 * they are foreign to the demo's people.
 */
let system: Harness;
const elsewhere = ulid();
const order = (key: string) => demoId(`work-order:${key}`);

beforeAll(async () => {
  system = await startHarness();
}, 120_000);
afterAll(() => system.dispose());

const manager = (domain: string) =>
  system.subgraphs.find(({ name }) => name === domain)!.runtime.orm.em.fork();
const rows = (domain: string, sql: string, values: readonly unknown[] = []) =>
  manager(domain)
    .getConnection()
    .execute(sql, [...values]) as Promise<Record<string, string>[]>;

async function moved(table: string, where: string): Promise<string> {
  const [row] = await rows('maintenance', `select id from ${table} where ${where} limit 1`);
  await rows('maintenance', `update ${table} set campus_id = ? where id = ?`, [
    elsewhere,
    row!['id'],
  ]);
  return row!['id']!;
}

/** What was answered, without what differs each time and without the id itself. */
const said = (answer: object, id: string) =>
  JSON.stringify(answer, (key, value: unknown) =>
    key === 'traceId' ? undefined : value,
  ).replaceAll(id, 'ID');

async function expectAlike(
  username: string,
  mutation: readonly [name: string, type: string, fields?: string],
  place: string,
  foreign: string,
  own: object,
): Promise<void> {
  const token = await system.signIn(username);
  const [name, type, fields = 'id'] = mutation;
  const answer = async (id: string) => {
    const input = { ...own, [place]: id, idempotencyKey: randomUUID() };
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    return said(await system.ask(query, { token, variables: { input } }), id);
  };
  const [there, gone] = [await answer(foreign), await answer(otherAbsentId)];
  expect(gone, 'it gets as far as looking for the second row').toContain('NOT_FOUND');
  expect(there, name).toBe(gone);
}

it('a technician of another campus', async () => {
  const id = await moved('technician', "party_id is null and trade = 'LIFT' or party_id is null");
  const [open] = await rows(
    'maintenance',
    "select id from work_order where state = 'OPEN' limit 1",
  );
  await expectAlike('dispatcher', ['assignWorkOrder', 'AssignWorkOrderInput'], 'technicianId', id, {
    id: open!['id'],
  });
});

it('a request of another campus, of which one’s own is a duplicate', async () => {
  const foreign = await moved('service_request', "state = 'CONVERTED'");
  const [own] = await rows(
    'maintenance',
    "select id from service_request where state in ('NEW', 'TRIAGED') limit 1",
  );
  await expectAlike('dispatcher', ['markDuplicate', 'MarkDuplicateInput'], 'ofId', foreign, {
    id: own!['id'],
  });
});

it('an alarm of another room, to which a report is said to belong', async () => {
  const [alarm] = await rows(
    'maintenance',
    'select id, room_id from ref_alarm where room_id is not null limit 1',
  );
  const [room] = await rows('maintenance', 'select id from ref_room where id <> ? limit 1', [
    alarm!['room_id'],
  ]);
  await expectAlike(
    ...(['nurse', ['createServiceRequest', 'CreateServiceRequestInput'], 'alarmId'] as const),
    alarm!['id']!,
    { roomId: room!['id'], title: '冰箱门关不严，一直滴水' },
  );
});

it('a step of another order’s checklist, and somebody else’s file', async () => {
  const own = order('outside-lift-7');
  const [item] = await rows(
    'maintenance',
    'select id from checklist_item where order_id <> ? limit 1',
    [own],
  );
  const dispatcher = await system.signIn('dispatcher');
  const upload = await fetch(`${system.url}/files/maintenance`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${dispatcher}`,
      'content-type': 'application/pdf',
      'x-file-name': 'report.pdf',
    },
    body: '%PDF-1.4\nof somebody else',
  });
  const { id: file } = (await upload.json()) as { id: string };
  await expectAlike('logistics', ['attachDocument', 'AttachDocumentInput'], 'fileId', file, {
    id: own,
  });
  const [mine] = await rows(
    'maintenance',
    `select w.id from work_order w join technician t on t.id = w.technician_id
     where w.state = 'IN_PROGRESS' and t.user_id = ? limit 1`,
    [demoId('user:technician')],
  );
  await expectAlike('technician', ['tickChecklist', 'TickChecklistInput'], 'itemId', item!['id']!, {
    orderId: mine!['id'],
  });
});

it('a comment of another notice', async () => {
  const notices = await rows(
    'collaboration',
    `select n.id, r.person_id from notice n join notice_receipt r on r.notice_id = n.id
     where r.person_id = ? and n.state in ('PUBLISHED', 'REVISED')`,
    [demoId('user:nurse')],
  );
  const [comment] = await rows('collaboration', 'select id, notice_id from notice_comment limit 1');
  const own = notices.find(({ id }) => id !== comment!['notice_id'])!;
  await expectAlike(
    ...(['nurse', ['commentOnNotice', 'CommentOnNoticeInput'], 'answersId'] as const),
    comment!['id']!,
    { id: own['id'], text: '收到' },
  );
});
