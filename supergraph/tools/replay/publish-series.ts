import { connectAsync, type MqttClient } from 'mqtt';
import type { Sample } from './read-series.ts';

export interface Destination {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly point: string;
  /** UCUM code of the values; null when they are in the point's own unit. */
  readonly unit: string | null;
}

export interface Tally {
  sent: number;
  accepted: number;
  /** Refused rows by reason. */
  readonly refused: Map<string, number>;
}

const batchSize = 60; // one hour of minutes, as field gateways send after an outage
const window = 16; // messages on their way at once: enough to keep the broker busy
const quietMs = 10_000; // after the last acknowledgement a receipt needs far less than this

/**
 * Publishes the samples in order and counts what the system says about them on the gateway's
 * receipt topic. `speed` is a multiple of real time; null means as fast as they are taken.
 */
export async function publishSeries(
  samples: readonly Sample[],
  to: Destination,
  speed: number | null,
  onProgress: (tally: Tally) => void,
): Promise<Tally> {
  const client = await connectAsync(to.url, {
    username: to.username,
    password: to.password,
    protocolVersion: 4,
    clientId: `replay-${process.pid}-${Date.now()}`,
    reconnectPeriod: 500,
    connectTimeout: 5_000,
  });
  const tally: Tally = { sent: 0, accepted: 0, refused: new Map() };
  const settled = await followReceipts(client, to, tally, onProgress);
  await sendAll(client, samples, to, speed, (count) => {
    tally.sent += count;
    onProgress(tally);
  });
  await settled(samples.length);
  await client.endAsync(true);
  return tally;
}

async function followReceipts(
  client: MqttClient,
  to: Destination,
  tally: Tally,
  onProgress: (tally: Tally) => void,
) {
  let heardAt = Date.now();
  client.on('message', (_topic, payload) => {
    const receipt = JSON.parse(payload.toString()) as Receipt;
    if (receipt.point !== to.point) return;
    heardAt = Date.now();
    tally.accepted += receipt.stored + receipt.duplicate;
    for (const { reason, count } of receipt.refused)
      tally.refused.set(reason, (tally.refused.get(reason) ?? 0) + count);
    onProgress(tally);
  });
  await client.subscribeAsync(`houqin/receipts/${to.username}`, { qos: 1 });
  return async (expected: number) => {
    heardAt = Date.now();
    while (told(tally) < expected && Date.now() - heardAt < quietMs)
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
}

/** What the environment domain answers on `houqin/receipts/<gateway>` for each message. */
interface Receipt {
  readonly point: string;
  readonly stored: number;
  readonly duplicate: number;
  readonly refused: readonly { reason: string; count: number }[];
}

/** Rows whose fate is known. */
export function told(tally: Tally): number {
  return tally.accepted + [...tally.refused.values()].reduce((sum, count) => sum + count, 0);
}

async function sendAll(
  client: MqttClient,
  samples: readonly Sample[],
  to: Destination,
  speed: number | null,
  onSent: (count: number) => void,
) {
  const startedAt = Date.now();
  const first = samples[0]?.at.getTime() ?? 0;
  const underWay = new Set<Promise<unknown>>();
  for (let index = 0; index < samples.length;) {
    const due = (sample: Sample) =>
      speed === null ? 0 : startedAt + (sample.at.getTime() - first) / speed;
    const wait = due(samples[index]!) - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const batch: Sample[] = [];
    while (index < samples.length && batch.length < batchSize && due(samples[index]!) <= Date.now())
      batch.push(samples[index++]!);
    // Timers may fire a moment early: nothing is due yet.
    if (batch.length === 0) continue;
    const sending = client
      .publishAsync(`houqin/points/${to.point}`, JSON.stringify(batch.map(payloadOf(to.unit))), {
        qos: 1,
      })
      .then(() => onSent(batch.length));
    underWay.add(sending);
    void sending.finally(() => underWay.delete(sending));
    if (underWay.size >= window) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

const payloadOf = (unit: string | null) => (sample: Sample) => ({
  t: sample.at.toISOString(),
  v: sample.value,
  ...(unit === null ? {} : { u: unit }),
});
