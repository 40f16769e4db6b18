import { fixedClock } from '@houqin/kit/clock';
import { databases } from '@houqin/kit/testing/databases';
import { subscribeGraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalClock } from '../src/approval/approval-clock.ts';
import { RefPersonRole } from '../src/references/ref-person-role.entity.ts';
import { cardiology, startHospital, type Hospital, type Staff } from './hospital.ts';

const monday = new Date('2026-11-23T00:00:00Z');
const hourMs = 3_600_000;

interface Case {
  readonly id: string;
  readonly state?: string;
  readonly code?: string;
  readonly steps: {
    key: string;
    state: string;
    seats: { personName: string; waiting: boolean }[];
  }[];
}
const waiting = ({ steps }: Case) =>
  steps.flatMap(({ seats }) =>
    seats.filter((seat) => seat.waiting).map(({ personName }) => personName),
  );

describe.each(databases())('approvals on %s', (database) => {
  const clock = fixedClock(monday);
  let hospital: Hospital;
  let nurse: Staff;
  let head: Staff;
  let logistics: Staff;
  let finance: Staff;
  let other: Staff;
  let admin: Staff;
  beforeAll(async () => {
    hospital = await startHospital(database, clock);
    nurse = await hospital.staff('陈静');
    head = await hospital.staff('郭文华', ['department-head'], cardiology);
    logistics = await hospital.staff('谢国栋', ['logistics-director']);
    finance = await hospital.staff('唐晓红', ['finance-clerk']);
    other = await hospital.staff('罗雯');
    admin = await hospital.staff('高翔', ['admin']);
    await hospital.staff('程立群', ['vice-director']);
  });
  beforeEach(() => clock.set(monday));
  afterAll(() => hospital.stop());

  const act = async (who: Staff, name: string, input: object) =>
    (await hospital.act(who, name, input)) as unknown as Case;
  const submit = (amount: string | null = '20000', who = nurse, documentType = 'PURCHASE') =>
    act(who, 'submitApproval', {
      ...{ documentType, title: '输液泵', amount, lines: [{ label: '数量', value: '2 台' }] },
    });
  const expense = (who = nurse) => submit('1500', who, 'EXPENSE');
  const decide = (who: Staff, { id }: { id: string }, decision = 'APPROVED', more = {}) =>
    act(who, 'decideApproval', { id, decision, comment: '请看附件', ...more });
  const drop = (who: Staff) =>
    hospital.running.runtime.orm.em.fork().nativeDelete(RefPersonRole, { personId: who.id });
  const outbox = async (id: string) => {
    await hospital.running.settled();
    const rows = await hospital.running.runtime.orm.em
      .fork()
      .getConnection()
      .execute<{ type: string; payload: string }[]>(
        'select type, payload from outbox where aggregate_id = ? order by position',
        [id],
      );
    return rows.map(({ type, payload }) => ({
      type: type.split('.').at(-1),
      ...(JSON.parse(payload) as object),
    }));
  };

  it('go the way of their amount, step by step, and tell the document’s domain', async () => {
    let one = await submit();
    expect(one).toMatchObject({ state: 'RUNNING', amount: '20000.00', round: 1 });
    expect(one.steps.map(({ key, state }) => [key, state])).toEqual([
      ['head', 'PENDING'],
      ['logistics', 'WAITING'],
      ['finance', 'WAITING'],
    ]);
    // The ward has no head: the nearest one above it decides.
    expect(waiting(one)).toEqual(['郭文华']);
    one = await decide(head, one);
    expect(waiting(one)).toEqual(['谢国栋']);
    await decide(logistics, one);
    one = await decide(finance, one);
    expect(one).toMatchObject({ state: 'APPROVED', decisions: [{}, {}, {}] });
    expect(await outbox(one.id)).toMatchObject([
      { type: 'submitted' },
      { type: 'advanced' },
      { type: 'advanced' },
      {
        ...{ type: 'decided', documentType: 'PURCHASE', state: 'APPROVED' },
        ...{ amountFen: 2_000_000, round: 1, waitingIds: [] },
      },
    ]);
  });

  it.each([
    ['10000', ['head', 'buyer-lead']],
    ['10000.01', ['head', 'logistics', 'finance']],
    ['100000', ['head', 'logistics', 'finance']],
    ['100000.01', ['head', 'logistics', 'accountant', 'vice-director']],
  ])('of ¥%s are planned as domain.md D says', async (amount, keys) => {
    expect((await submit(amount)).steps.map(({ key }) => key)).toEqual(keys);
  });

  it('say what is wrong with what is submitted', async () => {
    expect(await submit('1e6')).toMatchObject({ code: 'VALIDATION_FAILED', field: 'amount' });
    expect(await submit('1', nurse, 'PAYROLL')).toMatchObject({ code: 'NO_APPROVAL_FLOW' });
    expect(await submit(null)).toMatchObject({ code: 'NO_APPROVAL_FLOW' });
  });

  it('are decided by nobody whom they do not wait for', async () => {
    const one = await submit();
    expect(await decide(finance, one)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(nurse, one)).toMatchObject({ code: 'REQUESTER_MAY_NOT_DECIDE' });
    expect(await decide(head, one, 'REJECTED', { comment: ' ' })).toMatchObject({
      ...{ code: 'VALIDATION_FAILED', field: 'comment' },
    });
    expect(await decide(head, one, 'REJECTED')).toMatchObject({ state: 'REJECTED' });
    expect(await decide(head, one)).toMatchObject({ code: 'ALREADY_DECIDED', by: '郭文华' });
  });

  it('of a head go to the head above, and stop where there is none', async () => {
    const ownHead = await hospital.staff('护士长', ['department-head']);
    expect(waiting(await submit('20000', ownHead))).toEqual(['郭文华']);
    await drop(ownHead);
    const top = await submit('20000', head);
    expect(top).toMatchObject({ state: 'RUNNING', stuck: true });
    expect(waiting(top)).toEqual([]);
    expect((await outbox(top.id)).map(({ type }) => type)).toEqual(['submitted', 'stuck']);
    const assign = { id: top.id, personId: logistics.id, reason: '上级暂缺' };
    expect(await act(logistics, 'assignApprover', assign)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(admin, 'assignApprover', { ...assign, personId: head.id })).toMatchObject({
      code: 'REQUESTER_MAY_NOT_DECIDE',
    });
    const named = await act(admin, 'assignApprover', assign);
    expect(named).toMatchObject({ stuck: false });
    expect(waiting(named)).toEqual(['谢国栋']);
    // The same approver in the next step decides once.
    const merged = await decide(logistics, named);
    expect(merged.steps[1]).toMatchObject({ state: 'DONE', seats: [{ merged: true }] });
    expect(waiting(merged)).toEqual(['唐晓红']);
    expect(await act(admin, 'assignApprover', assign)).toMatchObject({
      code: 'APPROVER_NOT_MISSING',
    });
  });

  it('go on when somebody gets the missing role', async () => {
    const one = await submit('5000');
    expect(await decide(head, one)).toMatchObject({ stuck: true });
    const lead = await hospital.staff('崔岚', ['buyer-lead']);
    await approvalClock.run(hospital.running.runtime.systemContext());
    const query =
      '{ approvalCases(filter: { waitingForMe: { eq: true } }) { nodes { id stuck } } }';
    const { data } = await hospital.ask(lead, query);
    expect(data.approvalCases.nodes).toEqual([{ id: one.id, stuck: false }]);
    expect(await decide(lead, one)).toMatchObject({ state: 'APPROVED' });
  });

  it('go back to the requester, who sends them again as another round', async () => {
    let one = await submit();
    await decide(head, one);
    one = await decide(logistics, one, 'RETURNED');
    expect(one).toMatchObject({ state: 'RETURNED' });
    const amend = { id: one.id, amount: '9000' };
    expect(await act(head, 'amendApproval', amend)).toMatchObject({ code: 'NOT_FOUND' });
    const again = await act(nurse, 'amendApproval', amend);
    expect(again).toMatchObject({
      ...{ state: 'RUNNING', round: 2, amount: '9000.00' },
      decisions: [{ round: 1 }, { round: 1, decision: 'RETURNED' }],
    });
    expect(again.steps.map(({ key }) => key)).toEqual(['head', 'buyer-lead']);
    expect(waiting(again)).toEqual(['郭文华']);
    expect(await act(nurse, 'withdrawApproval', { id: one.id })).toMatchObject({
      state: 'WITHDRAWN',
    });
    expect(await decide(head, one)).toMatchObject({ code: 'INVALID_STATE' });
  });

  it('begin again when an approved amount is changed', async () => {
    const one = await expense();
    expect(await decide(head, one)).toMatchObject({ state: 'APPROVED' });
    const raised = await act(nurse, 'amendApproval', { id: one.id, amount: '1900' });
    expect(raised).toMatchObject({ state: 'RUNNING', round: 2 });
    expect(await decide(head, one)).toMatchObject({ state: 'APPROVED' });
  });

  it('are handed over and get added approvers, but never the requester', async () => {
    let one = await expense();
    const to = ({ id: personId }: Staff) => ({ id: one.id, personId });
    expect(await act(head, 'handOverApproval', to(nurse))).toMatchObject({
      code: 'REQUESTER_MAY_NOT_DECIDE',
    });
    one = await act(head, 'addApprover', to(finance));
    expect(waiting(one).sort()).toEqual(['唐晓红', '郭文华'].sort());
    expect(await act(head, 'handOverApproval', to(finance))).toMatchObject({
      code: 'NOT_YOUR_DECISION',
    });
    one = await act(head, 'handOverApproval', to(other));
    expect(one.steps[0]!.seats[0]).toMatchObject({
      ...{ personName: '罗雯', handedOverBy: ['郭文华'] },
    });
    expect(await decide(head, one)).toMatchObject({ code: 'NOT_YOUR_DECISION' });
    expect(await decide(other, one)).toMatchObject({ state: 'RUNNING' });
    // An added approver’s no counts though the step’s own said yes.
    expect(await decide(finance, one, 'REJECTED')).toMatchObject({ state: 'REJECTED' });
  });

  it('are decided by a dated substitute, who is named, and only in that time', async () => {
    const one = await expense();
    const away = (startsAt: string, endsAt: string) =>
      hospital.act(head, 'createApprovalDelegation', { substituteId: other.id, startsAt, endsAt });
    const delegation = await away('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z');
    const query = '{ approvalCases(filter: { waitingForMe: { eq: true } }) { nodes { id } } }';
    const inbox = (await hospital.ask(other, query)).data.approvalCases.nodes;
    expect(inbox).toContainEqual({ id: one.id });
    expect(await decide(other, one)).toMatchObject({
      state: 'APPROVED',
      decisions: [{ personName: '郭文华', decidedByName: '罗雯' }],
    });
    const later = await expense();
    await hospital.act(head, 'revokeApprovalDelegation', { id: delegation['id'] });
    expect(await decide(other, later)).toMatchObject({ code: 'NOT_YOUR_DECISION' });
    const own = await expense(other);
    await away('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z');
    clock.set(new Date('2026-11-24T01:00:00Z'));
    await approvalClock.run(hospital.running.runtime.systemContext());
    // Not even for somebody away may they decide what they asked for.
    expect(await decide(other, own)).toMatchObject({ code: 'REQUESTER_MAY_NOT_DECIDE' });
    expect(await decide(other, later)).toMatchObject({ state: 'APPROVED' });
    expect(await away('2026-11-25T00:00:00Z', '2026-11-24T00:00:00Z')).toMatchObject({
      ...{ code: 'VALIDATION_FAILED', field: 'endsAt' },
    });
  });

  it('remind after a day and escalate after two, and decide nothing by themselves', async () => {
    const one = await submit();
    const after = async (hours: number) => {
      clock.set(new Date(monday.getTime() + hours * hourMs));
      await approvalClock.run(hospital.running.runtime.systemContext());
      return (await outbox(one.id)).map(({ type }) => type);
    };
    expect(await after(23)).toEqual(['submitted']);
    expect(await after(24)).toEqual(['submitted', 'reminded']);
    expect(await after(25)).toEqual(['submitted', 'reminded']);
    expect(await after(48)).toEqual(['submitted', 'reminded', 'escalated']);
    expect(await after(480)).toEqual(['submitted', 'reminded', 'escalated']);
    const query =
      'query ($id: ID!) { approvalCase(id: $id) { state allowedActions steps { state } } }';
    const { data } = await hospital.ask(logistics, query, { id: one.id });
    expect(data.approvalCase).toMatchObject({
      ...{ state: 'RUNNING', allowedActions: ['HAND_OVER'] },
      steps: [{ state: 'TIMED_OUT' }, {}, {}],
    });
    const moved = await act(logistics, 'handOverApproval', { id: one.id, personId: other.id });
    expect(waiting(moved)).toEqual(['罗雯']);
    expect(waiting(await decide(other, moved))).toEqual(['谢国栋']);
  });

  it('are decided once, however many press at once', async () => {
    const more = await Promise.all(
      [1, 2, 3].map((index) => hospital.staff(`财务 ${index}`, ['finance-clerk'])),
    );
    const one = await submit('15000', nurse, 'EXPENSE');
    await decide(head, one);
    const answers = await Promise.all([finance, ...more].map((who) => decide(who, one)));
    const codes = answers.map(({ state, code }) => state ?? code).sort();
    expect(codes).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED', 'ALREADY_DECIDED', 'APPROVED']);
    for (const who of more) await drop(who);
  });

  it('come into an inbox and leave it by the stream alone', async () => {
    await hospital.running.settled();
    const stream = await subscribeGraph(
      hospital.running,
      head.caller,
      'subscription { approvalCaseChanged(filter: { waitingForMe: { eq: true } }) { kind id } }',
    );
    const next = async (id: string) => {
      for (;;) {
        const change = (await stream.next()).value!.data.approvalCaseChanged;
        if (change.id === id) return change.kind as string;
      }
    };
    const one = await expense();
    expect(await next(one.id)).toBe('UPSERTED');
    await decide(head, one);
    expect(await next(one.id)).toBe('REMOVED');
    await stream.return();
  });
});
