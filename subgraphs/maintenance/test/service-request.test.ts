import { demoId, ulid } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TriageCorrection } from '../src/service-request/triage-correction.entity.ts';
import { Hospital, role, theatreId } from './hospital.ts';

const fields = 'id state version suggestedTrade workOrder { number }';

describe.each(databases())('service requests on %s', (database) => {
  let hospital: Hospital;
  beforeAll(async () => {
    hospital = await Hospital.open(database);
    await hospital.technician({ name: '王立军', skills: { PLUMBING: 3 }, capacity: 99 });
  });
  afterAll(() => hospital.stop());

  it('makes an order of a sure report at once', async () => {
    const request = await hospital.report();
    expect(request).toMatchObject({ state: 'CONVERTED', suggestedTrade: 'PLUMBING' });
    expect(request.number).toMatch(/^SR-20261123-\d{4}$/);
    expect(request.workOrder).toMatchObject({ state: 'ASSIGNED', priority: 'P2' });
  });

  it('leaves an unsure one to the dispatcher, whose correction is kept', async () => {
    const request = await hospital.report({ symptom: 'SMELL', title: '卫生间有异味' });
    expect(request).toMatchObject({ state: 'NEW', confidence: 0.5, workOrder: null });
    const { id } = request;
    const converted = await hospital.act(
      ...([hospital.dispatcher, 'convertRequest', { id, trade: 'HVAC' }, fields] as const),
    );
    expect(converted).toMatchObject({ state: 'CONVERTED', suggestedTrade: 'HVAC' });
    expect(converted.workOrder.number).toMatch(/^WO-/);
    const kept = await hospital.em.findOne(TriageCorrection, { requestId: id });
    expect(kept).toMatchObject({
      suggestedTrade: 'PLUMBING',
      chosenTrade: 'HVAC',
      confidence: 0.5,
    });
  });

  it('is triaged first and converted later', async () => {
    const { id } = await hospital.report({ symptom: 'OTHER', title: '广播声音断断续续' });
    const triaged = await hospital.act(
      hospital.dispatcher,
      'triageRequest',
      { id, trade: 'IT', impact: 1, urgency: 1 },
      fields,
    );
    expect(triaged).toMatchObject({ state: 'TRIAGED', workOrder: null });
    const again = hospital.act(hospital.dispatcher, 'triageRequest', { id, trade: 'IT' });
    await expect(again).rejects.toMatchObject({
      ...{
        code: 'INVALID_STATE',
        from: 'TRIAGED',
        allowed: ['CONVERTED', 'REJECTED', 'DUPLICATE'],
      },
    });
    const request = await hospital.act(
      ...([hospital.dispatcher, 'convertRequest', { id, trade: 'IT' }] as const),
      'workOrder { priority state trade }',
    );
    expect(request.workOrder).toMatchObject({ priority: 'P4', state: 'OPEN', trade: 'IT' });
  });

  it('is rejected with a reason that the requester reads', async () => {
    const { id } = await hospital.report({ symptom: 'OTHER', title: '要一张新沙发' });
    const nobody = hospital.act(hospital.dispatcher, 'rejectRequest', { id, reason: ' ' });
    await expect(nobody).rejects.toMatchObject({ code: 'VALIDATION_FAILED', field: 'reason' });
    await hospital.act(hospital.dispatcher, 'rejectRequest', { id, reason: '走申购' });
    const { data } = await hospital.ask(
      ...([
        hospital.nurse,
        'query($id: ID!) { serviceRequest(id: $id) { state rejectReason } }',
      ] as const),
      { id },
    );
    expect(data.serviceRequest).toEqual({ state: 'REJECTED', rejectReason: '走申购' });
    const late = hospital.act(hospital.dispatcher, 'convertRequest', { id, trade: 'IT' });
    await expect(late).rejects.toMatchObject({
      code: 'INVALID_STATE',
      from: 'REJECTED',
      allowed: [],
    });
  });

  it('is a duplicate of an earlier one and shows its order', async () => {
    const first = await hospital.report();
    const { id } = await hospital.report({ symptom: 'NOISE', title: '水池下面嗡嗡响' });
    const itself = hospital.act(hospital.dispatcher, 'markDuplicate', { id, ofId: id });
    await expect(itself).rejects.toMatchObject({ code: 'VALIDATION_FAILED', field: 'ofId' });
    const absent = hospital.act(hospital.dispatcher, 'markDuplicate', { id, ofId: ulid() });
    await expect(absent).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const marked = await hospital.act(
      hospital.dispatcher,
      'markDuplicate',
      { id, ofId: first.id },
      'state duplicateOf { number } workOrder { number }',
    );
    expect(marked).toEqual({
      state: 'DUPLICATE',
      duplicateOf: { number: first.number },
      workOrder: { number: first.workOrder.number },
    });
  });

  describe('refuses', () => {
    it('「坏了」 without a symptom, and says in both languages what would do', async () => {
      const vague = { symptom: null, title: '坏了' };
      const zh = hospital.act(
        ...([hospital.nurse, 'createServiceRequest'] as const),
        { roomId: demoId('room:A-0507'), ...vague },
        'id',
        'zh',
      );
      await expect(zh).rejects.toMatchObject({
        ...{ code: 'VALIDATION_FAILED', field: 'title', example: '冰箱门关不严' },
        message: expect.stringContaining('「坏了」派不准人'),
      });
      await expect(hospital.report(vague)).rejects.toMatchObject({
        message: expect.stringContaining('does not say whom to send'),
      });
    });

    it.each([
      ['an unknown symptom', { symptom: 'NOPE' }, 'VALIDATION_FAILED', 'symptom'],
      ['an impact of 4', { impact: 4 }, 'VALIDATION_FAILED', 'impact'],
      ['an urgency of 0', { urgency: 0 }, 'VALIDATION_FAILED', 'urgency'],
      ['a novel for a title', { title: '漏'.repeat(121) }, 'VALIDATION_FAILED', 'title'],
      ['a room that is not there', { roomId: ulid() }, 'NOT_FOUND', undefined],
      ['an alarm that is not there', { alarmId: ulid() }, 'NOT_FOUND', undefined],
    ])('%s', async (_, input, code, field) => {
      await expect(hospital.report(input)).rejects.toMatchObject({
        code,
        ...(field ? { field } : {}),
      });
    });

    it('a room of another campus and a retired one', async () => {
      const elsewhere = await hospital.room('E-0101', '东院', 'East', 'OFFICE', null);
      await hospital.facility.say('facility.room.changed', elsewhere, {
        ...{
          roomId: elsewhere,
          number: 'E-0101',
          name: '东院',
          nameEn: 'East',
          roomType: 'OFFICE',
        },
        ...{
          floorId: ulid(),
          buildingId: ulid(),
          campusId: demoId('campus:EAST'),
          departmentId: null,
        },
        ...{ floorName: '', buildingName: '', retired: false },
      });
      await hospital.running.settled();
      await expect(hospital.report({ roomId: elsewhere })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('to triage for a nurse, and anything for nobody', async () => {
      const { id } = await hospital.report({ symptom: 'OTHER', title: '窗帘掉下来了' });
      const mine = hospital.act(hospital.nurse, 'convertRequest', { id, trade: 'IT' });
      await expect(mine).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const vendor = role('vendor');
      await expect(hospital.report({}, vendor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  it('answers a repeated key with the first answer, and other input with a refusal', async () => {
    const input = { idempotencyKey: ulid(), symptom: 'WATER_LEAK', title: '重复提交的漏水' };
    const [first, second] = [await hospital.report(input), await hospital.report(input)];
    expect(second.id).toBe(first.id);
    expect(second.workOrder.id).toBe(first.workOrder.id);
    await expect(hospital.report({ ...input, title: '另一件事漏水' })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('makes a life-safety report P1 whatever was ticked', async () => {
    const request = await hospital.report({ symptom: 'GAS_LEAK', impact: 1, urgency: 1 });
    expect(request.workOrder.priority).toBe('P1');
  });

  it.each([
    [1, 1, 'P4'],
    [1, 2, 'P3'],
    [1, 3, 'P2'],
    [2, 1, 'P3'],
    [2, 2, 'P2'],
    [2, 3, 'P1'],
    [3, 1, 'P2'],
    [3, 2, 'P1'],
    [3, 3, 'P1'],
  ])('judges impact %d × urgency %d as %s', async (impact, urgency, priority) => {
    const request = await hospital.report({ impact, urgency });
    expect(request.workOrder.priority).toBe(priority);
  });

  it('warns of open orders in a room, also somebody who may only read their cards', async () => {
    const { workOrder } = await hospital.report({ roomId: demoId('room:S-0307') });
    const query = (more: string) =>
      `query($roomId: ID!) { openOrdersInRoom(roomId: $roomId) { number title state priority ${more} } }`;
    const roomId = demoId('room:S-0307');
    const clerk = role(['hr-clerk', 'employee'], { departmentId: demoId('department:HR') });
    const card = await hospital.ask(clerk, query(''), { roomId });
    expect(card.errors).toBeUndefined();
    expect(card.data.openOrdersInRoom).toEqual([
      { number: workOrder.number, title: '水池下面漏水', state: 'ASSIGNED', priority: 'P2' },
    ]);
    const more = await hospital.ask(clerk, query('requesterName'), { roomId });
    expect(more.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(more.data.openOrdersInRoom[0].requesterName).toBeNull();
    for (const child of [
      'checklist { id }',
      'labour { id }',
      'timeline { id }',
      'assignments { id }',
    ]) {
      const refused = await hospital.ask(clerk, query(child), { roomId });
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('is seen by its department and its maker, not by others', async () => {
    const { id } = await hospital.report({
      roomId: demoId('room:S-0307'),
      symptom: 'NOISE',
      title: '手术间里嗡嗡响',
    });
    const query = 'query($id: ID!) { serviceRequest(id: $id) { id } }';
    const seen = async (caller: Parameters<Hospital['ask']>[0]) =>
      (await hospital.ask(caller, query, { id })).data.serviceRequest !== null;
    const theatreNurse = role(['nurse', 'employee'], { departmentId: theatreId });
    const stranger = role(['nurse', 'employee'], { departmentId: demoId('department:NEO') });
    expect(await seen(hospital.nurse)).toBe(true);
    expect(await seen(theatreNurse)).toBe(true);
    expect(await seen(hospital.dispatcher)).toBe(true);
    expect(await seen(stranger)).toBe(false);
  });

  it('offers symptoms by room type in the caller’s language', async () => {
    const query = 'query($type: String) { symptoms(roomType: $type) { code text trade } }';
    const all = await hospital.ask(hospital.nurse, query, {}, 'zh');
    const ward = await hospital.ask(hospital.nurse, query, { type: 'WARD' });
    expect(all.data.symptoms).toContainEqual({
      code: 'WATER_LEAK',
      text: '漏水',
      trade: 'PLUMBING',
    });
    const codes = ward.data.symptoms.map(({ code }: { code: string }) => code);
    expect(codes).toContain('CALL_BELL');
    expect(codes).not.toContain('STERILISER');
    expect(codes.at(-1)).toBe('OTHER');
  });

  it('numbers thirty reports at the same time without a gap or a twin', async () => {
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        hospital.report({ title: `同时报的第 ${index} 处漏水` }),
      ),
    );
    const numbers = made.map(({ workOrder }) => workOrder.number).toSorted();
    expect(new Set(numbers).size).toBe(30);
    const values = numbers.map((number) => Number(number.slice(-4)));
    expect(values.at(-1)! - values[0]!).toBe(29);
    expect(made.every(({ workOrder }) => workOrder.state === 'ASSIGNED')).toBe(true);
  });
});
