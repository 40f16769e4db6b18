import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Assignment } from '../src/assignment/assignment.entity.ts';
import { Technician } from '../src/technician/technician.entity.ts';
import { WorkOrder } from '../src/work-order/work-order.entity.ts';
import { Hospital, monday, role, type TestTechnician } from './hospital.ts';

describe.each(databases())('assignment on %s', (database) => {
  let hospital: Hospital;
  beforeAll(async () => {
    hospital = await Hospital.open(database);
  });
  afterAll(() => hospital.stop());

  /** An order that waits: P4 is not the engine's at first. */
  const waiting = async (
    symptom: string,
    roomNumber = 'A-0507',
  ): Promise<{ id: string; version: number }> => {
    const { workOrder } = await hospital.report({
      ...{
        symptom,
        impact: 1,
        urgency: 1,
        title: '排队的一张单',
        roomId: demoId(`room:${roomNumber}`),
      },
    });
    expect(workOrder.state).toBe('OPEN');
    return workOrder;
  };
  const candidates = async (workOrderId: string) => {
    const query = `query($id: ID!) { candidates(workOrderId: $id) {
      technician { name } eligible score terms { name value weight } exclusions reason } }`;
    return (await hospital.ask(hospital.dispatcher, query, { id: workOrderId })).data.candidates;
  };
  const count = async (technician: TestTechnician) =>
    (await hospital.em.findOneOrFail(Technician, technician.id)).openCount;

  describe('the engine', () => {
    let best: TestTechnician;
    beforeAll(async () => {
      best = await hospital.technician({
        ...{ name: '马骏', skills: { ELECTRICAL: 3 }, capacity: 2 },
        certificates: { ELECTRICIAN: '2027-01-01' },
      });
      await hospital.technician({
        ...{ name: '赵强', skills: { ELECTRICAL: 2 }, certificates: { ELECTRICIAN: '2026-11-01' } },
      });
      await hospital.technician({ name: '刘畅', skills: { ELECTRICAL: 1 } });
      await hospital.technician({
        ...{ name: '下班的人', skills: { ELECTRICAL: 3 }, onDuty: false },
        certificates: { ELECTRICIAN: '2027-01-01' },
      });
      await hospital.technician({
        ...{ name: '东院的人', skills: { ELECTRICAL: 3 }, campusId: demoId('campus:EAST') },
        certificates: { ELECTRICIAN: '2027-01-01' },
      });
    });

    it('ranks everybody who knows the trade, with terms and every reason', async () => {
      const { id } = await waiting('LIGHT_OUT');
      const ranked = await candidates(id);
      expect(ranked[0]).toMatchObject({
        ...{ technician: { name: '马骏' }, eligible: true, exclusions: [] },
        score: 0.76,
        terms: [
          { name: 'SKILL', value: 1, weight: 0.35 },
          { name: 'LOAD', value: 1, weight: 0.25 },
          { name: 'PROXIMITY', value: 0.3, weight: 0.2 },
          { name: 'HISTORY', value: 0, weight: 0.1 },
          { name: 'FAIRNESS', value: 1, weight: 0.1 },
        ],
        reason: 'skill 3 of 3, 100% free, place unknown',
      });
      const excluded = Object.fromEntries(
        ranked
          .slice(1)
          .map((one: { technician: { name: string }; exclusions: string[] }) => [
            ...[one.technician.name, one.exclusions],
          ]),
      );
      expect(excluded).toEqual({
        ...{ 赵强: ['CERTIFICATE_EXPIRED'], 刘畅: ['NO_CERTIFICATE'] },
        ...{ 下班的人: ['OFF_DUTY'], 东院的人: ['OTHER_CAMPUS'] },
      });
      const nurse = await hospital.ask(
        hospital.nurse,
        `{ candidates(workOrderId: "${id}") { score } }`,
      );
      expect(nurse.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    });

    it('stores the whole ranking with the assignment', async () => {
      const { id } = await waiting('LIGHT_OUT');
      const order = await hospital.act(
        hospital.dispatcher,
        'assignWorkOrder',
        { id },
        'state acceptBy assignments { state by score reason technicianName ranking { technician { name } exclusions } }',
      );
      expect(order.acceptBy).toBe(new Date(monday.getTime() + 600_000).toISOString());
      const [assignment] = order.assignments;
      expect(assignment).toMatchObject({ state: 'OFFERED', by: 'ENGINE', technicianName: '马骏' });
      expect(assignment.score).toBeGreaterThan(0.6);
      expect(assignment.ranking).toHaveLength(5);
    });

    it('recommends for a waiting order, and says why when it cannot', async () => {
      const { id } = await waiting('LIGHT_OUT');
      const fields =
        'state recommendation { score reason technician { name } } unassignableReason { code text filters }';
      const free = await hospital.order(id, fields);
      expect(free).toMatchObject({
        recommendation: { technician: { name: '马骏' } },
        unassignableReason: null,
      });
      await hospital.act(hospital.dispatcher, 'assignWorkOrder', { id });
      const next = await waiting('LIGHT_OUT');
      expect(await count(best)).toBe(2);
      const full = await hospital.order(next.id, fields);
      expect(full).toMatchObject({
        recommendation: null,
        unassignableReason: {
          code: 'NO_ELIGIBLE_TECHNICIAN',
          filters: [
            'AT_CAPACITY',
            'CERTIFICATE_EXPIRED',
            'NO_CERTIFICATE',
            'OFF_DUTY',
            'OTHER_CAMPUS',
          ],
        },
      });
      const refused = hospital.act(hospital.dispatcher, 'assignWorkOrder', { id: next.id });
      await expect(refused).rejects.toMatchObject({ code: 'NO_ELIGIBLE_TECHNICIAN' });
    });

    it('broadcasts a P1 order that nobody can take', async () => {
      const { workOrder } = await hospital.report({ symptom: 'LIFT_TRAPPED', title: '3 号梯困人' });
      expect(workOrder).toMatchObject({ state: 'OPEN', priority: 'P1' });
      const { timeline, unassignableReason } = await hospital.order(
        workOrder.id,
        'timeline { kind text } unassignableReason { code filters text }',
      );
      expect(unassignableReason).toMatchObject({ code: 'NO_ELIGIBLE_TECHNICIAN' });
      const kinds = timeline.map(({ kind }: { kind: string }) => kind);
      expect(kinds).toContain('work-order.unassignable');
      expect(kinds).toContain('work-order.broadcast');
    });
  });

  describe('a technician chosen by the dispatcher', () => {
    const assign = (id: string, technician: TestTechnician, more: object = {}) =>
      hospital.act(hospital.dispatcher, 'assignWorkOrder', {
        id,
        technicianId: technician.id,
        ...more,
      });

    it.each([
      ['off duty', { onDuty: false }, { code: 'NO_ELIGIBLE_TECHNICIAN', filters: ['OFF_DUTY'] }],
      ['full', { capacity: 0 }, { code: 'NO_ELIGIBLE_TECHNICIAN', filters: ['AT_CAPACITY'] }],
    ])('is refused when %s', async (name, facts, error) => {
      const { id } = await waiting('DRAIN_BLOCKED');
      const person = await hospital.technician({
        name: `水工 ${name}`,
        skills: { PLUMBING: 1 },
        ...facts,
      });
      await expect(assign(id, person)).rejects.toMatchObject({ ...error, technicianId: person.id });
      await hospital.em.nativeUpdate(Technician, { id: person.id }, { retiredAt: monday });
    });

    it('is not there for who does not see them', async () => {
      const { id } = await waiting('DRAIN_BLOCKED');
      const person = await hospital.technician({
        ...{ name: '东院水工', skills: { PLUMBING: 1 }, campusId: demoId('campus:EAST') },
      });
      await expect(assign(id, person)).rejects.toMatchObject({ code: 'NOT_FOUND', id: person.id });
      await hospital.em.nativeUpdate(Technician, { id: person.id }, { retiredAt: monday });
    });

    it.each([
      ['has run out', { ELECTRICIAN: '2026-11-22' }, '2026-11-22'],
      ['never was', {}, null],
    ])('is refused when the licence %s', async (name, certificates, expiredOn) => {
      const { id } = await waiting('LIGHT_OUT');
      const person = await hospital.technician({
        name: `电工 ${name}`,
        skills: { ELECTRICAL: 3 },
        certificates,
      });
      await expect(assign(id, person)).rejects.toMatchObject({
        ...{ code: 'CERTIFICATE_EXPIRED', kind: 'ELECTRICIAN', expiredOn },
      });
    });

    it('may lack the skill or have declined: that is the dispatcher’s to judge', async () => {
      const { id } = await waiting('FURNITURE');
      const person = await hospital.technician({
        name: '帮忙的人',
        skills: { DOORS: 3 },
        capacity: 9,
      });
      await assign(id, person);
      await hospital.act(person.caller, 'declineWorkOrder', { id, reason: '不会' });
      await assign(id, person);
      const { assignments } = await hospital.order(id, 'assignments { state by byName note }');
      expect(assignments).toEqual([
        { state: 'DECLINED', by: 'DISPATCHER', byName: '何敏', note: '不会' },
        { state: 'OFFERED', by: 'DISPATCHER', byName: '何敏', note: null },
      ]);
    });

    it('is taken from another only with the version that was seen', async () => {
      const { id } = await waiting('DOOR_STUCK');
      const [one, two] = [
        await hospital.technician({ name: '门窗甲', skills: { DOORS: 1 }, capacity: 9 }),
        await hospital.technician({ name: '门窗乙', skills: { DOORS: 1 }, capacity: 9 }),
      ];
      const { version } = await assign(id, one);
      await expect(assign(id, two)).rejects.toMatchObject({
        code: 'VERSION_CONFLICT',
        current: version,
      });
      await assign(id, two, { expectedVersion: version });
      expect([await count(one), await count(two)]).toEqual([0, 1]);
      const { version: now } = await hospital.order(id, 'version');
      await assign(id, two, { expectedVersion: now });
      expect(await count(two)).toBe(1);
    });

    it('is unknown', async () => {
      const { id } = await waiting('DOOR_STUCK');
      const technicianId = demoId('technician:nobody');
      const refused = hospital.act(hospital.dispatcher, 'assignWorkOrder', { id, technicianId });
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', type: 'Technician' });
    });
  });

  describe('the team queue', () => {
    it('is read and claimed by those of the trade', async () => {
      const nurseRoom = await waiting('DEVICE_FAULT');
      const device = await hospital.technician({ name: '孙浩', skills: { MEDICAL_DEVICE: 3 } });
      const { id } = await waiting('DEVICE_FAULT');
      const query =
        '{ workOrders(filter: { state: { eq: OPEN } }) { nodes { id } } mine: workOrders(filter: { mine: { eq: true } }) { totalCount } }';
      const seen = await hospital.ask(device.caller, query);
      const ids = seen.data.workOrders.nodes.map((node: { id: string }) => node.id);
      expect(ids).toContain(id);
      // It waited before the technician was there; the team is settled with the order's next change.
      expect(ids).not.toContain(nurseRoom.id);
      expect(seen.data.mine.totalCount).toBe(0);
      const order = await hospital.act(
        device.caller,
        'acceptWorkOrder',
        { id },
        'state assignments { by state }',
      );
      expect(order).toEqual({
        state: 'ACCEPTED',
        assignments: [{ by: 'SELF', state: 'ACCEPTED' }],
      });
    });
  });

  describe('at the same time', () => {
    it('gives one waiting order to one of two who reach for it', async () => {
      const pair = await Promise.all(
        ['氧气甲', '氧气乙'].map((name) =>
          hospital.technician({ name, skills: { MEDICAL_GAS: 2 } }),
        ),
      );
      const { workOrder } = await hospital.report({ symptom: 'GAS_LEAK', title: '氧气终端漏气' });
      await hospital.act(hospital.admin, 'cancelWorkOrder', {
        id: workOrder.id,
        reason: '只为腾位',
      });
      const created = await hospital.act(hospital.dispatcher, 'createWorkOrder', {
        title: '更换氧气终端',
        roomId: demoId('room:A-0507'),
        trade: 'MEDICAL_GAS',
        priority: 'P4',
      });
      const results = await Promise.allSettled(
        pair.map(({ caller }) => hospital.act(caller, 'acceptWorkOrder', { id: created.id })),
      );
      const lost = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      expect(lost).toHaveLength(1);
      expect(['NOT_FOUND', 'INVALID_STATE']).toContain(lost[0]!.reason.code);
      const counts = await Promise.all(pair.map(count));
      expect(counts.toSorted()).toEqual([0, 1]);
    });

    it('lets one of ten dispatchers assign an order', async () => {
      const { id } = await waiting('NETWORK_DOWN');
      const people = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          hospital.technician({ name: `网管 ${index}`, skills: { IT: 2 } }),
        ),
      );
      const results = await Promise.allSettled(
        people.map(({ id: technicianId }) =>
          hospital.act(role('dispatcher'), 'assignWorkOrder', { id, technicianId }),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason.code).toBe('VERSION_CONFLICT');
      }
      const active = await hospital.em.count(Assignment, { orderId: id, endedAt: null });
      expect(active).toBe(1);
      const counts = await Promise.all(people.map(count));
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1);
      for (const { id: technicianId } of people) {
        await hospital.em.nativeUpdate(Technician, { id: technicianId }, { retiredAt: monday });
      }
    });

    it('gives the last place of a technician to one of eight orders', async () => {
      const orders = [];
      for (let index = 0; index < 8; index += 1) orders.push(await waiting('STERILISER'));
      const last = await hospital.technician({
        ...{ name: '最后一个', skills: { MEDICAL_DEVICE: 3 }, capacity: 3 },
        certificates: { PRESSURE_VESSEL: '2027-01-01' },
      });
      await hospital.em.nativeUpdate(Technician, { id: last.id }, { openCount: 2 });
      const results = await Promise.allSettled(
        orders.map(({ id }, index) =>
          index % 2 === 0
            ? hospital.act(hospital.dispatcher, 'assignWorkOrder', { id })
            : hospital.act(hospital.dispatcher, 'assignWorkOrder', { id, technicianId: last.id }),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') {
          expect(result.reason.code).toBe('NO_ELIGIBLE_TECHNICIAN');
          expect(result.reason.filters).toContain('AT_CAPACITY');
        }
      }
      expect(await count(last)).toBe(3);
      const held = await hospital.em.count(WorkOrder, { technicianId: last.id, state: 'ASSIGNED' });
      expect(held).toBe(1);
    });
  });
});
