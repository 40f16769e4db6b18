import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, type FixedClock } from '@houqin/kit/clock';
import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { graph, startTestSubgraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { applyTransition } from '../src/alarm/apply-transition.ts';
import { Alarm } from '../src/alarm/alarm.entity.ts';
import { unknownPoint } from '../src/evaluation/point-evaluation.ts';
import { ingestOf } from '../src/ingest/ingest-service.ts';
import { writeMinutes } from '../src/ingest/housekeeping.ts';
import { subgraph } from '../src/subgraph.ts';
import { query } from '../src/telemetry/reading-store.ts';
import { rollUp, type RollUp } from '../src/telemetry/roll-up.ts';
import type { StoredReading } from '../src/telemetry/stored-reading.ts';
import { build, operator, or07, publish, reading, telemetryOf } from './hospital.ts';

const minute = 60_000;
const start = +new Date('2026-11-22T18:00:00Z');
const codes = ['a', 'b', 'c', 'd'].map((letter) => `roll-${letter}`);

describe.each(databases())('ingest on %s', (database) => {
  let running: TestSubgraph;
  let clock: FixedClock;

  beforeAll(async () => {
    clock = fixedClock(new Date(start));
    running = await startTestSubgraph(subgraph, { database, clock });
    await build(running, [
      or07,
      { code: 'foreign', point: { fieldGatewayId: demoId('gateway:other-gateway') } },
      { code: 'retired', point: { state: 'RETIRED' } },
      {
        code: 'plant-ambient',
        point: { quantity: 'TEMPERATURE', unit: 'Cel', rangeMin: -40, rangeMax: 80 },
        definitions: [{ kind: 'HIGH', ownLimit: 26 }],
      },
      ...codes.map((code) => ({ code, point: { rangeMin: -50, rangeMax: 50 } })),
      { code: 'storm', definitions: [{ kind: 'LOW' as const, ownLimit: 5 }] },
    ]);
  });
  afterAll(() => running.stop());

  const alarmsOf = (code: string) => running.runtime.orm.em.fork().find(Alarm, { pointCode: code });
  const rows = <Row>(sql: string) => query<Row>(ingestOf(running.runtime).readings.em(), sql);

  it('raises one alarm for 200 concurrent violating readings', async () => {
    await publish(running, 'storm', reading(9, start));
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        publish(running, 'storm', reading(1, start + 1_000 + index * 10)),
      ),
    );
    expect(await alarmsOf('storm')).toHaveLength(1);
    expect(await rows(`select count(*) n from reading where series = 9`)).toEqual([{ n: 201 }]);
  });

  it('keeps one open alarm when several evaluations raise it at once', async () => {
    const change = (index: number) => ({
      pointId: demoId('point:storm'),
      state: unknownPoint,
      transition: {
        ...{ kind: 'RAISED' as const, definitionId: demoId('definition:storm:LOW') },
        ...{ at: start + 900_000 + index, occurrenceAt: start + 900_000 + index },
        ...{ value: 1, limit: 5, worst: 1, chattering: false },
      },
    });
    await publish(running, 'storm', reading(9, start + 10_000));
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        applyTransition(running.runtime.systemContext(), change(index)),
      ),
    );
    const open = (await alarmsOf('storm')).filter(({ closedAt }) => closedAt === null);
    expect(open).toMatchObject([{ state: 'UNACK_ACTIVE', occurrenceCount: 2 }]);
  });

  it.each<[string, string, unknown, string | undefined]>([
    ['MALFORMED', 'or07-pressure', '{"t":', undefined],
    ['TOO_LARGE', 'or07-pressure', Buffer.alloc(10_000_000, 0x20), undefined],
    ['UNKNOWN_POINT', 'nobody', reading(1, start), undefined],
    ['FOREIGN_POINT', 'foreign', reading(1, start), undefined],
    ['NOT_A_NUMBER', 'or07-pressure', { t: new Date(start).toISOString(), v: 'x' }, undefined],
    ['BAD_INSTANT', 'or07-pressure', { t: 'now', v: 1 }, undefined],
    ['FUTURE', 'or07-pressure', reading(1, start + 6 * minute), undefined],
    ['TOO_OLD', 'or07-pressure', reading(1, start - 401 * 24 * 60 * minute), undefined],
    ['UNIT_UNKNOWN', 'or07-pressure', { ...reading(1, start), u: 'furlong' }, undefined],
    ['UNIT_UNKNOWN', 'or07-pressure', { ...reading(1, start), u: 'Cel' }, undefined],
    ['BAD_TOPIC', 'or07-pressure/extra', reading(1, start), undefined],
    ['POINT_RETIRED', 'retired', reading(1, start), undefined],
  ])('refuses with %s on record: %s', async (reason, code, payload) => {
    const receipt = await publish(running, code, payload);
    expect(receipt).toMatchObject({ stored: 0, refused: [{ reason, count: 1 }] });
    const { data } = await graph(
      running,
      operator,
      `{ deadLetters(first: 1) { nodes { reason topic gateway payload detail } } }`,
    );
    const [letter] = data.deadLetters.nodes;
    expect(letter).toMatchObject({
      reason,
      topic: `houqin/points/${code}`,
      gateway: 'test-gateway',
    });
    expect(Buffer.byteLength(letter.payload)).toBeLessThanOrEqual(4_096);
    expect(letter.detail).not.toBe('');
    clock.advance(1);
  });

  it('accounts for every row of 500 rubbish payloads and stores the next good one', async () => {
    const before = await running.runtime.orm.em
      .fork()
      .execute('select count(*) n from dead_letter');
    const rubbish = Array.from({ length: 500 }, (_, index) =>
      Buffer.from(
        Array.from({ length: 1 + (index % 97) }, (_, byte) => (index * 31 + byte * 7) % 256),
      ),
    );
    const receipts = await Promise.all(
      rubbish.map((one) => publish(running, 'or07-pressure', one)),
    );
    expect(receipts.every(({ stored, refused }) => stored === 0 && refused.length === 1)).toBe(
      true,
    );
    const after = await running.runtime.orm.em.fork().execute('select count(*) n from dead_letter');
    expect(Number(after[0]?.['n']) - Number(before[0]?.['n'])).toBe(500);
    expect(await publish(running, 'or07-pressure', reading(8, start))).toMatchObject({ stored: 1 });
  });

  it('counts refusals that would fill the disk, and says how many', async () => {
    const { bound } = telemetryOf(running);
    while (bound.admits('test-gateway', +clock.now()));
    const receipts = await Promise.all(
      Array.from({ length: 20 }, () => publish(running, 'or07-pressure', 'rubbish')),
    );
    expect(receipts.every(({ refused }) => refused[0]?.reason === 'MALFORMED')).toBe(true);
    await writeMinutes(running.runtime, telemetryOf(running));
    const { data } = await graph(
      running,
      operator,
      '{ deadLetters(first: 1, filter: { reason: { eq: TOO_MANY } }) { nodes { detail } } }',
    );
    expect(data.deadLetters.nodes[0].detail).toBe('21 more refusals were counted and not kept');
  });

  it('brings other units into the point’s, and judges by that', async () => {
    const at = start - 60 * minute;
    await publish(running, 'plant-ambient', { ...reading(78, at), u: '[degF]' });
    await publish(running, 'plant-ambient', { ...reading(79, at + minute), u: '[degF]' });
    const stored = await rows<{ value: number }>(
      'select value from reading where series = 4 order by at',
    );
    expect(stored.map(({ value }) => value)).toEqual([25.5555555556, 26.1111111111]);
    expect(await alarmsOf('plant-ambient')).toMatchObject([{ active: true, unit: 'Cel' }]);
  });

  it('stores what is out of range, shows it, and neither judges nor sums it', async () => {
    const receipt = await publish(running, 'plant-ambient', reading(6553.5, start - 58 * minute));
    expect(receipt).toMatchObject({ stored: 1, outOfRange: 1 });
    const { data } = await graph(
      running,
      operator,
      '{ point(code: "plant-ambient") { latest { value quality } alarms { worstValue } } }',
    );
    expect(data.point.latest).toEqual({ value: 6553.5, quality: 'OUT_OF_RANGE' });
    expect(data.point.alarms[0].worstValue).toBeCloseTo(26.11, 2);
  });

  it('stores late readings without evaluating them, and repeated ones not at all', async () => {
    const at = start - 30 * minute;
    await publish(running, 'or07-pressure', [reading(8, start + 1), reading(9, at)]);
    const again = await publish(running, 'or07-pressure', [reading(9, at), reading(1, at + 1)]);
    expect(again).toMatchObject({ stored: 1, late: 1, duplicate: 1 });
    expect(await alarmsOf('or07-pressure')).toEqual([]);
    const { data } = await graph(
      running,
      operator,
      '{ point(code: "or07-pressure") { latest { at } } }',
    );
    expect(data.point.latest.at).toBe(new Date(start + 1).toISOString());
  });

  it('keeps hour and day sums equal to a recomputation, late and repeated readings included', async () => {
    let seed = 7;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const sent = codes.map(() => [] as ReturnType<typeof reading>[]);
    for (let batch = 0; batch < 40; batch += 1) {
      const which = Math.floor(next() * codes.length);
      const list = Array.from({ length: 1 + Math.floor(next() * 40) }, () => {
        const known = sent[which]!;
        if (known.length && next() < 0.2) return known[Math.floor(next() * known.length)]!;
        const at = start - Math.floor(next() * 3 * 24 * 60) * minute;
        const one = reading(Math.round(next() * 1_300 - 650) / 10, at);
        known.push(one);
        return one;
      });
      await publish(running, codes[which]!, list);
    }
    const raw = await rows<StoredReading>('select * from reading where series between 5 and 8');
    const numbers = raw.map((row) => ({ ...row, at: Number(row.at) }));
    const order = (one: RollUp, other: RollUp) => one.series - other.series || one.at - other.at;
    for (const grain of ['HOUR', 'DAY'] as const) {
      const kept = await rows<Record<string, number>>(
        `select series, at, low, high, total, readings from reading_${grain.toLowerCase()}
         where series between 5 and 8`,
      );
      const seen = kept.map((row) => ({
        ...{ series: row['series']!, at: Number(row['at']), min: row['low']!, max: row['high']! },
        ...{ sum: Math.round(row['total']! * 1e6) / 1e6, count: Number(row['readings']) },
      }));
      const wanted = rollUp(grain, numbers).map((one) => ({
        ...one,
        sum: Math.round(one.sum * 1e6) / 1e6,
      }));
      expect(seen.sort(order)).toEqual(wanted.sort(order));
    }
    expect(numbers.some(({ quality }) => quality === 1)).toBe(true);
  });
});
