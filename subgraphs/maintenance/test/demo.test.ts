import { fixedClock } from '@houqin/kit/clock';
import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { startTestSubgraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Assignment } from '../src/assignment/assignment.entity.ts';
import { ChecklistItem } from '../src/checklist/checklist-item.entity.ts';
import { demoCrew } from '../src/demo/demo-crew.ts';
import { demoFaults } from '../src/demo/demo-faults.ts';
import { or07AlarmId } from '../src/demo/or07-story.ts';
import { runTimers } from '../src/jobs/timers.ts';
import { ServiceRequest } from '../src/service-request/service-request.entity.ts';
import { loadWorkingTimes } from '../src/sla/load-working-time.ts';
import { dueAt } from '../src/sla/sla-clock.ts';
import { subgraph } from '../src/subgraph.ts';
import { Technician } from '../src/technician/technician.entity.ts';
import { TimelineEntry } from '../src/timeline/timeline-entry.entity.ts';
import { LabourLine } from '../src/work-order/labour-line.entity.ts';
import { readOrderClock } from '../src/work-order/order-clock.ts';
import { WorkOrder } from '../src/work-order/work-order.entity.ts';
import { holdsCapacity, unfinished } from '../src/work-order/work-order.lifecycle.ts';
import { campusId, role } from './hospital.ts';
import { Producer } from './producer.ts';

/** Rooms of facility's demo hospital that the demo works in, by department. */
const departments: Readonly<Record<string, string>> = {
  ...{ 'S-01': 'IMG', 'S-02': 'CSSD', 'S-03': 'OR', 'A-01': 'OPD', 'A-02': 'ICU', 'A-03': 'RESP' },
  ...{ 'A-04': 'GS', 'A-05': 'CARD2', 'A-06': 'NEO', 'L-01': 'EN', 'L-02': 'MT' },
  ...{ 'O-01': 'PHA', 'O-02': 'OPD', 'O-03': 'LOG' },
};
const others = [
  ...['A-0101', 'A-0203', 'A-0303', 'A-0402', 'A-0403', 'A-0404', 'A-0406', 'A-0408', 'A-0504'],
  ...['A-0505', 'A-0506', 'A-0508', 'A-0605', 'A-0611', 'L-0103', 'O-0118', 'O-0210', 'O-0214'],
  ...['O-0220', 'O-0303', 'O-0306', 'O-0308', 'O-0310', 'S-0202', 'S-0221', 'S-0230', 'S-0307'],
  ...['S-0318', 'S-0311', 'A-0202', 'A-0304', 'L-0202', 'A-0507'],
];

// Early on a Tuesday, late on a Saturday: whichever time of the week it is started at.
const starts = ['2026-11-23T18:21:00Z', '2026-11-28T13:50:00Z'];
const cases = databases().flatMap((database) =>
  (database === 'sqlite' ? starts : starts.slice(0, 1)).map((at) => [database, at] as const),
);

