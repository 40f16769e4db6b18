import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomBytes } from 'node:crypto';
import { AccessDirectory } from '@houqin/kit/access';
import { fixedClock } from '@houqin/kit/clock';
import { InProcessBus } from '@houqin/kit/in-process-bus';
import { silentLogger } from '@houqin/kit/log';
import { readSettings } from '@houqin/kit/settings';
import { startSubgraph, type RunningSubgraph } from '@houqin/kit/subgraph';
import { databases, testSettings, type TestSettings } from '@houqin/kit/testing/databases';
import { Alarm } from '../src/alarm/alarm.entity.ts';
import { AlarmOccurrence } from '../src/alarm/alarm-occurrence.entity.ts';
import { ingestOf } from '../src/ingest/ingest-service.ts';
import { subgraph } from '../src/subgraph.ts';
import { build, publish, reading, telemetryOf } from './hospital.ts';

const minute = 60_000;
const start = +new Date('2026-11-22T18:00:00Z');

describe.each(databases())('a restart on %s', (database) => {
  const clock = fixedClock(new Date(start));
  const suffix = `_${randomBytes(4).toString('hex')}`;
  let place: TestSettings;
  let running: RunningSubgraph;

  async function begin(schema: 'create' | 'none'): Promise<RunningSubgraph> {
    const settings = readSettings({ DEMO: 'none', SIMULATION: 'off', MQTT_PORT: '0' });
    const bus = new InProcessBus(silentLogger);
    return startSubgraph(
      subgraph,
      {
        ...{ settings: { ...settings, ...place }, clock, log: silentLogger, bus },
        ...{ access: new AccessDirectory(), keys: { keys: () => Promise.resolve([]) } },
      },
      database === 'mysql' ? { schema, databaseSuffix: suffix } : {},
    );
  }
  async function restart() {
    await running.stop();
    running = await begin('none');
  }

  beforeAll(async () => {
    place = testSettings(database);
    running = await begin('create');
    await build(running, [
      { code: 'delayed', definitions: [{ kind: 'LOW', ownLimit: 5, onDelaySeconds: 120 }] },
      { code: 'plain', definitions: [{ kind: 'LOW', ownLimit: 5 }, { kind: 'STALE' }] },
    ]);
  });
  afterAll(async () => {
    await running.stop();
    await place.cleanUp();
  });

  const alarms = (code: string) => running.runtime.orm.em.fork().find(Alarm, { pointCode: code });

  it('goes on in the middle of an on-delay', async () => {
    await publish(running, 'delayed', reading(9, start - 10 * minute));
    await publish(running, 'delayed', reading(1, start - 9 * minute));
    await publish(running, 'delayed', reading(1, start - 8 * minute));
    await restart();
    expect(await alarms('delayed')).toEqual([]);
    await publish(running, 'delayed', reading(1, start - 7 * minute));
    expect(await alarms('delayed')).toMatchObject([{ state: 'UNACK_ACTIVE' }]);
  });

  it('goes on with an active alarm: no second one, its worst value, and it returns', async () => {
    await publish(running, 'plain', reading(9, start - 6 * minute));
    await publish(running, 'plain', reading(2, start - 5 * minute));
    await publish(running, 'plain', reading(0.5, start - 4 * minute));
    await restart();
    const [alarm] = await alarms('plain');
    expect(telemetryOf(running).worst(alarm!.pointId, alarm!.definitionId)).toBe(0.5);
    // Delivered again, because its acknowledgement was lost.
    const again = await publish(running, 'plain', reading(0.5, start - 4 * minute));
    expect(again).toMatchObject({ duplicate: 1 });
    await publish(running, 'plain', reading(1, start - 3 * minute));
    expect(await alarms('plain')).toMatchObject([{ occurrenceCount: 1, active: true }]);
    await publish(running, 'plain', reading(9, start - 2 * minute));
    expect(await alarms('plain')).toMatchObject([{ state: 'RTN_UNACK', worstValue: 0.5 }]);
  });

  it('gives every point its three intervals again before silence counts', async () => {
    clock.advance(60 * minute);
    await restart();
    await telemetryOf(running).tick();
    expect((await alarms('plain')).filter(({ kind }) => kind === 'STALE')).toEqual([]);
    clock.advance(3 * minute + 1);
    await telemetryOf(running).tick();
    const [stale] = (await alarms('plain')).filter(({ kind }) => kind === 'STALE');
    expect(stale?.raisedAt).toEqual(new Date(start - 2 * minute + 3 * minute));
  });

  it('trusts the occurrences that people saw, when evaluation was written ahead of them', async () => {
    const em = running.runtime.orm.em.fork();
    await publish(running, 'plain', reading(1, +clock.now()));
    await em.execute('delete from evaluation_state');
    await restart();
    await publish(running, 'plain', reading(9, +clock.now() + 1));
    const open = await running.runtime.orm.em.fork().count(AlarmOccurrence, { endedAt: null });
    expect(open).toBe(1); // the delayed one
  });

  if (database !== 'mysql') return; // an embedded database has one process
  it('lets one process lead, and the next when it ends', async () => {
    const second = await begin('none');
    try {
      expect(ingestOf(running.runtime).target).not.toBeNull();
      expect(ingestOf(second.runtime).target).toBeNull();
      await running.stop();
      for (const end = Date.now() + 8_000; !ingestOf(second.runtime).target;) {
        expect(Date.now()).toBeLessThan(end);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await publish(second, 'plain', reading(8, +clock.now() + 2))).toMatchObject({
        stored: 1,
      });
    } finally {
      running = second;
    }
  });
});
