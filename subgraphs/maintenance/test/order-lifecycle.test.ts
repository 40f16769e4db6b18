import { demoId, ulid } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultCodeId } from '../src/rules/install-defaults.ts';
import { SlaPolicy } from '../src/sla/sla-policy.entity.ts';
import { Technician } from '../src/technician/technician.entity.ts';
import { WorkOrder } from '../src/work-order/work-order.entity.ts';
import { holdsCapacity } from '../src/work-order/work-order.lifecycle.ts';
import { Hospital, monday, role, wardId, type TestTechnician } from './hospital.ts';

const minute = 60_000;
const done = { causeId: faultCodeId('WAT-C1'), actionId: faultCodeId('ACT-01') };

describe.each(databases())('orders on %s', (database) => {
  let hospital: Hospital;
  let plumber: TestTechnician;
  let id: string;

  beforeAll(async () => {
    hospital = await Hospital.open(database);
    plumber = await hospital.technician({ name: '王立军', skills: { PLUMBING: 3 }, capacity: 99 });
    await hospital.technician({ name: '刘畅', skills: { IT: 3 } });
  });
  afterAll(() => hospital.stop());
  beforeEach(async () => {
    hospital.clock.set(monday);
    id = (await hospital.report()).workOrder.id;
  });

  const tech = (name: string, input: object = {}, fields?: string) =>
    hospital.act(plumber.caller, name, { id, ...input }, fields);
  const nurse = (name: string, input: object = {}, fields?: string) =>
    hospital.act(hospital.nurse, name, { id, ...input }, fields);
  const dispatch = (name: string, input: object = {}, fields?: string) =>
    hospital.act(hospital.dispatcher, name, { id, ...input }, fields);
  const openCount = async () => (await hospital.em.findOneOrFail(Technician, plumber.id)).openCount;
  const tick = async () => {
    const { checklist } = await hospital.order(id, 'checklist { id }');
    for (const item of checklist) {
      await hospital.act(plumber.caller, 'tickChecklist', { orderId: id, itemId: item.id });
    }
  };
  const reach = async (state: string) => {
    if (state === 'ASSIGNED') return;
    await tech('acceptWorkOrder');
    if (state === 'ACCEPTED') return;
    await tech('startWorkOrder', { roomCode: 'A-0507' });
    if (state === 'IN_PROGRESS') return;
    if (state === 'PAUSED') return void (await tech('pauseWorkOrder', { reason: 'WAIT_PART' }));
    await tick();
    await tech('completeWorkOrder', done);
    if (state === 'COMPLETED') return;
    await nurse('confirmWorkOrder');
    if (state === 'CONFIRMED') return;
    await nurse('rateWorkOrder', { stars: 5 });
    if (state === 'RATED') return;
    await dispatch('closeWorkOrder');
  };

  it('goes from the report to the end, and its story tells every step', async () => {
    const before = await openCount();
    hospital.clock.advance(9 * minute);
    const accepted = await tech('acceptWorkOrder', {}, 'state acceptBy sla { phase dueAt }');
    expect(accepted).toMatchObject({
      state: 'ACCEPTED',
      acceptBy: null,
      sla: { phase: 'RESTORE' },
    });
    hospital.clock.advance(9 * minute);
    await tech('startWorkOrder', { roomCode: ' a-0507 ' });
    await tick();
    await tech('logLabour', { minutes: 20, note: '换阀芯' });
    await tech('addNote', { text: '角阀老化' });
    hospital.clock.advance(42 * minute);
    const completed = await tech(
      'completeWorkOrder',
      { ...done, labourMinutes: 11, note: '试水不漏' },
      'state labourMinutes labour { minutes note } sla { phase level elapsedSeconds } cause { code } allowedActions',
    );
    expect(completed).toMatchObject({
      ...{ state: 'COMPLETED', labourMinutes: 31, cause: { code: 'WAT-C1' } },
      labour: [
        { minutes: 20, note: '换阀芯' },
        { minutes: 11, note: null },
      ],
      sla: { phase: 'DONE', level: 'ON_TIME', elapsedSeconds: 3600 },
    });
    expect(await openCount()).toBe(before - 1);
    await nurse('confirmWorkOrder');
    await nurse('rateWorkOrder', { stars: 4, comment: '好' });
    const closed = await dispatch(
      'closeWorkOrder',
      {},
      'state allowedActions rating { stars comment } timeline { kind text }',
    );
    expect(closed).toMatchObject({
      state: 'CLOSED',
      allowedActions: [],
      rating: { stars: 4, comment: '好' },
    });
    expect(closed.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['request.created', 'work-order.opened', 'work-order.assigned', 'work-order.accepted'],
      ...['work-order.started', 'work-order.checklist-ticked', 'work-order.labour-logged'],
      ...['work-order.noted', 'work-order.labour-logged', 'work-order.completed'],
      ...['work-order.confirmed', 'work-order.rated', 'work-order.closed'],
    ]);
  });

  describe('a step from the wrong state says which states are allowed', () => {
    it.each([
      [
        'startWorkOrder',
        'ASSIGNED',
        { roomCode: 'A-0507' },
        ['ACCEPTED', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
      ],
      [
        'completeWorkOrder',
        'ACCEPTED',
        done,
        ['IN_PROGRESS', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
      ],
      [
        'resumeWorkOrder',
        'ACCEPTED',
        {},
        ['IN_PROGRESS', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
      ],
      ['startWorkOrder', 'PAUSED', { roomCode: 'A-0507' }, ['IN_PROGRESS', 'ASSIGNED']],
      [
        'pauseWorkOrder',
        'ACCEPTED',
        { reason: 'WAIT_PART' },
        ['IN_PROGRESS', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
      ],
      [
        'declineWorkOrder',
        'IN_PROGRESS',
        { reason: '走不开' },
        ['PAUSED', 'COMPLETED', 'ASSIGNED'],
      ],
      ['acceptWorkOrder', 'IN_PROGRESS', {}, ['PAUSED', 'COMPLETED', 'ASSIGNED']],
      [
        'logLabour',
        'ASSIGNED',
        { minutes: 5 },
        ['ACCEPTED', 'ASSIGNED', 'OPEN', 'REOPENED', 'CANCELLED'],
      ],
      ['completeWorkOrder', 'COMPLETED', done, ['CONFIRMED', 'REOPENED']],
    ])('%s in %s', async (name, state, input, allowed) => {
      await reach(state);
      await expect(tech(name, input)).rejects.toMatchObject({
        ...{ code: 'INVALID_STATE', from: state, allowed },
      });
    });

    it.each([
      ['confirmWorkOrder', 'IN_PROGRESS', {}],
      ['rateWorkOrder', 'COMPLETED', { stars: 5 }],
      ['reopenWorkOrder', 'ASSIGNED', { reason: '没修' }],
      ['reopenWorkOrder', 'CLOSED', { reason: '没修' }],
      ['cancelWorkOrder', 'IN_PROGRESS', { reason: '不用了' }],
    ])('%s in %s by the requester', async (name, state, input) => {
      await reach(state);
      await expect(nurse(name, input)).rejects.toMatchObject({
        code: 'INVALID_STATE',
        from: state,
      });
    });

    it.each([
      ['closeWorkOrder', 'COMPLETED', {}],
      ['assignWorkOrder', 'COMPLETED', {}],
      ['setPriority', 'COMPLETED', { impact: 3, urgency: 3, reason: '急' }],
    ])('%s in %s by the dispatcher', async (name, state, input) => {
      await reach(state);
      await expect(dispatch(name, input)).rejects.toMatchObject({
        code: 'INVALID_STATE',
        from: state,
      });
    });
  });

  it('starts only with the code of its room, and does not give that away', async () => {
    await reach('ACCEPTED');
    const refused = tech('startWorkOrder', { roomCode: 'A-0508' });
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'ROOM_CODE_MISMATCH', field: 'roomCode', scanned: 'A-0508' },
      message: expect.not.stringContaining('A-0507'),
    });
    await expect(refused).rejects.not.toHaveProperty('expected');
    expect((await hospital.order(id, 'state')).state).toBe('ACCEPTED');
  });

  it('completes only with steps, cause and action', async () => {
    await reach('IN_PROGRESS');
    await expect(tech('completeWorkOrder')).rejects.toMatchObject({
      code: 'CHECKLIST_INCOMPLETE',
      remaining: 1,
      blockers: [
        { code: 'CHECKLIST', remaining: 1 },
        { code: 'CAUSE_MISSING' },
        { code: 'ACTION_MISSING' },
      ],
    });
    const blocked = await hospital.order(id, 'completionBlockers', plumber.caller);
    expect(blocked.completionBlockers).toEqual([
      ...['1 checklist step left', 'pick a cause code', 'pick an action code'],
    ]);
    await tick();
    await tech('setCodes', { causeId: done.causeId });
    await expect(tech('completeWorkOrder')).rejects.toMatchObject({
      blockers: [{ code: 'ACTION_MISSING' }],
    });
    const completed = await tech('completeWorkOrder', { actionId: done.actionId });
    expect(completed.state).toBe('COMPLETED');
  });

  it('takes only codes of its trade and kind', async () => {
    await reach('IN_PROGRESS');
    for (const [field, code] of [
      ['causeId', 'AIR-C1'],
      ['causeId', 'ACT-01'],
      ['faultId', 'WAT-C1'],
    ] as const) {
      await expect(tech('setCodes', { [field]: faultCodeId(code) })).rejects.toMatchObject({
        ...{ code: 'VALIDATION_FAILED', field },
      });
    }
    await expect(tech('setCodes')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('takes a tick back, and knows only its own steps', async () => {
    await reach('IN_PROGRESS');
    const { checklist } = await hospital.order(id, 'checklist { id }');
    const step = { orderId: id, itemId: checklist[0].id };
    const away = hospital.act(plumber.caller, 'tickChecklist', { ...step, itemId: ulid() });
    await expect(away).rejects.toMatchObject({ code: 'NOT_FOUND', type: 'ChecklistItem' });
    const fields = 'checklist { done at by { id } }';
    const ticked = await hospital.act(plumber.caller, 'tickChecklist', step, fields);
    expect(ticked.checklist[0]).toEqual({
      ...{ done: true, at: monday.toISOString(), by: { id: plumber.caller.subjectId } },
    });
    const undone = await hospital.act(
      plumber.caller,
      'tickChecklist',
      { ...step, done: false },
      fields,
    );
    expect(undone.checklist[0]).toEqual({ done: false, at: null, by: null });
  });

  it('frees the place while it is paused, and stops the clock only when it waits for the hospital', async () => {
    await reach('IN_PROGRESS');
    const before = await openCount();
    const { restoreDueAt } = await hospital.order(id, 'restoreDueAt');
    await tech('pauseWorkOrder', { reason: 'WAIT_PART', note: '等阀芯' });
    expect(await openCount()).toBe(before - 1);
    hospital.clock.advance(60 * minute);
    const running = await tech(
      'resumeWorkOrder',
      {},
      'state restoreDueAt pauseReason sla { pausedSeconds }',
    );
    expect(running).toMatchObject({ restoreDueAt, pauseReason: null, sla: { pausedSeconds: 0 } });
    await tech('pauseWorkOrder', { reason: 'WAIT_USER' });
    hospital.clock.advance(45 * minute);
    const stopped = await hospital.order(id, 'sla { paused pausedSeconds elapsedSeconds }');
    expect(stopped.sla).toEqual({ paused: true, pausedSeconds: 2700, elapsedSeconds: 3600 });
    const resumed = await tech('resumeWorkOrder', {}, 'restoreDueAt sla { paused pausedSeconds }');
    expect(resumed.sla).toEqual({ paused: false, pausedSeconds: 2700 });
    expect(Date.parse(resumed.restoreDueAt) - Date.parse(restoreDueAt)).toBe(2700_000);
    expect(await openCount()).toBe(before);
  });

  it.each([
    ['in the past', -1],
    ['after a year', 365 * 24 * 60],
  ])('refuses a wait that ends %s', async (_, minutes) => {
    await reach('IN_PROGRESS');
    const until = new Date(monday.getTime() + minutes * minute).toISOString();
    const refused = tech('pauseWorkOrder', { reason: 'WAIT_VENDOR', until });
    await expect(refused).rejects.toMatchObject({ code: 'VALIDATION_FAILED', field: 'until' });
  });

  it('moves the due times with the priority: start + target + pauses', async () => {
    await reach('IN_PROGRESS');
    await tech('pauseWorkOrder', { reason: 'WAIT_ACCESS' });
    hospital.clock.advance(30 * minute);
    await tech('resumeWorkOrder');
    const p1 = await dispatch(
      'setPriority',
      { impact: 3, urgency: 3, reason: '手术要用' },
      'priority restoreDueAt responseDueAt',
    );
    expect(p1.priority).toBe('P1');
    expect(Date.parse(p1.restoreDueAt)).toBe(monday.getTime() + (120 + 30) * minute);
    const p4 = await dispatch(
      'setPriority',
      { impact: 1, urgency: 1, reason: '可以等' },
      'priority restoreDueAt',
    );
    // 72 h and half an hour on the hospital's calendar, from Monday 10:00: 7 h, then 7 × 9 h, 2.5 h.
    expect(p4).toEqual({ priority: 'P4', restoreDueAt: '2026-12-03T02:30:00.000Z' });
    const bad = dispatch('setPriority', { impact: 0, urgency: 1, reason: '错' });
    await expect(bad).rejects.toMatchObject({ code: 'VALIDATION_FAILED', field: 'impact' });
  });

  it('is refused without a promise for its priority', async () => {
    const em = hospital.em;
    const policy = await em.findOneOrFail(SlaPolicy, { priority: 'P4' });
    policy.effectiveTo = monday;
    await em.flush();
    await expect(hospital.report({ impact: 1, urgency: 1 })).rejects.toMatchObject({
      ...{ code: 'SLA_POLICY_MISSING', priority: 'P4' },
    });
    policy.effectiveTo = null;
    await em.flush();
  });

  describe('reopening', () => {
    it('starts a new clock, clears the steps and goes to who knows the room', async () => {
      await reach('CONFIRMED');
      hospital.clock.advance(6 * 24 * 60 * minute);
      const again = await nurse(
        'reopenWorkOrder',
        { reason: '又漏了' },
        'state acceptedAt completedAt confirmedAt clockStartedAt restoreDueAt checklist { done } technician { name } assignments { state reason }',
      );
      const now = hospital.clock.now();
      expect(again).toMatchObject({
        ...{ state: 'ASSIGNED', acceptedAt: null, completedAt: null, confirmedAt: null },
        ...{ clockStartedAt: now.toISOString(), checklist: [{ done: false }] },
        restoreDueAt: new Date(now.getTime() + 8 * 60 * minute).toISOString(),
        technician: { name: '王立军' },
      });
      expect(again.assignments.at(-1).reason).toContain('knows the room');
      const cancelled = nurse('cancelWorkOrder', { reason: '算了' });
      await expect(cancelled).rejects.toMatchObject({ code: 'INVALID_STATE' });
    });

    it('ends seven days after confirmation', async () => {
      await reach('CONFIRMED');
      hospital.clock.advance(7 * 24 * 60 * minute + 1);
      const late = nurse('reopenWorkOrder', { reason: '又漏了' });
      await expect(late).rejects.toMatchObject({
        code: 'INVALID_STATE',
        allowed: ['RATED', 'CLOSED'],
      });
      const order = await hospital.order(id, 'allowedActions', hospital.nurse);
      expect(order.allowedActions).not.toContain('REOPEN');
    });

    it('waits in the queue as REOPENED when nobody can take it', async () => {
      await reach('COMPLETED');
      const em = hospital.em;
      await em.nativeUpdate(Technician, { id: plumber.id }, { capacity: 0 });
      const again = await nurse(
        'reopenWorkOrder',
        { reason: '还在漏' },
        'state unassignableReason { code filters }',
      );
      expect(again).toEqual({
        state: 'REOPENED',
        unassignableReason: { code: 'NO_ELIGIBLE_TECHNICIAN', filters: ['AT_CAPACITY'] },
      });
      await em.nativeUpdate(Technician, { id: plumber.id }, { capacity: 99 });
      const assigned = await dispatch('assignWorkOrder', {}, 'state');
      expect(assigned.state).toBe('ASSIGNED');
      const declined = await tech('declineWorkOrder', { reason: '今天排满' });
      expect(declined.state).toBe('REOPENED');
    });
  });

  it('is cancelled until work begins, and gives the place back', async () => {
    await reach('ACCEPTED');
    const before = await openCount();
    await expect(nurse('cancelWorkOrder', { reason: '' })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    const cancelled = await nurse('cancelWorkOrder', { reason: '自己好了' });
    expect(cancelled.state).toBe('CANCELLED');
    expect(await openCount()).toBe(before - 1);
  });

  it('needs a review after a low rating', async () => {
    await reach('CONFIRMED');
    await expect(nurse('rateWorkOrder', { stars: 6 })).rejects.toMatchObject({ field: 'stars' });
    const rated = await nurse(
      'rateWorkOrder',
      { stars: 2, comment: '等太久' },
      'state needsReview',
    );
    expect(rated).toEqual({ state: 'RATED', needsReview: true });
    await expect(dispatch('closeWorkOrder')).rejects.toMatchObject({ field: 'note' });
    const closed = await dispatch('closeWorkOrder', { note: '已与科室沟通' }, 'state needsReview');
    expect(closed).toEqual({ state: 'CLOSED', needsReview: false });
  });

  it('refuses a stale version and answers a repeated key once', async () => {
    const { version } = await hospital.order(id, 'version');
    const stale = tech('acceptWorkOrder', { expectedVersion: version - 1 });
    await expect(stale).rejects.toMatchObject({ code: 'VERSION_CONFLICT', current: version });
    const idempotencyKey = ulid();
    const first = await tech('acceptWorkOrder', { idempotencyKey });
    const second = await tech('acceptWorkOrder', { idempotencyKey });
    expect(second).toEqual(first);
  });

  it('logs labour within a day', async () => {
    await reach('ACCEPTED');
    for (const minutes of [0, -5, 1441]) {
      await expect(tech('logLabour', { minutes })).rejects.toMatchObject({ field: 'minutes' });
    }
  });

  describe('who may not', () => {
    it('hides orders of others from technicians and tells the former one of the reassignment', async () => {
      const other = await hospital.technician({
        name: '李四',
        skills: { PLUMBING: 1 },
        capacity: 9,
      });
      const stranger = hospital.act(other.caller, 'acceptWorkOrder', { id });
      await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await reach('IN_PROGRESS');
      const { version } = await hospital.order(id, 'version');
      await dispatch('assignWorkOrder', { technicianId: other.id, expectedVersion: version });
      await expect(tech('completeWorkOrder', done)).rejects.toMatchObject({ code: 'REASSIGNED' });
      const em = hospital.em;
      await em.nativeUpdate(Technician, { id: other.id }, { retiredAt: monday });
    });

    it.each([
      ['acceptWorkOrder', 'nurse', {}],
      ['startWorkOrder', 'nurse', { roomCode: 'A-0507' }],
      ['completeWorkOrder', 'dispatcher', done],
      ['assignWorkOrder', 'nurse', {}],
      ['setPriority', 'technician', { impact: 3, urgency: 3, reason: '急' }],
      ['closeWorkOrder', 'nurse', {}],
      ['rateWorkOrder', 'dispatcher', { stars: 5 }],
      ['confirmWorkOrder', 'auditor', {}],
      ['cancelWorkOrder', 'director', { reason: '不要' }],
      ['addNote', 'wallboard', { text: '墙上写字' }],
    ])('%s by %s', async (name, code, input) => {
      const caller = role([code], { departmentId: wardId });
      await expect(hospital.act(caller, name, { id, ...input })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });

    it('a nurse of another ward', async () => {
      const stranger = role(['nurse', 'employee'], { departmentId: demoId('department:NEO') });
      await reach('COMPLETED');
      const confirmed = hospital.act(stranger, 'confirmWorkOrder', { id });
      await expect(confirmed).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('offers each caller what they may do now', async () => {
    const actions = async (caller: Parameters<Hospital['ask']>[0]) =>
      (await hospital.order(id, 'allowedActions', caller)).allowedActions;
    expect(await actions(plumber.caller)).toEqual(['ACCEPT', 'DECLINE', 'NOTE']);
    expect(await actions(hospital.nurse)).toEqual(['CANCEL', 'NOTE']);
    expect(await actions(hospital.dispatcher)).toEqual([
      'ASSIGN',
      'CANCEL',
      'SET_PRIORITY',
      'NOTE',
    ]);
    await reach('IN_PROGRESS');
    expect(await actions(plumber.caller)).toEqual([
      ...['PAUSE', 'TICK', 'LOG_LABOUR', 'SET_CODES', 'COMPLETE', 'NOTE'],
    ]);
    await tech('pauseWorkOrder', { reason: 'WAIT_PART' });
    expect(await actions(plumber.caller)).toEqual(['RESUME', 'LOG_LABOUR', 'SET_CODES', 'NOTE']);
    await tech('resumeWorkOrder');
    await tick();
    await tech('completeWorkOrder', done);
    expect(await actions(hospital.nurse)).toEqual(['CONFIRM', 'REOPEN', 'NOTE']);
  });

  it('is opened by a dispatcher with a priority or with impact and urgency', async () => {
    const base = { title: '巡检发现积水', roomId: demoId('room:A-0507'), trade: 'PLUMBING' };
    const create = (input: object) =>
      hospital.act(
        hospital.dispatcher,
        'createWorkOrder',
        { ...base, ...input },
        'priority state type requesterName',
      );
    expect(await create({ priority: 'P1' })).toMatchObject({ priority: 'P1', state: 'ASSIGNED' });
    expect(await create({ impact: 1, urgency: 1, type: 'PREVENTIVE' })).toMatchObject({
      ...{ priority: 'P4', state: 'OPEN', type: 'PREVENTIVE', requesterName: '何敏' },
    });
    expect(await create({})).toMatchObject({ priority: 'P3' });
    await expect(create({ title: '  ' })).rejects.toMatchObject({ field: 'title' });
    await expect(create({ roomId: ulid() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('has counted every load right through all of this', async () => {
    const orders = await hospital.em.find(WorkOrder, {});
    for (const technician of await hospital.em.find(Technician, {})) {
      const held = orders.filter(
        ({ technicianId, state }) => technicianId === technician.id && holdsCapacity(state),
      );
      expect(technician.openCount, technician.name).toBe(held.length);
    }
  });
});
