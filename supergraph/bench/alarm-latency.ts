import { within } from '../proofs/lib/expect.ts';
import { connectGateway, reading } from '../proofs/lib/gateway-device.ts';
import { signIn } from '../proofs/lib/person.ts';
import { startSystem } from '../proofs/lib/system.ts';
import { median, quantile, type Bench } from './row.ts';

const runs = 7;
const samplesPerRun = 60;
const aimMs = 50;
const point = 'o0305-co2'; // a point without history, so that past instants are evaluated
const minute = 60_000; // event time between samples: slower than chattering

/** Reading → alarm on a WebSocket client, beside a bare subscriber of the same broker. */
export const bench: Bench = {
  name: 'alarm-latency',
  async run(say) {
    const system = await startSystem({ env: { SIMULATION: 'off' } });
    try {
      const person = await signIn(system, 'admin');
      const gateway = await connectGateway(system.mqttUrl);
      await gateway.client.subscribeAsync(`houqin/points/${point}`, { qos: 0 });
      let seenState = '';
      let onState: (() => void) | null = null;
      let opened = false;
      person.follow<{ alarmChanged: { kind: string; alarm: { state: string } | null } }>(
        `subscription { alarmChanged(filter: { pointCode: { eq: "${point}" } }) { kind alarm { state } } }`,
        {},
        ({ alarmChanged }) => {
          opened = true;
          const state = alarmChanged.alarm?.state;
          if (!state || state === seenState) return;
          seenState = state;
          onState?.();
        },
      );
      await within(5_000, 'the stream to open', () => opened);

      let at = Date.now() - 200 * 24 * 60 * minute;
      const one = async (index: number) => {
        at += minute;
        const bare = new Promise<number>((resolve) =>
          gateway.client.once('message', () => resolve(performance.now())),
        );
        const alarm = new Promise<number>((resolve) => {
          onState = () => resolve(performance.now());
        });
        const start = performance.now();
        void gateway.publish(point, reading(index % 2 ? 500 : 1500, new Date(at)));
        const [bareAt, alarmAt] = await Promise.all([bare, alarm]);
        return { bare: bareAt - start, alarm: alarmAt - start };
      };
      for (let warm = 0; warm < 40; warm += 1) await one(warm);
      const results: { bare: number; alarm: number }[] = [];
      for (let run = 0; run < runs; run += 1) {
        const samples: { bare: number; alarm: number }[] = [];
        for (let index = 0; index < samplesPerRun; index += 1) samples.push(await one(index));
        const p99 = (pick: (sample: { bare: number; alarm: number }) => number) =>
          quantile(samples.map(pick), 0.99);
        results.push({ bare: p99(({ bare }) => bare), alarm: p99(({ alarm }) => alarm) });
        say(
          `run ${run + 1}: p99 alarm ${results[run]!.alarm.toFixed(1)} ms, bare ${results[run]!.bare.toFixed(1)} ms`,
        );
      }
      await gateway.leave();
      person.leave();
      const ours = median(results.map(({ alarm }) => alarm));
      const peer = median(results.map(({ bare }) => bare));
      return {
        measure: 'MQTT reading → alarm on a WebSocket client, p99, idle',
        against: 'bare MQTT subscriber on the same broker',
        aim: `≤ ${aimMs} ms later`,
        ours: `${ours.toFixed(1)} ms`,
        peer: `${peer.toFixed(1)} ms`,
        ratio: `${ours < peer ? '' : '+'}${(ours - peer).toFixed(1)} ms (${(ours / peer).toFixed(1)} ×)`,
        holds: ours - peer <= aimMs,
        runs: results,
      };
    } finally {
      await system.dispose();
    }
  },
};
