import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, type FixedClock } from '@houqin/kit/clock';
import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { graph, startTestSubgraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { settleDueAlarms } from '../src/alarm/due-alarms.ts';
import { subgraph } from '../src/subgraph.ts';
import { build, key, operator, or07, publish, reading, telemetryOf } from './hospital.ts';

const minute = 60_000;
const start = new Date('2026-11-22T18:13:00Z');

describe.each(databases())('alarms on %s', (database) => {
  let running: TestSubgraph;
  let clock: FixedClock;
  let at: number;

  beforeAll(async () => {
    clock = fixedClock(start);
    at = +start;
    running = await startTestSubgraph(subgraph, { database, clock });
    await build(running, [
      or07,
      {
        code: 'or07-temperature',
        point: { quantity: 'TEMPERATURE', unit: 'Cel' },
        definitions: [
          { kind: 'HIGH', severity: 'HIGH', orderPolicy: 'AFTER_5_MIN', nameEn: 'Too warm' },
        ],
      },
      {
        code: 'ahu-power',
        point: { quantity: 'OTHER', unit: 'kW' },
        definitions: [{ kind: 'LOW', ownLimit: 1, severity: 'HIGH', orderPolicy: 'NO' }],
      },
      {
        code: 'room-flow',
        definitions: [
          {
            kind: 'LOW',
            ownLimit: 5,
            severity: 'MEDIUM',
            orderPolicy: 'NO',
            causeDefinitionId: demoId('definition:ahu-power:LOW'),
          },
        ],
      },
      { code: 'silent', definitions: [{ kind: 'STALE', severity: 'LOW', orderPolicy: 'NO' }] },
    ]);
  });
  afterAll(() => running.stop());

  /** The next reading of a point, one minute later, and everything it causes. */
  async function measure(code: string, value: number, later = minute) {
    at += later;
    clock.set(new Date(Math.max(at, +clock.now())));
    return publish(running, code, reading(value, at));
  }

  async function alarms(code: string, fields = 'id state active occurrenceCount') {
    const { data } = await graph(
      running,
      operator,
      `query ($code: String!) {
        alarms(filter: { pointCode: { eq: $code } }, orderBy: [{ field: RAISED_AT }]) { nodes { ${fields} } }
      }`,
      { code },
    );
    return data.alarms.nodes;
  }
  const act = (mutation: string, input: object, fields = 'state version') =>
    graph(
      running,
      operator,
      `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) {
        ${mutation}(input: $input) { ${fields} } }`,
      { input: { idempotencyKey: key(), ...input } },
    );

  it('raises once for twenty repeats and a duplicate, and returns at 12 Pa', async () => {
    await measure('or07-pressure', 8);
    await measure('or07-pressure', 1);
    const sent = reading(1, at);
    for (let repeat = 0; repeat < 20; repeat += 1) await measure('or07-pressure', 1, 1_000);
    expect(await publish(running, 'or07-pressure', sent)).toMatchObject({ duplicate: 1 });
    const [alarm, ...others] = await alarms(
      'or07-pressure',
      'id number state active value limit limitText severity lifeSafety title roomNumber allowedActions',
    );
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      number: expect.stringMatching(/^AL-20261123-\d{4}$/),
      ...{ state: 'UNACK_ACTIVE', active: true, value: 1, limit: 5, limitText: '≥ 5 Pa' },
      ...{ severity: 'CRITICAL', lifeSafety: true, roomNumber: 'S-0307' },
      allowedActions: ['ACKNOWLEDGE', 'TAKE_OUT_OF_SERVICE', 'TICK', 'NOTE'],
    });
    await measure('or07-pressure', 12);
    expect(await alarms('or07-pressure')).toMatchObject([{ state: 'RTN_UNACK', active: false }]);
  });

  it('comes again inside the open alarm, and closes when both normal and acknowledged', async () => {
    await measure('or07-pressure', 0.5);
    const [alarm] = await alarms('or07-pressure', 'id state occurrenceCount');
    expect(alarm).toMatchObject({ state: 'UNACK_ACTIVE', occurrenceCount: 2 });
    expect((await act('acknowledgeAlarm', { id: alarm.id })).data.acknowledgeAlarm.state).toBe(
      'ACK_ACTIVE',
    );
    const twice = await act('acknowledgeAlarm', { id: alarm.id });
    expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_STATE' });
    await measure('or07-pressure', 9);
    const [closed] = await alarms(
      'or07-pressure',
      'state closedAt acknowledgedBy { id } acknowledgedByName worstValue occurrences { startedAt endedAt worstValue }',
    );
    expect(closed).toMatchObject({
      ...{ state: 'CLEARED', closedAt: expect.any(String), acknowledgedByName: '林晓' },
      worstValue: 0.5,
      occurrences: [
        { endedAt: expect.any(String), worstValue: 1 },
        { endedAt: expect.any(String), worstValue: 0.5 },
      ],
    });
  });

  it('never shelves a life-safety alarm', async () => {
    await measure('or07-pressure', 2);
    const open = (await alarms('or07-pressure')).at(-1);
    const until = new Date(+clock.now() + 60 * minute);
    const refused = await act('shelveAlarm', { id: open.id, reason: '检修', until });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'SHELVE_NOT_ALLOWED' });
    await measure('or07-pressure', 9);
    expect((await act('acknowledgeAlarm', { id: open.id })).data.acknowledgeAlarm.state).toBe(
      'CLEARED',
    );
  });

  it('shelves with a reason for at most eight hours, and returns to what the process says', async () => {
    await measure('or07-temperature', 22);
    await measure('or07-temperature', 26);
    const [alarm] = await alarms('or07-temperature', 'id state');
    const until = (hours: number) => new Date(+clock.now() + hours * 60 * minute);
    for (const [bad, field] of [
      [{ reason: '  ', until: until(1) }, 'input.reason'],
      [{ reason: '预冷', until: until(8.1) }, 'input.until'],
      [{ reason: '预冷', until: until(-1) }, 'input.until'],
    ] as const) {
      const { errors } = await act('shelveAlarm', { id: alarm.id, ...bad });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', field });
    }
    const shelved = await act('shelveAlarm', {
      id: alarm.id,
      reason: '首台前预冷',
      until: until(2),
    });
    expect(shelved.data.shelveAlarm.state).toBe('SHELVED');
    await measure('or07-temperature', 23);
    expect((await alarms('or07-temperature'))[0]).toMatchObject({
      state: 'SHELVED',
      active: false,
    });
    const counted = await graph(running, operator, '{ alarmCounts { severity shelved } }');
    expect(counted.data.alarmCounts[1]).toEqual({ severity: 'HIGH', shelved: 1 });

    clock.advance(2 * 60 * minute);
    expect(await settleDueAlarms(running.systemContext())).toBe(1);
    expect((await alarms('or07-temperature'))[0]).toMatchObject({ state: 'RTN_UNACK' });
    await act('acknowledgeAlarm', { id: alarm.id });
  });

  it('escalates once what nobody acknowledges for five minutes', async () => {
    at = +clock.now();
    await measure('or07-temperature', 27);
    const [, alarm] = await alarms('or07-temperature', 'id state escalatedAt');
    expect(alarm).toMatchObject({ state: 'UNACK_ACTIVE', escalatedAt: null });
    clock.advance(5 * minute);
    expect(await settleDueAlarms(running.systemContext())).toBe(1);
    expect(await settleDueAlarms(running.systemContext())).toBe(0);
    const types = await running.runtime.orm.em
      .fork()
      .execute("select type from outbox where type = 'environment.alarm.escalated'", [], 'all');
    expect(types).toHaveLength(1);
    await act('acknowledgeAlarm', { id: alarm.id });
  });

  it('takes out of service only with an order, and back by itself in time', async () => {
    const [, alarm] = await alarms('or07-temperature', 'id');
    const input = { id: alarm.id, reason: '保养', until: new Date(+clock.now() + 10 * minute) };
    const without = await act('takeAlarmOutOfService', input);
    expect(without.errors?.[0]?.extensions).toMatchObject({ field: 'input.workOrderId' });
    const taken = await act('takeAlarmOutOfService', { ...input, workOrderId: demoId('order:1') });
    expect(taken.data.takeAlarmOutOfService.state).toBe('OUT_OF_SERVICE');
    clock.advance(11 * minute);
    await settleDueAlarms(running.systemContext());
    expect((await alarms('or07-temperature'))[1]).toMatchObject({ state: 'ACK_ACTIVE' });
    at = +clock.now();
    await measure('or07-temperature', 22);
    expect((await alarms('or07-temperature'))[1]).toMatchObject({ state: 'CLEARED' });
  });

  it('hides consequences while their cause is active, and shows what remains', async () => {
    await measure('room-flow', 9);
    await measure('ahu-power', 0);
    await measure('room-flow', 1);
    const [hidden] = await alarms('room-flow', 'id state suppression suppressedBy');
    const [cause] = await alarms('ahu-power', 'number');
    expect(hidden).toMatchObject({
      ...{ state: 'SUPPRESSED_BY_DESIGN', suppression: 'CAUSE', suppressedBy: cause.number },
    });
    await measure('ahu-power', 3);
    expect(await alarms('room-flow')).toMatchObject([{ state: 'UNACK_ACTIVE' }]);
  });

  it('hides a chattering alarm with notice, until it is steady', async () => {
    for (const value of [9, 1, 9]) await measure('room-flow', value, 10_000);
    const [alarm] = await alarms('room-flow', 'state suppression chatterCount occurrenceCount');
    expect(alarm).toMatchObject({
      ...{ state: 'SUPPRESSED_BY_DESIGN', suppression: 'CHATTERING', chatterCount: 1 },
    });
    clock.advance(4 * minute);
    expect(await settleDueAlarms(running.systemContext())).toBe(0);
    clock.advance(2 * minute);
    expect(await settleDueAlarms(running.systemContext())).toBe(1);
    expect((await alarms('room-flow'))[0]).toMatchObject({ state: 'RTN_UNACK' });
  });

  it('raises silence by the wall clock and ends it with the next reading', async () => {
    await measure('silent', 9);
    clock.advance(3 * minute);
    await telemetryOf(running).tick();
    expect(await alarms('silent')).toEqual([]);
    clock.advance(1);
    await telemetryOf(running).tick();
    const [alarm] = await alarms(
      'silent',
      'state value limitText point { stale } occurrences { startedAt }',
    );
    expect(alarm).toEqual({
      ...{ state: 'UNACK_ACTIVE', value: null, limitText: '≤ 3 min', point: { stale: true } },
      occurrences: [{ startedAt: new Date(at + 3 * minute).toISOString() }],
    });
    await measure('silent', 9, 10 * minute);
    expect(await alarms('silent')).toMatchObject([{ state: 'RTN_UNACK', active: false }]);
  });
});
