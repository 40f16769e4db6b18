import { demoId, ulid } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { transact } from '@houqin/kit/unit-of-work';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onAlarmEscalated } from '../src/reactions/on-alarm-escalated.ts';
import { onAlarmRaised } from '../src/reactions/on-alarm-raised.ts';
import { faultCodeId } from '../src/rules/install-defaults.ts';
import { TimelineEntry } from '../src/timeline/timeline-entry.entity.ts';
import { WorkOrder } from '../src/work-order/work-order.entity.ts';
import {
  anAlarm,
  campusId,
  Hospital,
  monday,
  role,
  theatreId,
  type TestTechnician,
} from './hospital.ts';

const raised = 'environment.alarm.raised';

describe.each(databases())('alarms on %s', (database) => {
  let hospital: Hospital;
  let hvac: TestTechnician;
  beforeAll(async () => {
    hospital = await Hospital.open(database);
    hvac = await hospital.technician({ name: '周建国', skills: { HVAC: 3 }, capacity: 99 });
    await hospital.technician({ name: '陈卫东', skills: { REFRIGERATION: 3 }, capacity: 99 });
  });
  afterAll(() => hospital.stop());

  const raise = async (facts: Parameters<typeof anAlarm>[0] = {}) => {
    const alarm = anAlarm(facts);
    const event = await hospital.environment.say(raised, alarm.alarmId, alarm);
    await hospital.running.settled();
    return { alarm, event };
  };
  const ordersOf = (alarmId: string) => hospital.em.find(WorkOrder, { alarmId });

  it('opens and assigns an order in the same reaction', async () => {
    const { alarm } = await raise();
    const [order, ...others] = await ordersOf(alarm.alarmId);
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      ...{ state: 'ASSIGNED', priority: 'P1', lifeSafety: true, trade: 'HVAC' },
      ...{ technicianId: hvac.id, correlationId: alarm.alarmId, faultId: faultCodeId('AIR-02') },
      ...{ roomNumber: 'S-0307', departmentId: theatreId, openAlarmKey: alarm.alarmId },
    });
    const shown = await hospital.order(
      order!.id,
      'title description checklist { text unit low high } timeline { domain kind text }',
    );
    expect(shown.title).toBe('Theatre OR-07: Low pressure');
    expect(shown.checklist).toHaveLength(8);
    expect(shown.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['alarm.raised', 'work-order.opened', 'work-order.assigned'],
    ]);
    expect(shown.timeline[0]).toMatchObject({
      ...{ domain: 'environment', text: 'Critical Low pressure 1.8 Pa, limit ≥ 5 Pa' },
    });
  });

  it.each([
    ['CRITICAL', false, 'P1'],
    ['HIGH', false, 'P2'],
    ['HIGH', true, 'P1'],
    ['MEDIUM', false, 'P3'],
    ['LOW', false, 'P4'],
  ] as const)('%s, life safety %s → %s', async (severity, lifeSafety, priority) => {
    const { alarm } = await raise({ severity, lifeSafety });
    expect(await ordersOf(alarm.alarmId)).toMatchObject([{ priority, state: 'ASSIGNED' }]);
  });

  it.each([
    [{ quantity: 'CO2', kind: 'HIGH', faultHint: null }, 'HVAC', 'AIR-06'],
    [{ quantity: 'TEMPERATURE', kind: 'HIGH', faultHint: null }, 'HVAC', 'AIR-01'],
    [
      { quantity: 'TEMPERATURE', kind: 'HIGH', roomId: demoId('room:O-0118'), faultHint: null },
      ...(['REFRIGERATION', 'COL-02'] as const),
    ],
    [{ quantity: 'PRESSURE', kind: 'STALE', faultHint: null }, 'IT', 'ITS-05'],
    [{ quantity: 'OTHER', kind: 'HIGH', faultHint: 'VIBRATION_HIGH' }, 'REFRIGERATION', 'COL-03'],
    [{ quantity: 'OTHER', kind: 'HIGH', faultHint: null }, null, null],
  ] as const)('%o calls %s', async (facts, trade, fault) => {
    const { alarm } = await raise(facts);
    const [order] = await ordersOf(alarm.alarmId);
    expect(order).toMatchObject({ trade, faultId: fault && faultCodeId(fault) });
    if (trade === null) {
      const shown = await hospital.order(order!.id, 'state unassignableReason { code }');
      expect(shown).toEqual({ state: 'OPEN', unassignableReason: { code: 'TRADE_UNKNOWN' } });
    }
  });

  it('waits for the escalation where the policy says so, and never where it says no', async () => {
    const { alarm } = await raise({
      opensOrder: 'AFTER_5_MIN',
      severity: 'HIGH',
      lifeSafety: false,
    });
    expect(await ordersOf(alarm.alarmId)).toEqual([]);
    await hospital.environment.say('environment.alarm.escalated', alarm.alarmId, alarm);
    const never = anAlarm({ opensOrder: 'NO', severity: 'LOW', lifeSafety: false });
    await hospital.environment.say(raised, never.alarmId, never);
    await hospital.environment.say('environment.alarm.escalated', never.alarmId, never);
    await hospital.running.settled();
    expect(await ordersOf(alarm.alarmId)).toMatchObject([{ priority: 'P2', state: 'ASSIGNED' }]);
    expect(await ordersOf(never.alarmId)).toEqual([]);
  });

  it('has one order after twenty deliveries of the same event', async () => {
    const { alarm, event } = await raise();
    for (let time = 0; time < 20; time += 1) await hospital.environment.repeat(event);
    await hospital.running.settled();
    expect(await ordersOf(alarm.alarmId)).toHaveLength(1);
    const told = await hospital.em.count(TimelineEntry, {
      correlationId: alarm.alarmId,
      kind: 'alarm.raised',
    });
    expect(told).toBe(1);
  });

  it('has one order after twenty different events of one alarm', async () => {
    const alarm = anAlarm();
    for (let occurrence = 1; occurrence <= 20; occurrence += 1) {
      await hospital.environment.say(raised, alarm.alarmId, { ...alarm, occurrence });
    }
    await hospital.environment.say('environment.alarm.escalated', alarm.alarmId, alarm);
    await hospital.running.settled();
    expect(await ordersOf(alarm.alarmId)).toHaveLength(1);
  });

  it('has one order after twenty at the same time', async () => {
    const alarm = anAlarm();
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => {
        const ctx = hospital.running.systemContext(alarm.alarmId);
        const reaction = index % 3 === 0 ? onAlarmEscalated : onAlarmRaised;
        const event = hospital.environment.make(reaction.on, alarm.alarmId, alarm);
        return transact(ctx, (tx) => reaction.handle(ctx, tx, event));
      }),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
    const orders = await ordersOf(alarm.alarmId);
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({ state: 'ASSIGNED', openAlarmKey: alarm.alarmId });
  });

  it('lets the database itself refuse a second open order', async () => {
    const { alarm } = await raise();
    const [first] = await ordersOf(alarm.alarmId);
    const em = hospital.em;
    const twin = { ...first, id: ulid(), number: 'WO-TWIN' };
    await expect(em.insert(WorkOrder, twin as never)).rejects.toMatchObject({
      name: 'UniqueConstraintViolationException',
    });
  });

  it('opens another one when the first is cancelled', async () => {
    const { alarm } = await raise();
    const [first] = await ordersOf(alarm.alarmId);
    await hospital.act(hospital.dispatcher, 'cancelWorkOrder', { id: first!.id, reason: '误报' });
    await hospital.environment.say(raised, alarm.alarmId, { ...alarm, occurrence: 2 });
    await hospital.running.settled();
    const orders = await ordersOf(alarm.alarmId);
    expect(orders.map(({ state }) => state).toSorted()).toEqual(['ASSIGNED', 'CANCELLED']);
  });

  it('says that the alarm has cleared, and does not complete the order', async () => {
    const { alarm } = await raise();
    const [order] = await ordersOf(alarm.alarmId);
    const at = new Date(monday.getTime() + 45 * 60_000).toISOString();
    await hospital.environment.say('environment.alarm.cleared', alarm.alarmId, {
      ...{ alarmId: alarm.alarmId, at, value: 8.3, worstValue: 1.8 },
    });
    await hospital.running.settled();
    const fields = 'state alarmCleared alarmClearedAt timeline { kind detail text at }';
    const cleared = await hospital.order(order!.id, fields);
    expect(cleared).toMatchObject({ state: 'ASSIGNED', alarmCleared: true, alarmClearedAt: at });
    expect(cleared.timeline.at(-1)).toEqual({
      ...{ kind: 'alarm.cleared', text: 'Back to normal 8.3 Pa', detail: 'Worst 1.8 Pa', at },
    });
    await hospital.environment.say(raised, alarm.alarmId, { ...alarm, occurrence: 2 });
    await hospital.running.settled();
    expect(await hospital.order(order!.id, 'state alarmCleared')).toEqual({
      ...{ state: 'ASSIGNED', alarmCleared: false },
    });
  });

  it('collects the whole story of the alarm, for everybody who may see the order', async () => {
    const { alarm } = await raise();
    const say = (verb: string, payload: object, name: string) =>
      hospital.environment.say(
        `environment.alarm.${verb}`,
        alarm.alarmId,
        { alarmId: alarm.alarmId, ...payload },
        { actor: { kind: 'user', subjectId: ulid(), name } },
      );
    const by = { by: ulid(), byName: '林晓', at: monday.toISOString() };
    await say('acknowledged', by, '林晓');
    await say(
      'guidance-ticked',
      {
        ...{
          ...by,
          stepId: ulid(),
          position: 1,
          text: '关门',
          textEn: 'Close the doors',
          done: true,
        },
      },
      '林晓',
    );
    await say('noted', { note: '已通知手术部', ...by }, '林晓');
    await say('shelved', { ...by, until: monday.toISOString(), reason: '换机组' }, '林晓');
    for (const verb of ['unshelved', 'unsuppressed', 'returned-to-service', 'closed']) {
      await say(verb, {}, '林晓');
    }
    await say('suppressed', { why: 'CAUSE', causeNumber: 'AL-7' }, '林晓');
    await say('taken-out-of-service', { ...by, reason: '校准', workOrderId: ulid() }, '林晓');
    await say('linked', { workOrderId: ulid() }, '林晓');
    await hospital.running.settled();
    const [order] = await ordersOf(alarm.alarmId);
    const nurse = role(['nurse', 'employee'], { departmentId: theatreId });
    const { timeline } = await hospital.order(
      order!.id,
      'timeline { domain kind text actorName }',
      nurse,
    );
    const kinds = timeline.map(({ kind }: { kind: string }) => kind);
    expect(new Set(kinds)).toEqual(
      new Set([
        ...['alarm.raised', 'work-order.opened', 'work-order.assigned', 'alarm.acknowledged'],
        ...['alarm.guidance-ticked', 'alarm.noted', 'alarm.shelved', 'alarm.unshelved'],
        ...['alarm.unsuppressed', 'alarm.returned-to-service', 'alarm.closed', 'alarm.suppressed'],
        'alarm.taken-out-of-service',
      ]),
    );
    expect(timeline.find(({ kind }: { kind: string }) => kind === 'alarm.acknowledged')).toEqual({
      ...{ domain: 'environment', kind: 'alarm.acknowledged', actorName: '林晓' },
      text: 'Alarm acknowledged by 林晓',
    });
    expect(timeline.every(({ text }: { text: string }) => text.length > 0)).toBe(true);
  });

  it('opens for an alarm of a point without a room, on the campus of the event', async () => {
    const alarm = anAlarm({ roomId: null, roomNumber: null, roomName: null, roomNameEn: null });
    await hospital.environment.say(raised, alarm.alarmId, alarm, { campusId });
    await hospital.running.settled();
    const [order] = await ordersOf(alarm.alarmId);
    expect(order).toMatchObject({ campusId, roomId: null, state: 'ASSIGNED', title: '压差低' });
    await hospital.act(hvac.caller, 'acceptWorkOrder', { id: order!.id });
    const started = { id: order!.id, roomCode: 'whatever' };
    expect((await hospital.act(hvac.caller, 'startWorkOrder', started)).state).toBe('IN_PROGRESS');
  });

  it('joins a report about the same alarm to the alarm’s order', async () => {
    const { alarm } = await raise();
    const [order] = await ordersOf(alarm.alarmId);
    const request = await hospital.report({
      ...{ alarmId: alarm.alarmId, symptom: 'WEAK_AIRFLOW', title: '手术间很闷' },
      roomId: demoId('room:S-0307'),
    });
    expect(request).toMatchObject({ state: 'CONVERTED', workOrder: { id: order!.id } });
    expect(await ordersOf(alarm.alarmId)).toHaveLength(1);
    const joined = await hospital.order(
      order!.id,
      'requesterName request { number }',
      hospital.nurse,
    );
    expect(joined).toEqual({ requesterName: '陈静', request: { number: request.number } });
  });

  it('opens the order of an alarm that had none from a report about it', async () => {
    const { alarm } = await raise({ opensOrder: 'NO', severity: 'LOW', lifeSafety: false });
    const request = await hospital.report({
      ...{
        alarmId: alarm.alarmId,
        symptom: 'WEAK_AIRFLOW',
        title: '送风小',
        roomId: demoId('room:S-0307'),
      },
    });
    const [order] = await ordersOf(alarm.alarmId);
    expect(request.workOrder.id).toBe(order!.id);
    const { timeline } = await hospital.order(order!.id, 'timeline { kind }');
    expect(timeline[0]).toEqual({ kind: 'alarm.raised' });
  });

  it('measures within limits before a step is ticked', async () => {
    const { alarm } = await raise();
    const [order] = await ordersOf(alarm.alarmId);
    const { id } = order!;
    await hospital.act(hvac.caller, 'acceptWorkOrder', { id });
    await hospital.act(hvac.caller, 'startWorkOrder', { id, roomCode: 'S-0307' });
    const { checklist } = await hospital.order(id, 'checklist { id unit low high }');
    const tension = checklist.find(({ unit }: { unit: string }) => unit === 'N');
    const tick = (value: string | null) =>
      hospital.act(
        hvac.caller,
        'tickChecklist',
        { orderId: id, itemId: tension.id, value },
        'checklist { id done value }',
      );
    await expect(tick(null)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', field: 'value' });
    for (const value of ['117', '131', 'tight', '']) {
      await expect(tick(value)).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
        field: 'value',
      });
    }
    await expect(tick('131')).rejects.toMatchObject({ low: 118, high: 130, unit: 'N' });
    const ticked = await tick('124');
    expect(ticked.checklist).toContainEqual({ id: tension.id, done: true, value: '124' });
  });
});
