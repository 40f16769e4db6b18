import { connectGateway, reading } from './lib/gateway-device.ts';
import { expect, within } from './lib/expect.ts';
import { signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { startSystem } from './lib/system.ts';

const pushedAlarm = `subscription {
  alarmChanged {
    kind
    alarm {
      id state value active
      point { code }
      workOrder { number state assignee { name } }
      room { number floor { building { name } } }
    }
  }
}`;
const pushedOrder =
  'subscription { workOrderChanged { kind workOrder { id number state alarmId } } }';

interface Alarm {
  id: string;
  state: string;
  active: boolean;
  point: { code: string };
  workOrder: { number: string; state: string; assignee: { name: string } | null } | null;
  room: { number: string; floor: { building: { name: string } } } | null;
}

/** One reading of 1.0 Pa in theatre OR-07: alarm, order, and the complete push, each in time. */
export const proof: Proof = {
  name: 'reading-to-alarm',
  about:
    'or07-pressure at 1.0 Pa: alarm and order within 1 s, complete push within another, no twins',
  async run({ say }) {
    const system = await startSystem();
    try {
      const director = await signIn(system, 'admin');
      await story(director, system.mqttUrl, say);
      director.leave();
    } finally {
      await system.dispose();
    }
  },
};

async function story(person: Person, mqttUrl: string, say: (line: string) => void) {
  const alarms: Alarm[] = [];
  const orders: { id: string; alarmId: string | null; number: string }[] = [];
  let bookmarks = 0;
  person.follow<{ alarmChanged: { kind: string; alarm: Alarm | null } }>(
    pushedAlarm,
    {},
    (data) => {
      if (data.alarmChanged.kind === 'BOOKMARK') bookmarks += 1;
      if (data.alarmChanged.alarm?.point.code === 'or07-pressure')
        alarms.push(data.alarmChanged.alarm);
    },
  );
  person.follow<{ workOrderChanged: { kind: string; workOrder: (typeof orders)[0] | null } }>(
    pushedOrder,
    {},
    (data) => {
      if (data.workOrderChanged.kind === 'BOOKMARK') bookmarks += 1;
      if (data.workOrderChanged.workOrder) orders.push(data.workOrderChanged.workOrder);
    },
  );
  await within(5_000, 'both streams opened with a bookmark', () => bookmarks >= 2);

  const gateway = await connectGateway(mqttUrl);
  await gateway.publish('or07-pressure', reading(8));
  const sent = reading(1);
  const published = gateway.publish('or07-pressure', sent);
  const raised = await within(1_000, 'alarmChanged', () => alarms.find((alarm) => alarm.active));
  const opened = await within(1_000, 'workOrderChanged', () =>
    orders.find((order) => order.alarmId === raised.value.id),
  );
  const complete = await within(1_000, 'a complete pushed alarm', () =>
    alarms.find((alarm) => alarm.workOrder?.assignee?.name && alarm.room?.floor.building.name),
  );
  await published;
  say(
    `alarm after ${raised.ms.toFixed(0)} ms, order ${opened.value.number} ${opened.ms.toFixed(0)} ms later, complete push ${complete.ms.toFixed(0)} ms later: ${JSON.stringify(complete.value.workOrder)} ${JSON.stringify(complete.value.room)}`,
  );

  for (let repeat = 0; repeat < 20; repeat += 1) await gateway.publish('or07-pressure', reading(1));
  await gateway.publish('or07-pressure', sent);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const alarmIds = new Set(alarms.map((alarm) => alarm.id));
  expect(alarmIds.size === 1, 'one alarm after twenty repeats and a duplicate', [...alarmIds]);
  const listed = await person.ask<{ workOrders: { nodes: { id: string }[] } }>(
    'query ($id: ID!) { workOrders(filter: { alarmId: { eq: $id } }) { nodes { id } } }',
    { id: raised.value.id },
  );
  expect(listed.workOrders.nodes.length === 1, 'one order for the alarm', listed);

  await gateway.publish('or07-pressure', reading(12));
  const cleared = await within(1_000, 'the alarm to clear at 12 Pa', () =>
    alarms.find((alarm) => !alarm.active),
  );
  say(`cleared ${cleared.ms.toFixed(0)} ms after 12 Pa, state ${cleared.value.state}`);
  await gateway.leave();
}