describe.each(cases)('the demo on %s at %s', (database, at) => {
  const now = new Date(at);
  let running: TestSubgraph;
  let orders: WorkOrder[];
  let seconds: number;
  beforeAll(async () => {
    running = await startTestSubgraph(
      { ...subgraph, jobs: [] },
      { database, clock: fixedClock(now) },
    );
    const facility = new Producer(running.bus, 'facility');
    const rooms = new Set([...others, ...demoFaults.flatMap((fault) => fault.rooms)]);
    for (const number of rooms) {
      const [building, floor] = [number.slice(0, 1), number.slice(0, 4)];
      const roomId = demoId(`room:${number}`);
      await facility.say('facility.room.changed', roomId, {
        ...{ roomId, number, name: `房间 ${number}`, nameEn: `Room ${number}`, roomType: 'WARD' },
        ...{ floorId: demoId(`floor:${floor}`), floorName: floor, buildingName: building },
        ...{ buildingId: demoId(`building:${building}`), campusId, retired: false },
        departmentId: demoId(`department:${departments[floor] ?? 'LOG'}`),
      });
    }
    await running.settled();
    const began = performance.now();
    await running.seed({ size: 'tiny', now });
    seconds = (performance.now() - began) / 1000;
    orders = await running.runtime.orm.em.fork().find(WorkOrder, {});
  });
  afterAll(() => running.stop());
  const em = () => running.runtime.orm.em.fork();

  it('is written within five seconds, once', async () => {
    expect(seconds).toBeLessThan(5);
    expect(await running.seed({ size: 'tiny', now })).toBe(false);
  });

  it('has nine technicians, eight of them on duty at any time, and about 200 orders of two weeks', async () => {
    const crew = await em().find(Technician, { partyId: null });
    expect(crew).toHaveLength(demoCrew.length);
    expect(crew.filter(({ onDuty }) => onDuty).length).toBeGreaterThanOrEqual(8);
    expect(new Set(crew.map(({ trade }) => trade)).size).toBeGreaterThanOrEqual(6);
    expect(orders.length).toBeGreaterThan(200);
    const oldest = Math.min(...orders.map(({ createdAt }) => createdAt.getTime()));
    expect((now.getTime() - oldest) / 86_400_000).toBeGreaterThan(13);
  });

  it('has orders in every lane: one late, some soon, each kind of pause, one that nobody may do', async () => {
    const live = orders.filter(({ state }) => unfinished(state) || state === 'COMPLETED');
    expect(live.length).toBeGreaterThanOrEqual(27);
    const states = new Set(orders.map(({ state }) => state));
    for (const state of [
      'OPEN',
      'ASSIGNED',
      'ACCEPTED',
      'IN_PROGRESS',
      'PAUSED',
      'COMPLETED',
      'CONFIRMED',
      'RATED',
      'CLOSED',
    ] as const) {
      expect(states, state).toContain(state);
    }
    expect(new Set(orders.map(({ pauseReason }) => pauseReason))).toEqual(
      new Set([null, 'WAIT_PART', 'WAIT_ACCESS', 'WAIT_VENDOR', 'WAIT_USER']),
    );
    const times = await loadWorkingTimes(em());
    const levels = live
      .map((order) => readOrderClock(order, times, now))
      .filter(({ phase }) => phase !== 'DONE')
      .map(({ level }) => level);
    expect(levels.filter((level) => level === 'LATE')).toHaveLength(1);
    expect(levels.filter((level) => level === 'SOON').length).toBeGreaterThanOrEqual(1);
    expect(
      orders.filter(({ unassignable }) => unassignable.join() === 'NO_CERTIFICATE'),
    ).toHaveLength(1);
    expect(await em().count(ServiceRequest, { state: 'NEW' })).toBeGreaterThanOrEqual(3);
  });

  it('has stamps that follow from the rules', async () => {
    const times = await loadWorkingTimes(em());
    for (const order of orders) {
      const time = times(order);
      const due = (target: number, paused: number) =>
        dueAt(order.clockStartedAt, target, paused, time);
      expect(order.responseDueAt, order.number).toEqual(due(order.responseTargetSeconds, 0));
      expect(order.restoreDueAt, order.number).toEqual(
        due(order.restoreTargetSeconds, order.pausedSeconds),
      );
      expect(order.dueAt === null, order.number).toBe(order.completedAt !== null);
      const stamps = [
        ...[order.createdAt, order.acceptedAt, order.startedAt, order.completedAt],
        ...[order.confirmedAt, order.ratedAt, order.closedAt],
      ].filter((stamp) => stamp !== null);
      expect(stamps, order.number).toEqual(stamps.toSorted((a, b) => a.getTime() - b.getTime()));
      expect(
        stamps.every((stamp) => stamp <= now),
        order.number,
      ).toBe(true);
    }
  });

  it('completed nothing without cause, action, labour, steps, assignment and story', async () => {
    const completed = orders.filter(({ completedAt }) => completedAt !== null);
    const by = <E extends { orderId: string }>(rows: E[]) =>
      Map.groupBy(rows, ({ orderId }) => orderId);
    const labour = by(await em().find(LabourLine, {}));
    const items = by(await em().find(ChecklistItem, {}));
    const assignments = by(await em().find(Assignment, {}));
    const stories = Map.groupBy(
      await em().find(TimelineEntry, {}),
      ({ correlationId }) => correlationId,
    );
    for (const order of completed) {
      const { id, number } = order;
      expect([order.faultId, order.causeId, order.actionId], number).not.toContain(null);
      const minutes = (labour.get(id) ?? []).reduce((sum, line) => sum + line.minutes, 0);
      expect(minutes, number).toBe(order.labourMinutes);
      expect(minutes, number).toBeGreaterThan(0);
      expect(
        (items.get(id) ?? []).every(({ done, required }) => done || !required),
        number,
      ).toBe(true);
      expect(assignments.get(id)?.at(-1), number).toMatchObject({
        state: 'DONE',
        technicianId: order.technicianId,
      });
      const kinds = (stories.get(order.correlationId) ?? []).map(({ kind }) => kind);
      for (const kind of ['opened', 'assigned', 'accepted', 'started', 'completed']) {
        expect(kinds, number).toContain(`work-order.${kind}`);
      }
    }
  });

  it('counts loads as the orders are, within capacity', async () => {
    for (const technician of await em().find(Technician, {})) {
      const held = orders.filter(
        ({ technicianId, state }) => technicianId === technician.id && holdsCapacity(state),
      );
      expect(technician.openCount, technician.name).toBe(held.length);
      expect(held.length).toBeLessThan(technician.capacity);
    }
  });

  it('has numbers that are unique and go on', async () => {
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    const answer = await running.runtime.orm.em
      .fork()
      .getConnection()
      .execute("select count(*) as n from number_sequence where prefix = 'WO'");
    expect(Number((answer as { n: number }[])[0]!.n)).toBeGreaterThanOrEqual(14);
  });

  it('tells the story of OR-07 across domains, linked by the alarm', async () => {
    const story = orders.find(({ alarmId }) => alarmId === or07AlarmId);
    expect(story).toMatchObject({
      priority: 'P1',
      lifeSafety: true,
      state: 'RATED',
      roomNumber: 'S-0307',
    });
    const lines = await em().find(TimelineEntry, { correlationId: or07AlarmId });
    expect(new Set(lines.map(({ domain }) => domain))).toEqual(
      new Set(['environment', 'maintenance']),
    );
    expect(story!.startedAt!.getTime() - story!.createdAt.getTime()).toBeLessThan(20 * 60_000);
  });

  it('lives on: timers change only what is due, and the technician’s screen has work', async () => {
    await runTimers(running.systemContext());
    const { graph } = await import('@houqin/kit/testing/graph');
    const technician = role(['technician', 'employee'], { subjectId: demoId('user:technician') });
    const { data, errors } = await graph(
      running,
      technician,
      '{ mine: workOrders(filter: { mine: { eq: true }, open: { eq: true } }) { totalCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data.mine.totalCount).toBeGreaterThanOrEqual(2);
    const unchanged = await em().count(WorkOrder, { state: 'CLOSED' });
    expect(unchanged).toBe(orders.filter(({ state }) => state === 'CLOSED').length);
  });
});
