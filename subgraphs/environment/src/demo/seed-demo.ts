import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { transact } from '@houqin/kit/unit-of-work';
import { Alarm } from '../alarm/alarm.entity.ts';
import { AlarmOccurrence } from '../alarm/alarm-occurrence.entity.ts';
import { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import { ingestOf } from '../ingest/ingest-service.ts';
import { loadWatchedPoints } from '../point/watched-points.ts';
import { Point } from '../point/point.entity.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { demoPoints } from './demo-points.ts';
import { definitionId, pastAlarmRows, pastAlarms } from './past-alarms.ts';
import { plantedBefore, silentCodes } from './planted.ts';
import { demoRows, insertAll } from './seed-points.ts';
import { rawRows, seedReadings } from './seed-readings.ts';
import { tellStories } from './tell-stories.ts';

/**
 * Points, two weeks of readings and alarms, and what is wrong now. Runs again from the start when
 * it was cut off: readings are written anew, and the rest is there only once the points are.
 */
export async function seedDemo(runtime: SubgraphRuntime, plan: DemoPlan): Promise<void> {
  const ingest = ingestOf(runtime);
  const em = runtime.orm.em.fork();
  const now = plan.now.getTime();
  const planted = plantedBefore(plan.now);
  const rooms = new Map((await em.find(RefRoom, {})).map((room) => [room.number, room]));
  const series = demoPoints.map((point, index) => ({ series: index + 1, point }));

  if ((await em.count(Point)) === 0) {
    const past = pastAlarms(demoPoints, rooms, now);
    await seedReadings(ingest.readings, series, now, planted, past);
    const { all, points } = await demoRows(rooms, plan.now);
    const { alarms, occurrences } = pastAlarmRows(past, points, rooms);
    await transact(runtime.systemContext(), async (tx) => {
      await insertAll(tx, [...all, ...alarms]);
      await tx.insertMany(AlarmOccurrence, occurrences);
    });
  }
  if ((await em.count(Alarm, { closedAt: null })) === 0) {
    await withoutNewOrder(runtime, async () => {
      const watched = (await loadWatchedPoints(runtime.orm.em.fork())).byCode;
      const wrong = new Set([...planted.map(({ code }) => code), ...silentCodes]);
      const stories = series
        .filter(({ point }) => wrong.has(point.code))
        .map((one) => ({
          watched: watched.get(one.point.code)!,
          rows: rawRows(one, now, planted),
        }));
      await tellStories(runtime, stories, plan.now);
    });
  }
  await ingest.reload();
}

/**
 * The night of OR-07 is told again, events and all, and its order is maintenance's own story: a
 * reaction to the retold alarm must not open another.
 */
async function withoutNewOrder(runtime: SubgraphRuntime, tell: () => Promise<void>): Promise<void> {
  const em = runtime.orm.em.fork();
  const definition = { id: definitionId('or07-pressure', { kind: 'LOW' }) };
  await em.nativeUpdate(AlarmDefinition, definition, { orderPolicy: 'NO' });
  await tell();
  await em.nativeUpdate(AlarmDefinition, definition, { orderPolicy: 'AT_ONCE' });
  await em.nativeUpdate(Alarm, { id: demoId('alarm:or07-story') }, { orderPolicy: 'AT_ONCE' });
}
