import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { graph, subscribeGraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { transact } from '@houqin/kit/unit-of-work';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkReactions } from '../src/reactions/on-work-order-changed.ts';
import {
  fault,
  key,
  main,
  manager,
  nurse,
  roomEvents,
  startFacility,
  stranger,
} from './facility.ts';

const fields = 'id number name state version roomClass beds areaSquareMetres department { id }';
const create = `mutation ($input: CreateRoomInput!) { createRoom(input: $input) { ${fields} } }`;
const update = `mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { ${fields} } }`;
const changeState = `mutation ($input: ChangeRoomStateInput!) {
  changeRoomState(input: $input) { ${fields} } }`;
const retire = `mutation ($input: RetireRoomInput!) { retireRoom(input: $input) { ${fields} } }`;

describe.each(databases())('rooms on %s', (database) => {
  let facility: TestSubgraph;
  beforeAll(async () => void (facility = await startFacility(database)));
  afterAll(() => facility?.stop());

  let next = 50;
  const aRoom = (facts: object = {}) => ({
    floorId: demoId('floor:O-03'),
    number: `O-03${(next += 1)}`,
    nameZh: '新办公室',
    nameEn: 'New office',
    roomType: 'OFFICE',
    areaSquareMetres: 20.25,
    ...facts,
  });
  const run = (query: string, input: object, caller = manager) =>
    graph(facility, caller, query, { input: { idempotencyKey: key(), ...input } });
  const created = async (facts: object = {}) => (await run(create, aRoom(facts))).data.createRoom;

  it('begin as planned and are known to everybody from then on', async () => {
    const input = { ...aRoom(), idempotencyKey: key() };
    const room = (await run(create, input)).data.createRoom;
    expect(room).toMatchObject({ state: 'PLANNED', areaSquareMetres: 20.25, version: 1 });
    expect((await run(create, input)).data.createRoom.id).toBe(room.id);
    const [event, ...others] = await roomEvents(facility, room.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ number: input.number, state: 'PLANNED', campusId: main });
  });

  it.each([
    ['number', 'S-0399'],
    ['number', 'O 0399'],
    ['nameZh', ''],
    ['nameEn', 'x'.repeat(121)],
    ['floorId', 'nowhere'],
    ['areaSquareMetres', -1],
    ['beds', 101],
  ])('are refused with %s %j', async (field, value) => {
    const answer = await run(create, aRoom({ [field]: value }));
    expect(fault(answer)).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });

  it('have a number of their own, also when two are made at once', async () => {
    const input = aRoom();
    const answers = await Promise.all([run(create, input), run(create, input)]);
    const codes = answers.map((answer) => (fault(answer) as { code?: string } | undefined)?.code);
    expect(codes.sort()).toEqual(['DUPLICATE', undefined]);
  });

  it('are described anew by whoever read the newest version', async () => {
    const { id, version } = await created();
    const input = { id, expectedVersion: version, nameZh: '心电图室', beds: 1, roomClass: 'WARD' };
    const { data } = await run(update, { ...input, departmentId: demoId('department:OPD') });
    expect(data.updateRoom).toMatchObject({
      version: version + 1,
      beds: 1,
      roomClass: 'WARD',
      department: { id: demoId('department:OPD') },
    });
    const found = await graph(facility, nurse, '{ rooms(search: "xindiantu") { nodes { id } } }');
    expect(found.data.rooms.nodes).toContainEqual({ id });
    expect(fault(await run(update, input))).toMatchObject({
      code: 'VERSION_CONFLICT',
      current: version + 1,
    });
    const cleared = await run(update, { id, departmentId: null });
    expect(cleared.data.updateRoom.department).toBeNull();
    expect(await roomEvents(facility, id)).toHaveLength(3);
  });

  it('go through their states as the lifecycle says, with an event at each step', async () => {
    const { id } = await created();
    const to = (state: string) => run(changeState, { id, state });
    expect((await to('IN_USE')).data.changeRoomState.state).toBe('IN_USE');
    expect((await to('UNDER_WORK')).data.changeRoomState.state).toBe('UNDER_WORK');
    expect((await to('IN_USE')).data.changeRoomState.state).toBe('IN_USE');
    expect(fault(await to('PLANNED'))).toMatchObject({
      code: 'INVALID_STATE',
      from: 'IN_USE',
      to: 'PLANNED',
      allowed: ['UNDER_WORK', 'RETIRED'],
    });
    const { data } = await run(retire, { id, reason: '改建' });
    expect(data.retireRoom.state).toBe('RETIRED');
    expect(fault(await to('IN_USE'))).toMatchObject({ code: 'INVALID_STATE', allowed: [] });
    const events = await roomEvents(facility, id);
    expect(events.map(({ state, retired }) => [state, retired])).toEqual([
      ['PLANNED', false],
      ['IN_USE', false],
      ['UNDER_WORK', false],
      ['IN_USE', false],
      ['RETIRED', true],
    ]);
  });

  it('are not retired while work orders are open in them', async () => {
    const { id } = await created();
    const handle = async (step: string, state: string) => {
      const reaction = openWorkReactions.find(({ on }) => on === `maintenance.work-order.${step}`)!;
      const ctx = facility.systemContext();
      const facts = { workOrderId: 'order-1', number: 'WO-20260302-0001', roomId: id, state };
      await transact(ctx, (tx) => reaction.handle(ctx, tx, { payload: facts } as never));
    };
    await handle('opened', 'OPEN');
    await handle('opened', 'OPEN');
    for (const attempt of [run(retire, { id }), run(changeState, { id, state: 'RETIRED' })]) {
      expect(fault(await attempt)).toMatchObject({
        code: 'ROOM_HAS_OPEN_WORK',
        workOrders: ['WO-20260302-0001'],
      });
    }
    await handle('completed', 'COMPLETED');
    await handle('reopened', 'ASSIGNED');
    expect(fault(await run(retire, { id }))).toMatchObject({ code: 'ROOM_HAS_OPEN_WORK' });
    await handle('closed', 'CLOSED');
    expect((await run(retire, { id })).data.retireRoom.state).toBe('RETIRED');
  });

  it('are managed only by those who may, on their own campus', async () => {
    const { id } = await created();
    expect(fault(await run(retire, { id }, nurse))).toMatchObject({ code: 'FORBIDDEN' });
    expect(fault(await run(retire, { id }, stranger))).toMatchObject({ code: 'NOT_FOUND' });
    expect(fault(await run(create, aRoom(), stranger))).toMatchObject({ field: 'floorId' });
    expect(fault(await run(retire, { id: 'absent' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tell subscribers what enters and leaves their filter', async () => {
    const stream = await subscribeGraph(
      facility,
      nurse,
      `subscription { roomChanged(filter: { state: { eq: UNDER_WORK } }) {
        kind id version room { number state building { name } } } }`,
    );
    const following = async () => (await stream.next()).value!.data.roomChanged;
    expect((await following()).kind).toBe('BOOKMARK');
    const { id, number } = await created();
    await run(changeState, { id, state: 'IN_USE' });
    await run(changeState, { id, state: 'UNDER_WORK' });
    expect(await following()).toEqual({
      kind: 'UPSERTED',
      id,
      version: 3,
      room: { number, state: 'UNDER_WORK', building: { name: 'Outpatient' } },
    });
    await run(changeState, { id, state: 'IN_USE' });
    expect(await following()).toEqual({ kind: 'REMOVED', id, version: 4, room: null });
    await stream.return();
  });

  it('catch a subscriber up from the list’s cursor', async () => {
    const { data } = await graph(facility, nurse, '{ rooms(first: 1) { liveCursor } }');
    const { id } = await created();
    const stream = await subscribeGraph(
      facility,
      nurse,
      'subscription ($after: String) { roomChanged(after: $after) { kind id } }',
      { after: data.rooms.liveCursor },
    );
    const kinds: string[] = [];
    for await (const { data: told } of stream) {
      kinds.push(told.roomChanged.kind);
      if (told.roomChanged.kind === 'BOOKMARK') continue;
      expect(told.roomChanged).toEqual({ kind: 'UPSERTED', id });
      break;
    }
    expect(kinds.at(-1)).toBe('UPSERTED');
  });
});
