import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import {
  asCaller,
  graph,
  startTestSubgraph,
  subscribeGraph,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
import { subgraph } from '../src/subgraph.ts';
import {
  build,
  campusId,
  gatewayCode,
  gatewaySecret,
  key,
  nurse,
  operator,
  or07,
  publish,
  reading,
  room07,
  wall,
  ward,
} from './hospital.ts';
import { announcer } from './neighbours.ts';

describe.each(databases())('the graph on %s', (database) => {
  let running: TestSubgraph;
  let web: Server;
  let neighbours: ReturnType<typeof announcer>;

  beforeAll(async () => {
    running = await startTestSubgraph(subgraph, { database });
    neighbours = announcer(running);
    await build(running, [
      or07,
      {
        code: 'ward-temperature',
        room: ward,
        point: { quantity: 'TEMPERATURE', unit: 'Cel' },
        // Of life safety, so that changes within one minute are not taken for chattering.
        definitions: [{ kind: 'HIGH', severity: 'HIGH', lifeSafety: true, orderPolicy: 'NO' }],
      },
    ]);
    web = createServer((request, response) => {
      const route = running.routes.find(({ path }) => path === request.url);
      void route?.handle(request, response);
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    web.close();
    await neighbours.stop();
    await running.stop();
  });

  const codes = async (caller: typeof nurse) => {
    const { data } = await graph(running, caller, '{ points { nodes { code } } }');
    return data.points.nodes.map(({ code }: { code: string }) => code);
  };

  it('shows a nurse the points, rooms and alarms of her department only', async () => {
    await publish(running, 'or07-pressure', reading(1));
    await publish(running, 'ward-temperature', reading(26));
    expect(await codes(nurse)).toEqual(['ward-temperature']);
    expect(await codes(operator)).toEqual(['or07-pressure', 'ward-temperature']);
    const { data } = await graph(
      running,
      nurse,
      `{ alarms { nodes { pointCode: point { code } allowedActions } totalCount }
         roomEnvironments { roomNumber state }
         alarmCounts { severity unacknowledged }
         dataHealth { pointsTotal }
         point(code: "or07-pressure") { id } }`,
    );
    expect(data).toMatchObject({
      alarms: {
        totalCount: 1,
        nodes: [{ pointCode: { code: 'ward-temperature' }, allowedActions: [] }],
      },
      roomEnvironments: [{ roomNumber: 'A-0501' }],
      dataHealth: { pointsTotal: 1 },
      point: null,
    });
    expect(data.alarmCounts[0]).toEqual({ severity: 'CRITICAL', unacknowledged: 0 });
  });

  it('answers a foreign alarm as an absent one, and refuses what is not granted', async () => {
    const alarms = await graph(
      running,
      operator,
      '{ alarms(filter: { severity: { eq: CRITICAL } }) { nodes { id } } }',
    );
    const id = alarms.data.alarms.nodes[0].id;
    const read = await graph(running, nurse, 'query ($id: ID!) { alarm(id: $id) { id } }', { id });
    expect(read.data.alarm).toBeNull();
    const mutation =
      'mutation ($input: AcknowledgeAlarmInput!) { acknowledgeAlarm(input: $input) { id } }';
    const input = { id, idempotencyKey: key() };
    const refused = await graph(running, nurse, mutation, { input });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    const wardOnly = asCaller({
      ...{ departmentId: nurse.access.departmentId, campusIds: [campusId] },
      grants: { 'alarm:acknowledge': 'DEPT' },
    });
    const foreign = await graph(running, wardOnly, mutation, { input });
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    const screen = await graph(
      running,
      wall,
      '{ alarms { nodes { title roomName } } deadLetters { nodes { id } } }',
    );
    expect(screen.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('pushes each change of an alarm, and completes it when maintenance opens an order', async () => {
    // What was published just before gets its position first, else the stream tells it too.
    await running.settled();
    const list = await graph(running, operator, '{ alarms { liveCursor } }');
    const stream = await subscribeGraph(
      running,
      operator,
      `subscription ($after: String) { alarmChanged(after: $after) {
        kind alarm { state active point { code } workOrder { id } workOrderNumber workOrderState } } }`,
      { after: list.data.alarms.liveCursor },
    );
    const next = async () => {
      for (;;) {
        const { value } = await stream.next();
        const change = value!.data.alarmChanged;
        if (change.kind !== 'BOOKMARK') return change.alarm;
      }
    };
    await publish(running, 'or07-pressure', reading(8));
    expect(await next()).toMatchObject({ state: 'RTN_UNACK', active: false, workOrder: null });
    const { data } = await graph(
      running,
      operator,
      '{ alarms(filter: { pointCode: { eq: "or07-pressure" } }) { nodes { id } } }',
    );
    const alarmId = data.alarms.nodes[0].id;
    const order = { workOrderId: demoId('order:1'), number: 'WO-20261123-0001', alarmId };
    await neighbours.tell('maintenance', 'maintenance.work-order.opened', order.workOrderId, {
      ...order,
      state: 'OPEN',
    });
    expect(await next()).toMatchObject({
      workOrder: { id: order.workOrderId },
      workOrderState: 'OPEN',
    });
    await neighbours.tell('maintenance', 'maintenance.work-order.assigned', order.workOrderId, {
      ...order,
      state: 'ASSIGNED',
    });
    expect(await next()).toMatchObject({
      workOrderNumber: order.number,
      workOrderState: 'ASSIGNED',
    });
    const other = {
      ...order,
      workOrderId: demoId('order:2'),
      number: 'WO-20261123-0002',
      state: 'ASSIGNED',
    };
    await neighbours.tell(
      'maintenance',
      'maintenance.work-order.assigned',
      other.workOrderId,
      other,
    );
    await running.settled();
    await stream.return();
    const linked = await graph(
      running,
      operator,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on WorkOrder { alarm { id } } } }',
      {
        r: [
          { __typename: 'WorkOrder', id: order.workOrderId },
          { __typename: 'WorkOrder', id: other.workOrderId },
        ],
      },
    );
    expect(linked.data._entities).toEqual([{ alarm: { id: alarmId } }, { alarm: null }]);
  });

  it('moves points and open alarms along with their room', async () => {
    const facts = {
      ...{ roomId: ward.id, number: 'A-0501', name: '改名', nameEn: 'Renamed', roomType: 'WARD' },
      ...{
        roomClass: 'WARD',
        state: 'IN_USE',
        floorId: ward.floorId,
        floorNumber: 5,
        floorName: '5',
      },
      ...{ buildingId: ward.buildingId, buildingCode: 'A', buildingName: 'A', buildingNameEn: 'A' },
      ...{ campusId, departmentId: room07.departmentId, retired: false },
    };
    await neighbours.tell('facility', 'facility.room.changed', ward.id, facts);
    await running.settled();
    expect(await codes(nurse)).toEqual([]);
    const { data } = await graph(running, nurse, '{ alarms { totalCount } }');
    expect(data.alarms.totalCount).toBe(0);
    await neighbours.tell('facility', 'facility.room.changed', ward.id, {
      ...facts,
      departmentId: ward.departmentId,
    });
    await running.settled();
    expect(await codes(nurse)).toEqual(['ward-temperature']);
  });

  const setLimit = (input: object) =>
    graph(
      running,
      operator,
      `mutation ($input: SetRoomClassLimitInput!) { setRoomClassLimit(input: $input) {
        low high source edition effectiveFrom effectiveTo changedBy unitText } }`,
      {
        input: {
          ...{
            idempotencyKey: key(),
            roomClass: 'WARD',
            quantity: 'TEMPERATURE',
            low: 20,
            high: 27,
          },
          ...{ source: 'GB 51039', edition: '2014', reason: '夏季' },
          ...input,
        },
      },
    );

  it('sets a limit as a new dated row, within its band, and judges by it at once', async () => {
    const outside = await setLimit({ high: 31 });
    expect(outside.errors?.[0]).toMatchObject({
      message: 'The limit must be from 16 to 30.',
      extensions: { code: 'LIMIT_OUT_OF_SAFE_BAND', min: 16, max: 30, field: 'input.high' },
    });
    for (const [input, field] of [
      [{ low: 25, high: 25 }, 'input.low'],
      [{ low: null, high: null }, 'input.low'],
      [{ effectiveFrom: '2026-01-01T00:00:00Z' }, 'input.effectiveFrom'],
      [{ reason: ' ' }, 'input.reason'],
    ] as const)
      expect((await setLimit(input)).errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'VALIDATION_FAILED', field },
      });

    await publish(running, 'ward-temperature', reading(26.5));
    const current = () =>
      graph(
        running,
        operator,
        '{ point(code: "ward-temperature") { limitHigh limitSource { edition } alarms { state } } }',
      );
    // Renamed to class WARD a moment ago: 27 °C is its limit, and the alarm of 25 °C is over.
    expect((await current()).data.point).toMatchObject({
      limitHigh: 27,
      alarms: [{ state: 'RTN_UNACK' }],
    });
    const set = await setLimit({ high: 26 });
    expect(set.data.setRoomClassLimit).toMatchObject({
      high: 26,
      changedBy: '林晓',
      unitText: '°C',
    });
    await expect
      .poll(async () => (await current()).data.point)
      .toMatchObject({
        ...{ limitHigh: 26, limitSource: { edition: '2014' }, alarms: [{ state: 'UNACK_ACTIVE' }] },
      });
    const { data } = await graph(
      running,
      operator,
      `{ roomClassLimits(roomClass: WARD, at: "2024-01-01T00:00:00Z") { quantity high }
         roomClassLimitHistory(roomClass: WARD, quantity: TEMPERATURE) { high effectiveTo } }`,
    );
    expect(data.roomClassLimits).toContainEqual({ quantity: 'TEMPERATURE', high: 27 });
    expect(data.roomClassLimitHistory).toMatchObject([
      { high: 26, effectiveTo: null },
      { high: 27, effectiveTo: set.data.setRoomClassLimit.effectiveFrom },
    ]);
  });

  it('changes a definition, and refuses orders for what is not grave', async () => {
    const { data } = await graph(
      running,
      operator,
      '{ point(code: "ward-temperature") { definitions { id version } } }',
    );
    const [definition] = data.point.definitions;
    const change = (input: object) =>
      graph(
        running,
        operator,
        'mutation ($input: UpdateAlarmDefinitionInput!) { updateAlarmDefinition(input: $input) { onDelaySeconds severity version } }',
        { input: { idempotencyKey: key(), id: definition.id, reason: '试运行', ...input } },
      );
    const grave = await change({ severity: 'MEDIUM', orderPolicy: 'AT_ONCE' });
    expect(grave.errors?.[0]?.extensions).toMatchObject({ field: 'input.orderPolicy' });
    const changed = await change({ onDelaySeconds: 60, expectedVersion: definition.version });
    expect(changed.data.updateAlarmDefinition).toMatchObject({
      onDelaySeconds: 60,
      severity: 'HIGH',
    });
    const late = await change({ onDelaySeconds: 90, expectedVersion: definition.version });
    expect(late.errors?.[0]?.extensions).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  it('registers gateways and points, which deliver at once, and retires them', async () => {
    const gateway = await graph(
      running,
      operator,
      'mutation ($input: RegisterFieldGatewayInput!) { registerFieldGateway(input: $input) { id code pointCount } }',
      {
        input: {
          idempotencyKey: key(),
          code: 'new-gateway',
          nameZh: '新网关',
          nameEn: 'New',
          secret: 'long enough secret',
        },
      },
    );
    const register = (input: object) =>
      graph(
        running,
        operator,
        'mutation ($input: RegisterPointInput!) { registerPoint(input: $input) { id code room { id } limitHigh } }',
        {
          input: {
            ...{
              idempotencyKey: key(),
              code: 'new-point',
              nameZh: '新',
              nameEn: 'New',
              unit: 'Cel',
            },
            ...{ quantity: 'TEMPERATURE', intervalSeconds: 60, roomId: ward.id },
            fieldGatewayId: gateway.data.registerFieldGateway.id,
            ...input,
          },
        },
      );
    for (const [input, field] of [
      [{ code: 'Bad Code' }, 'input.code'],
      [{ unit: 'furlong' }, 'input.unit'],
      [{ intervalSeconds: 0 }, 'input.intervalSeconds'],
      [{ rangeMin: 5, rangeMax: 5 }, 'input.rangeMin'],
    ] as const)
      expect((await register(input)).errors?.[0]?.extensions).toMatchObject({ field });
    const point = (await register({})).data.registerPoint;
    expect(point).toMatchObject({ room: { id: ward.id }, limitHigh: 26 });
    expect((await register({})).errors?.[0]?.extensions).toMatchObject({ code: 'DUPLICATE' });
    expect(await publish(running, 'new-point', reading(22), 'new-gateway')).toMatchObject({
      stored: 1,
    });
    expect(await publish(running, 'new-point', reading(22))).toMatchObject({
      refused: [{ reason: 'FOREIGN_POINT' }],
    });
    await graph(
      running,
      operator,
      'mutation ($input: UpdatePointInput!) { updatePoint(input: $input) { state } }',
      { input: { idempotencyKey: key(), id: point.id, state: 'RETIRED', reason: '拆除' } },
    );
    expect(await publish(running, 'new-point', reading(23), 'new-gateway')).toMatchObject({
      refused: [{ reason: 'POINT_RETIRED' }],
    });
  });

  it('follows newest values, at most one a second for each point', async () => {
    const ids = ['ward-temperature', 'or07-pressure'].map((code) => demoId(`point:${code}`));
    const stream = await subscribeGraph(
      running,
      nurse,
      'subscription ($ids: [ID!]!) { readings(pointIds: $ids) { pointId value quality } }',
      { ids },
    );
    const first = (await stream.next()).value!.data.readings;
    expect(first.pointId).toBe(demoId('point:ward-temperature'));
    const began = Date.now();
    for (const value of [21, 22, 23]) await publish(running, 'ward-temperature', reading(value));
    await publish(running, 'or07-pressure', reading(9));
    expect((await stream.next()).value!.data.readings).toMatchObject({ value: 23 });
    expect(Date.now() - began).toBeGreaterThan(700);
    await stream.return();
  });

  const ingest = (body: string, secret = gatewaySecret) =>
    fetch(`http://127.0.0.1:${(web.address() as AddressInfo).port}/ingest`, {
      method: 'POST',
      body,
      headers: { authorization: `Basic ${btoa(`${gatewayCode}:${secret}`)}` },
    });

  it('takes readings by HTTP with a result for each row', async () => {
    expect((await ingest('{}', 'wrong')).status).toBe(401);
    expect((await ingest('{')).status).toBe(400);
    expect((await ingest(`[${' '.repeat(3_000_000)}]`)).status).toBe(413);
    const at = new Date().toISOString();
    const rows = [
      { code: 'ward-temperature', t: at, v: 22 },
      { code: 'ward-temperature', t: at, v: 22 },
      { code: 'nobody', t: at, v: 1 },
      { code: 'or07-pressure', t: 'x', v: 1 },
    ];
    const listed = await ingest(JSON.stringify(rows));
    expect(await listed.json()).toMatchObject({
      ...{ rows: 4, stored: 1, duplicate: 1, refused: 2 },
      results: [
        { code: 'ward-temperature', status: 'STORED', at },
        { status: 'DUPLICATE' },
        { status: 'REFUSED', reason: 'UNKNOWN_POINT' },
        { status: 'REFUSED', reason: 'BAD_INSTANT' },
      ],
    });
    const later = new Date(Date.now() + 1_000).toISOString();
    const grouped = await ingest(
      JSON.stringify({ points: { 'or07-pressure': [{ t: later, v: 8 }] } }),
    );
    expect(await grouped.json()).toMatchObject({ stored: 1 });
  });

  it('counts what went wrong by the hour', async () => {
    const from = new Date(Date.now() - 2 * 3_600_000).toISOString();
    const to = new Date(Date.now() + 3_600_000).toISOString();
    const query =
      'query ($from: DateTime!, $to: DateTime!) { alarmRate(from: $from, to: $to) { hour count } }';
    const total = async (caller: typeof nurse) => {
      const { data } = await graph(running, caller, query, { from, to });
      return data.alarmRate.reduce((sum: number, bin: { count: number }) => sum + bin.count, 0);
    };
    expect(await total(operator)).toBeGreaterThan(await total(nurse));
    expect(await total(nurse)).toBeGreaterThan(0);
  });
});
