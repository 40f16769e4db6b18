import { demoId, ulid } from '@houqin/kit/id';
import { asCaller, subscribeGraph, type GraphStream } from '@houqin/kit/testing/graph';
import { databases } from '@houqin/kit/testing/databases';
import type { Caller } from '@houqin/kit/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkOrder } from '../src/work-order/work-order.entity.ts';
import { WorkOrderOwner } from '../src/work-order/work-order-owner.entity.ts';
import { Hospital, role, theatreId, wardId, type TestTechnician } from './hospital.ts';

describe.each(databases())('scope and live on %s', (database) => {
  let hospital: Hospital;
  let plumber: TestTechnician;
  let helper: TestTechnician;
  const wall = role('wallboard', { name: '大屏' });
  beforeAll(async () => {
    hospital = await Hospital.open(database);
    plumber = await hospital.technician({ name: '王立军', skills: { PLUMBING: 3 }, capacity: 99 });
    helper = await hospital.technician({ name: '李志远', skills: { PLUMBING: 1 }, capacity: 99 });
  });
  afterAll(() => hospital.stop());

  const follow = (caller: Caller, filter: object, after?: string): Promise<GraphStream> =>
    subscribeGraph(
      hospital.running,
      caller,
      `subscription($filter: WorkOrderFilter, $after: String) { workOrderChanged(filter: $filter, after: $after) {
        kind id version cursor workOrder { number state requesterName title technician { name } } } }`,
      { filter, after: after ?? null },
    );
  const next = async (stream: GraphStream) => {
    for (;;) {
      const { value } = await stream.next();
      if (value?.errors) throw new Error(JSON.stringify(value.errors));
      const change = value!.data.workOrderChanged;
      if (change.kind !== 'BOOKMARK') return change;
    }
  };
  const sees = async (caller: Caller, id: string): Promise<boolean> => {
    const list = await hospital.ask(caller, '{ workOrders(first: 200) { nodes { id } } }');
    const found = await hospital.ask(caller, 'query($id: ID!) { workOrder(id: $id) { id } }', {
      id,
    });
    const listed = list.data.workOrders.nodes.some((node: { id: string }) => node.id === id);
    expect(found.data.workOrder !== null).toBe(listed);
    return listed;
  };

  it('shows an order to those whose it is', async () => {
    const { id } = (await hospital.report()).workOrder;
    const someone = role(['employee'], { departmentId: wardId });
    const expected: [Caller, boolean][] = [
      [hospital.nurse, true],
      [role(['nurse', 'employee'], { departmentId: wardId }), true],
      [role(['nurse', 'employee'], { departmentId: theatreId }), false],
      [someone, false],
      [plumber.caller, true],
      [helper.caller, false],
      [hospital.dispatcher, true],
      [role('director'), true],
      [role('auditor'), true],
      [role('environment-operator'), true],
      [wall, true],
    ];
    for (const [caller, seen] of expected) expect(await sees(caller, id), caller.name).toBe(seen);
    const elsewhere = asCaller({
      ...{ grants: { 'work-order:read': 'CAMPUS' }, campusIds: [demoId('campus:EAST')] },
    });
    expect(await sees(elsewhere, id)).toBe(false);
    expect(await sees(role('vendor'), id), 'under no contract').toBe(false);
    const byNumber = await hospital.ask(
      hospital.nurse,
      'query($n: String!) { workOrder(number: $n) { id } }',
      { n: (await hospital.order(id, 'number')).number.toLowerCase() },
    );
    expect(byNumber.data.workOrder.id).toBe(id);
  });

  it('shows a waiting order to its team, and takes it away when it is given to one', async () => {
    await hospital.running.settled();
    const stream = await follow(helper.caller, { open: { eq: true } });
    const { workOrder } = await hospital.report({ impact: 1, urgency: 1 });
    const { id } = workOrder;
    expect(await next(stream)).toMatchObject({
      kind: 'UPSERTED',
      id,
      workOrder: { state: 'OPEN' },
    });
    expect(await sees(helper.caller, id)).toBe(true);
    await hospital.act(hospital.dispatcher, 'assignWorkOrder', { id, technicianId: plumber.id });
    expect(await next(stream)).toMatchObject({ kind: 'REMOVED', id, workOrder: null });
    expect(await sees(helper.caller, id)).toBe(false);
    await stream.return();
  });

  it('follows a filter: enters, changes, leaves', async () => {
    const { id } = (await hospital.report()).workOrder;
    await hospital.running.settled();
    const { data } = await hospital.ask(hospital.dispatcher, '{ workOrders { liveCursor } }');
    await hospital.act(plumber.caller, 'acceptWorkOrder', { id });
    await hospital.act(plumber.caller, 'startWorkOrder', { id, roomCode: 'A-0507' });
    await hospital.act(plumber.caller, 'addNote', { id, text: '在看' });
    await hospital.act(plumber.caller, 'pauseWorkOrder', { id, reason: 'WAIT_PART' });
    const filter = { state: { eq: 'IN_PROGRESS' }, assigneeId: { eq: plumber.caller.subjectId } };
    const stream = await follow(hospital.dispatcher, filter, data.workOrders.liveCursor);
    const heard = [await next(stream), await next(stream), await next(stream)];
    expect(heard.map(({ kind }) => kind)).toEqual(['UPSERTED', 'UPSERTED', 'REMOVED']);
    expect(new Set(heard.map((change) => change.id))).toEqual(new Set([id]));
    const versions = heard.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    await stream.return();
  });

  it.each([
    ['mine of the requester', () => hospital.nurse, { mine: { eq: true } }, true],
    [
      'mine of another nurse',
      () => role(['nurse'], { departmentId: wardId }),
      { mine: { eq: true } },
      false,
    ],
    ['not mine', () => hospital.nurse, { mine: { eq: false } }, false],
    ['room', () => hospital.dispatcher, { roomId: { eq: demoId('room:A-0507') } }, true],
    ['another room', () => hospital.dispatcher, { roomId: { eq: demoId('room:S-0307') } }, false],
    [
      'floor and building',
      () => hospital.dispatcher,
      { floorId: { eq: demoId('floor:A-05') }, buildingId: { in: [demoId('building:A')] } },
      true,
    ],
    [
      'trade and priority',
      () => hospital.dispatcher,
      { trade: { in: ['PLUMBING'] }, priority: { eq: 'P2' } },
      true,
    ],
    ['requester', () => hospital.dispatcher, { requesterId: { eq: demoId('user:nurse') } }, true],
    ['closed only', () => hospital.dispatcher, { open: { eq: false } }, false],
    [
      'technician',
      () => hospital.dispatcher,
      { technicianId: { eq: demoId('technician:王立军') } },
      true,
    ],
    [
      'type and age',
      () => hospital.dispatcher,
      {
        type: { eq: 'CORRECTIVE' },
        createdAt: { gte: '2026-11-23T00:00:00Z', lt: '2026-11-24T00:00:00Z' },
      },
      true,
    ],
    ['alarm', () => hospital.dispatcher, { alarmId: { eq: ulid() } }, false],
    [
      'department',
      () => hospital.dispatcher,
      { departmentId: { eq: wardId }, campusId: { eq: demoId('campus:MAIN') } },
      true,
    ],
  ] as const)('lists and follows alike: %s', async (_, callerOf, filter, matches) => {
    const caller = callerOf();
    // The cursor stands behind what is numbered: nothing of earlier tests may wait for that.
    await hospital.running.settled();
    const list = await hospital.ask(
      caller,
      'query($filter: WorkOrderFilter) { workOrders(first: 1, filter: $filter) { liveCursor } }',
      { filter },
    );
    const { id } = (await hospital.report()).workOrder;
    const query =
      'query($filter: WorkOrderFilter) { workOrders(first: 200, filter: $filter) { nodes { id } } }';
    const listed = await hospital.ask(caller, query, { filter });
    const ids = listed.data.workOrders.nodes.map((node: { id: string }) => node.id);
    expect(ids.includes(id)).toBe(matches);
    const stream = await follow(caller, filter, list.data.workOrders.liveCursor);
    if (matches) {
      const change = await next(stream);
      expect(change).toMatchObject({ kind: 'UPSERTED', id });
    } else {
      // A bookmark comes when everything before was looked at: nothing of this order did.
      const { value } = await stream.next();
      expect(value?.data.workOrderChanged.kind).toBe('BOOKMARK');
    }
    await stream.return();
  });

  it('keeps the owner rows in line with the owners on the order', async () => {
    const em = hospital.em;
    const orders = await em.find(WorkOrder, {});
    for (const { id, ownerIds } of orders) {
      const rows = await em.find(WorkOrderOwner, { orderId: id });
      expect(rows.map(({ userId }) => userId).toSorted()).toEqual([...ownerIds].toSorted());
    }
  });

  it('shows walls posts and symptoms, never names or typed words', async () => {
    const request = await hospital.report({ title: '张三床边漏水', description: '家属李四报的' });
    const { id } = request.workOrder;
    await hospital.act(plumber.caller, 'acceptWorkOrder', { id });
    await hospital.act(plumber.caller, 'startWorkOrder', { id, roomCode: 'A-0507' });
    await hospital.act(plumber.caller, 'pauseWorkOrder', {
      id,
      reason: 'WAIT_USER',
      note: '等李四',
    });
    await hospital.act(plumber.caller, 'addNote', { id, text: '王立军在等' });
    const answer = await hospital.ask(
      wall,
      `query($id: ID!) { workOrder(id: $id) { title description requesterName requester { id } pauseNote
        assignee { id } technician { name post user { id } certificates { kind } }
        assignments { technicianName byName } timeline { text detail actorName } rating { comment }
        checklist { by { id } } roomNumber roomName sla { level } } }`,
      { id },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data.workOrder).toMatchObject({
      ...{ title: 'Water leak', description: null, requesterName: null, requester: null },
      ...{ assignee: null, pauseNote: null, roomNumber: 'A-0507' },
      technician: { name: 'PLUMBING 01', post: 'PLUMBING 01', user: null, certificates: [] },
    });
    expect(JSON.stringify(answer.data)).not.toMatch(/张三|李四|陈静|王立军/);
  });

  it('follows technicians and requests', async () => {
    await hospital.running.settled();
    const technicians = await subscribeGraph(
      hospital.running,
      hospital.dispatcher,
      'subscription { technicianChanged(filter: { trade: { eq: PLUMBING }, onDuty: { eq: true } }) { kind technician { name openCount currentOrder { number } } } }',
    );
    const requests = await subscribeGraph(
      hospital.running,
      hospital.nurse,
      'subscription { serviceRequestChanged(filter: { mine: { eq: true } }) { kind serviceRequest { state workOrder { state } } } }',
    );
    await technicians.next();
    await requests.next();
    await hospital.report();
    const technician = (await technicians.next()).value?.data.technicianChanged;
    expect(technician).toMatchObject({
      kind: 'UPSERTED',
      technician: { name: expect.any(String) },
    });
    const request = (await requests.next()).value?.data.serviceRequestChanged;
    expect(request.serviceRequest).toMatchObject({
      state: 'CONVERTED',
      workOrder: { state: 'ASSIGNED' },
    });
    await technicians.return();
    await requests.return();
  });

  it('answers entities under the reader’s scope, cards to other staff', async () => {
    const { id } = (await hospital.report()).workOrder;
    const entities = `query($refs: [_Any!]!) { _entities(representations: $refs) {
      ... on WorkOrder { id number state priority } ... on Technician { id name post openCount } } }`;
    const refs = [
      { __typename: 'WorkOrder', id },
      { __typename: 'WorkOrder', id: ulid() },
      { __typename: 'Technician', id: plumber.id },
    ];
    const full = await hospital.ask(hospital.dispatcher, entities, { refs });
    expect(full.errors).toBeUndefined();
    expect(full.data._entities).toMatchObject([
      { id, state: 'ASSIGNED' },
      null,
      { name: '王立军' },
    ]);
    const clerk = await hospital.ask(role('hr-clerk'), entities, { refs });
    expect(clerk.data._entities[0]).toMatchObject({ id, state: 'ASSIGNED', priority: 'P2' });
    expect(clerk.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    const vendor = await hospital.ask(asCaller({ kind: 'client', partyId: 'P' }), entities, {
      refs,
    });
    expect(vendor.data._entities).toEqual([null, null, null]);
  });

  it('keeps technicians’ names and rooms’ facts as the neighbours tell them', async () => {
    const userId = plumber.caller.subjectId;
    const user = {
      userId,
      username: 'wang',
      position: null,
      departmentId: null,
      partyId: null,
      phone: null,
    };
    await hospital.identity.say('identity.user.changed', userId, {
      ...user,
      name: '王立君',
      state: 'ACTIVE',
    });
    await hospital.identity.say('identity.department.changed', wardId, {
      ...{ departmentId: wardId, code: 'CARD2', name: '心内二病区', nameEn: 'Cardiology 2' },
      ...{ kind: 'CLINICAL', parentId: null, campusId: demoId('campus:MAIN'), retired: false },
    });
    await hospital.running.settled();
    const names = async () =>
      (
        await hospital.ask(hospital.dispatcher, '{ technicians(first: 50) { nodes { name } } }')
      ).data.technicians.nodes.map(({ name }: { name: string }) => name);
    expect(await names()).toContain('王立君');
    await hospital.identity.say('identity.user.changed', userId, {
      ...user,
      name: '王立君',
      state: 'DISABLED',
    });
    await hospital.running.settled();
    expect(await names()).not.toContain('王立君');
    const { workOrder } = await hospital.report();
    expect(workOrder.technician.id).toBe(helper.id);
  });

  it('counts the board', async () => {
    const facts = await hospital.ask(
      hospital.dispatcher,
      '{ dispatchFacts { unassigned soonLate late completedThisShift onDuty total gaps } }',
    );
    expect(facts.errors).toBeUndefined();
    expect(facts.data.dispatchFacts).toMatchObject({
      late: 0,
      completedThisShift: 0,
      total: 1,
      onDuty: 1,
    });
    expect(facts.data.dispatchFacts.gaps).toContain('pressure vessel licence: 0 of 1');
    const nurse = await hospital.ask(hospital.nurse, '{ dispatchFacts { late } }');
    expect(nurse.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});
