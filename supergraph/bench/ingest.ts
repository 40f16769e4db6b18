import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { within } from '../proofs/lib/expect.ts';
import { connectGateway, reading } from '../proofs/lib/gateway-device.ts';
import { signIn } from '../proofs/lib/person.ts';
import { startSystem, type System } from '../proofs/lib/system.ts';
import { cpuSeconds } from './cpu.ts';
import { median, type Bench } from './row.ts';

const runs = 7;
const rowsPerRun = 30_000;
const arraySize = 60;
const point = 'o0305-co2'; // no history, so that instants of the past are in order
const minute = 60_000;

/** Readings stored, arrays of 60, beside the database's own bulk insert of the same rows. */
export const bench: Bench = {
  name: 'ingest',
  async run(say) {
    const system = await startSystem({ env: { SIMULATION: 'off' } });
    const folder = mkdtempSync(join(tmpdir(), 'houqin-bench-'));
    try {
      const results: { ours: number; peer: number; wall: number }[] = [];
      let at = Date.now() - 390 * 24 * 60 * minute;
      for (let run = 0; run < runs; run += 1) {
        const ours = await publish(system, at);
        const peer = bulkInsert(join(folder, `${run}.sqlite`), at);
        at += rowsPerRun * 100;
        results.push({ ours: ours.perCpuSecond, peer, wall: ours.perSecond });
        say(
          `run ${run + 1}: ${Math.round(ours.perCpuSecond)} rows a CPU second (${Math.round(ours.perSecond)} a second), bulk insert ${Math.round(peer)}`,
        );
      }
      const ours = median(results.map((one) => one.ours));
      const peer = median(results.map((one) => one.peer));
      return {
        measure: 'readings stored per CPU second, SQLite, arrays of 60, MQTT QoS 1, evaluated',
        against: "SQLite's own bulk insert of the same rows with the same key",
        aim: '≥ 1/2',
        ours: `${Math.round(ours)}`,
        peer: `${Math.round(peer)}`,
        ratio: `1/${(peer / ours).toFixed(1)}`,
        holds: ours / peer >= 0.5,
        runs: results,
      };
    } finally {
      await system.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A hundred milliseconds apart: the same number of rows whatever the hour roll-up does. */
const instant = (start: number, index: number) => start + index * 100;

async function publish(system: System, start: number) {
  const person = await signIn(system, 'admin');
  const gateway = await connectGateway(system.mqttUrl);
  const cpu = cpuSeconds(system.pid());
  const began = performance.now();
  const window: Promise<void>[] = [];
  for (let index = 0; index < rowsPerRun; index += arraySize) {
    const rows = Array.from({ length: arraySize }, (_, offset) =>
      reading(500 + (index % 7), new Date(instant(start, index + offset))),
    );
    window.push(gateway.publish(point, rows));
    if (window.length >= 32) await window.shift();
  }
  await Promise.all(window);
  const last = new Date(instant(start, rowsPerRun - 1)).toISOString();
  await within(30_000, 'the last reading to be stored', async () => {
    const answer = await person.ask<{ point: { latest: { at: string } | null } }>(
      `{ point(code: "${point}") { latest { at } } }`,
    );
    return (answer.point.latest?.at ?? '') >= last;
  });
  const seconds = (performance.now() - began) / 1000;
  const used = cpuSeconds(system.pid()) - cpu;
  await gateway.leave();
  person.leave();
  return { perSecond: rowsPerRun / seconds, perCpuSecond: rowsPerRun / used };
}

/** As fast as this database takes the rows in transactions of a thousand, durable as ours. */
function bulkInsert(file: string, start: number): number {
  const database = new DatabaseSync(file);
  database.exec(
    `pragma journal_mode = wal; pragma synchronous = full;
     create table reading (series int not null, at bigint not null, value double not null,
       quality smallint not null, primary key (series, at)) without rowid`,
  );
  const insert = database.prepare('insert into reading values (?, ?, ?, ?)');
  const before = process.cpuUsage();
  for (let index = 0; index < rowsPerRun; index += 1_000) {
    database.exec('begin immediate');
    for (let row = index; row < index + 1_000; row += 1) insert.run(1, instant(start, row), 500, 0);
    database.exec('commit');
  }
  const { user, system } = process.cpuUsage(before);
  database.close();
  return rowsPerRun / ((user + system) / 1_000_000);
}
