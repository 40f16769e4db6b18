import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, within } from './lib/expect.ts';
import { limitIntervals, staleIntervals, type Interval, type Row } from './lib/intervals.ts';
import { signIn, type Person } from './lib/person.ts';
import type { Proof } from './lib/proof.ts';
import { startSystem, type System } from './lib/system.ts';
import { readSeries } from '../tools/replay/read-series.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const runTool = new URL('../tools/run.mjs', import.meta.url).pathname;

interface Case {
  readonly file: string;
  readonly point: string;
  readonly time: string;
  readonly value: string;
  readonly unit?: string;
  /** From the file's unit to the point's, written here again so that the check stays independent. */
  readonly convert?: (value: number) => number;
}

const cases: Case[] = [
  { file: 'indoor-occupancy-uci/datatraining.txt', point: 'o0305-co2', time: 'date', value: 'CO2' },
  {
    file: 'indoor-occupancy-uci/datatraining.txt',
    point: 'o0305-temperature',
    time: 'date',
    value: 'Temperature',
  },
  {
    file: 'series-anomaly/ambient_temperature_system_failure.csv',
    point: 'plant-ambient',
    time: 'timestamp',
    value: 'value',
    unit: '[degF]',
    convert: (fahrenheit) => ((fahrenheit - 32) * 5) / 9,
  },
];

/** Real series against an independent computation: every row accounted for, every interval equal. */
export const proof: Proof = {
  name: 'replay-intervals',
  about:
    'CO2, temperature and a failing room (°F, gaps to 174 h): alarms exactly where the file says',
  async run({ say }) {
    expect(existsSync(data), 'the published data sets are not beside this clone');
    const system = await startSystem({ env: { SIMULATION: 'off' } });
    try {
      const person = await signIn(system, 'admin');
      for (const one of cases) await check(system, person, one, say);
      person.leave();
    } finally {
      await system.dispose();
    }
  },
};

async function check(system: System, person: Person, one: Case, say: (line: string) => void) {
  const file = new URL(one.file, data).pathname;
  const text = await readFile(file, 'utf8');
  const series = readSeries(text, { time: one.time, value: one.value, zone: 'UTC' });
  const printed = await replay(system, file, one);
  const counts = /rows (\d+): sent (\d+), accepted (\d+), refused (\d+), unreadable (\d+)/.exec(
    printed,
  );
  expect(counts !== null, 'the replay reports its rows', printed);
  const [, rows, , accepted, refused, unreadable] = counts!.map(Number) as number[];
  expect(accepted! + refused! + unreadable! === rows, 'every row is accounted for', printed);
  expect(
    refused === 0 && accepted === series.samples.length,
    'every readable row is accepted',
    printed,
  );

  const { point } = await person.ask<{ point: PointFacts }>(pointQuery, { code: one.point });
  // The file was shifted to end at the moment of the replay: the last stored instant tells by how much.
  const by =
    Date.parse(point.latest.at) - Math.max(...series.samples.map(({ at }) => at.getTime()));
  const moved: Row[] = series.samples
    .map(({ at, value }) => ({ at: at.getTime() + by, value: one.convert?.(value) ?? value }))
    .sort((a, b) => a.at - b.at);
  const first = moved[0]!.at;
  for (const definition of point.definitions) {
    const expected =
      definition.kind === 'STALE'
        ? staleIntervals(moved, point.intervalSeconds * 1000)
        : definition.kind === 'RATE_OF_CHANGE'
          ? null
          : limitIntervals(moved, {
              high: definition.kind === 'HIGH' ? definition.limit : null,
              low: definition.kind === 'LOW' ? definition.limit : null,
              deadband: definition.deadband,
              onDelayMs: definition.onDelaySeconds * 1000,
              offDelayMs: definition.offDelaySeconds * 1000,
            });
    if (!expected) continue;
    const { value: seen } = await within(
      10_000,
      `${one.point} ${definition.kind} occurrences`,
      async () => {
        const found = await occurrences(person, point.id, definition.id, first);
        return found.length >= expected.length ? found : null;
      },
    );
    compare(expected, seen, `${one.point} ${definition.kind}`);
    say(`${one.point} ${definition.kind}: ${expected.length} intervals equal (${rows} rows)`);
  }
}

interface PointFacts {
  id: string;
  intervalSeconds: number;
  latest: { at: string };
  definitions: {
    id: string;
    kind: string;
    limit: number | null;
    deadband: number;
    onDelaySeconds: number;
    offDelaySeconds: number;
  }[];
}
const pointQuery = `query ($code: String!) { point(code: $code) {
  id intervalSeconds latest { at }
  definitions { id kind limit deadband onDelaySeconds offDelaySeconds }
} }`;

async function occurrences(person: Person, pointId: string, definitionId: string, from: number) {
  const found: Interval[] = [];
  let after: string | null = null;
  do {
    const page: OccurrencePage = await person.ask<OccurrencePage>(
      `query ($point: ID!, $after: String) {
        alarms(filter: { pointId: { eq: $point } }, first: 200, after: $after) {
          nodes { definition { id } occurrences { startedAt endedAt } } pageInfo { hasNextPage endCursor }
        }
      }`,
      { point: pointId, after },
    );
    for (const alarm of page.alarms.nodes)
      if (alarm.definition.id === definitionId)
        for (const { startedAt, endedAt } of alarm.occurrences)
          found.push({
            from: Date.parse(startedAt),
            to: endedAt === null ? null : Date.parse(endedAt),
          });
    after = page.alarms.pageInfo.hasNextPage ? page.alarms.pageInfo.endCursor : null;
  } while (after);
  return found.filter((one) => one.from >= from).sort((a, b) => a.from - b.from);
}

interface OccurrencePage {
  alarms: {
    nodes: {
      definition: { id: string };
      occurrences: { startedAt: string; endedAt: string | null }[];
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

function compare(expected: readonly Interval[], seen: readonly Interval[], what: string) {
  expect(seen.length === expected.length, `${what}: as many intervals as the file has`, {
    expected: expected.length,
    seen: seen.length,
    first: seen.find((one, index) => one.from !== expected[index]?.from),
  });
  expected.forEach((one, index) => {
    const same = seen[index]!.from === one.from && seen[index]!.to === one.to;
    expect(same, `${what}: interval ${index + 1} is equal`, { expected: one, seen: seen[index] });
  });
}

function replay(system: System, file: string, one: Case): Promise<string> {
  const args = [
    runTool,
    'replay',
    file,
    '--point',
    one.point,
    '--time',
    one.time,
    '--value',
    one.value,
  ];
  if (one.unit) args.push('--unit', one.unit);
  args.push('--tz', 'UTC');
  const child = spawn(process.execPath, args, {
    env: { ...process.env, MQTT_URL: system.mqttUrl },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void (printed += text));
  return new Promise((resolve) => child.on('exit', () => resolve(printed)));
}
