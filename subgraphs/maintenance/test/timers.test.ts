import { JobRunner } from '@houqin/kit/schedule';
import { silentLogger } from '@houqin/kit/log';
import { databases } from '@houqin/kit/testing/databases';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timers, runTimers } from '../src/jobs/timers.ts';
import { faultCodeId } from '../src/rules/install-defaults.ts';
import { Shift } from '../src/technician/shift.entity.ts';
import { Technician } from '../src/technician/technician.entity.ts';
import { Hospital, monday, type TestTechnician } from './hospital.ts';

const minute = 60_000;
const hour = 60 * minute;

describe.each(databases())('timers on %s', (database) => {
  let hospital: Hospital;
  let first: TestTechnician;
  beforeEach(async () => {
    hospital = await Hospital.open(database);
    first = await hospital.technician({ name: '王立军', skills: { PLUMBING: 3 } });
  });
  afterEach(() => hospital.stop());

  const later = async (milliseconds: number) => {
    hospital.clock.advance(milliseconds);
    await runTimers(hospital.system);
  };
  const report = async (input: Readonly<Record<string, unknown>> = {}) =>
    (await hospital.report(input)).workOrder;
  const kinds = async (id: string): Promise<string[]> =>
    (await hospital.order(id, 'timeline { kind }')).timeline.map(
      ({ kind }: { kind: string }) => kind,
    );

  it('offers an order to the next after 10 minutes without acceptance', async () => {
    const second = await hospital.technician({ name: '李志远', skills: { PLUMBING: 1 } });
    const { id, technician } = await report();
    expect(technician.id).toBe(first.id);
    await later(10 * minute - 1);
    expect((await hospital.order(id, 'technician { id }')).technician.id).toBe(first.id);
    await later(1);
    const order = await hospital.order(
      id,
      'state technician { id } assignments { state ranking { exclusions } }',
    );
    expect(order).toMatchObject({
      ...{ state: 'ASSIGNED', technician: { id: second.id } },
      assignments: [{ state: 'EXPIRED' }, { state: 'OFFERED' }],
    });
    expect(order.assignments[1].ranking[1].exclusions).toEqual(['DECLINED']);
    const counts = await hospital.em.find(Technician, {}, { orderBy: { name: 'asc' } });
    expect(counts.map(({ openCount }) => openCount).toSorted()).toEqual([0, 1]);
    await expect(hospital.act(first.caller, 'acceptWorkOrder', { id })).rejects.toMatchObject({
      code: 'REASSIGNED',
    });
  });

  it('runs as a job of the kit, and makes up for the time no process ran', async () => {
    const { id } = await report();
    const { runtime } = hospital.running;
    const runner = () =>
      new JobRunner({
        ...{ em: runtime.orm.em, jobs: [timers], clock: hospital.clock, log: silentLogger },
        context: () => hospital.system,
      });
    const before = runner();
    await before.start();
    await before.stop();
    hospital.clock.advance(3 * hour);
    const after = runner();
    expect(await after.runDue()).toEqual(['work-order-timers']);
    await after.stop();
    const order = await hospital.order(id, 'state timeline { kind }');
    expect(order.state).toBe('OPEN');
    const told = order.timeline.map(({ kind }: { kind: string }) => kind);
    expect(told).toContain('work-order.offer-expired');
    expect(told).toContain('work-order.overdue');
  });

  // The rest does not depend on the database, and making one takes its time.
  if (database === 'mysql') return;

  it('leaves it to the dispatcher after three missed offers, or when nobody is left', async () => {
    const { id } = await report();
    await later(10 * minute);
    const alone = await hospital.order(
      id,
      'state technician { id } unassignableReason { code filters }',
    );
    expect(alone).toEqual({
      ...{ state: 'OPEN', technician: null },
      unassignableReason: { code: 'OFFERS_EXHAUSTED', filters: ['DECLINED'] },
    });
    for (const name of ['甲', '乙', '丙'])
      await hospital.technician({ name, skills: { PLUMBING: 1 } });
    await later(minute);
    expect((await hospital.order(id, 'state')).state).toBe('ASSIGNED');
    await later(10 * minute);
    expect((await hospital.order(id, 'state')).state).toBe('ASSIGNED');
    await later(10 * minute);
    const given = await hospital.order(
      id,
      'state recommendation { technician { id } } timeline { kind detail }',
    );
    expect(given.state).toBe('OPEN');
    expect(given.recommendation).not.toBeNull();
    expect(given.timeline).toContainEqual({
      ...{ kind: 'work-order.unassignable', detail: '3 offers in a row missed' },
    });
    await later(hour);
    expect((await hospital.order(id, 'state')).state).toBe('OPEN');
  });

  it('lets the engine take a P3 order at half its response time', async () => {
    const { id, state } = await report({ impact: 1, urgency: 2 });
    expect(state).toBe('OPEN');
    await later(2 * hour - 1000);
    expect((await hospital.order(id, 'state')).state).toBe('OPEN');
    await later(1000);
    expect((await hospital.order(id, 'state')).state).toBe('ASSIGNED');
  });

  it('tries again each minute where nobody could be found, and says so once', async () => {
    const { id, state } = await report({ symptom: 'NETWORK_DOWN', title: '电脑上不了网' });
    expect(state).toBe('OPEN');
    for (let time = 0; time < 3; time += 1) await later(minute);
    const told = (await kinds(id)).filter((kind) => kind === 'work-order.unassignable');
    expect(told).toHaveLength(1);
    await hospital.technician({ name: '刘畅', skills: { IT: 3 } });
    await later(minute);
    expect((await hospital.order(id, 'state')).state).toBe('ASSIGNED');
  });

  it('announces 50, 75 and 100 % of a promise, once each', async () => {
    const { id } = await report();
    await hospital.act(first.caller, 'acceptWorkOrder', { id });
    await later(4 * hour - 1000);
    expect(await kinds(id)).not.toContain('work-order.due-soon');
    await later(1000);
    await later(minute);
    await later(2 * hour);
    await later(2 * hour);
    await later(2 * hour);
    const told = (await kinds(id)).filter((kind) => /due/.test(kind));
    expect(told).toEqual(['work-order.due-soon', 'work-order.due-soon', 'work-order.overdue']);
    const { sla } = await hospital.order(id, 'sla { level phase }');
    expect(sla).toEqual({ level: 'LATE', phase: 'RESTORE' });
  });

  it('tells only the highest share after the program stood still', async () => {
    const { id } = await report();
    await hospital.act(first.caller, 'acceptWorkOrder', { id });
    await later(9 * hour);
    const told = (await kinds(id)).filter((kind) => /due/.test(kind));
    expect(told).toEqual(['work-order.overdue']);
  });

  it('does not count while the clock stands still', async () => {
    const { id } = await report();
    await hospital.act(first.caller, 'acceptWorkOrder', { id });
    await hospital.act(first.caller, 'startWorkOrder', { id, roomCode: 'A-0507' });
    await hospital.act(first.caller, 'pauseWorkOrder', { id, reason: 'WAIT_USER' });
    await later(20 * hour);
    expect((await kinds(id)).filter((kind) => /due/.test(kind))).toEqual([]);
    await hospital.act(first.caller, 'resumeWorkOrder', { id });
    await later(4 * hour);
    expect((await kinds(id)).filter((kind) => /due/.test(kind))).toEqual(['work-order.due-soon']);
  });

  it('confirms after 72 h and closes 7 days later', async () => {
    const { id } = await report();
    await hospital.act(first.caller, 'acceptWorkOrder', { id });
    await hospital.act(first.caller, 'startWorkOrder', { id, roomCode: 'A-0507' });
    const { checklist } = await hospital.order(id, 'checklist { id }');
    await hospital.act(first.caller, 'tickChecklist', { orderId: id, itemId: checklist[0].id });
    await hospital.act(first.caller, 'completeWorkOrder', {
      ...{ id, causeId: faultCodeId('WAT-C1'), actionId: faultCodeId('ACT-01') },
    });
    await later(72 * hour - 1);
    expect((await hospital.order(id, 'state')).state).toBe('COMPLETED');
    await later(1);
    const confirmed = await hospital.order(id, 'state confirmedAt timeline { text actorName }');
    expect(confirmed).toMatchObject({ state: 'CONFIRMED' });
    expect(confirmed.timeline.at(-1)).toEqual({
      ...{ text: 'Confirmed automatically after 72 h', actorName: null },
    });
    await later(7 * 24 * hour - 1);
    expect((await hospital.order(id, 'state')).state).toBe('CONFIRMED');
    await later(1);
    expect((await hospital.order(id, 'state closedAt')).state).toBe('CLOSED');
  });

  it('turns duty with the shifts', async () => {
    const em = hospital.em;
    const late = await hospital.technician({ name: '中班', skills: { IT: 1 }, onDuty: false });
    const startsAt = new Date(monday.getTime() + hour);
    const shift = { technicianId: late.id, code: 'LATE' as const, startsAt };
    em.persist(
      Object.assign(new Shift(), { ...shift, endsAt: new Date(startsAt.getTime() + 8 * hour) }),
    );
    await em.flush();
    await em.nativeUpdate(Technician, { id: late.id }, { dutyChangesAt: startsAt });
    const onDuty = async () => (await hospital.em.findOneOrFail(Technician, late.id)).onDuty;
    await later(hour - 1);
    expect(await onDuty()).toBe(false);
    await later(1);
    expect(await onDuty()).toBe(true);
    await later(8 * hour);
    expect(await onDuty()).toBe(false);
  });
});
