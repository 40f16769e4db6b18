import type { Logger } from '@houqin/kit/log';
import { connect, type MqttClient } from 'mqtt';
import { demoPoints } from '../demo/demo-points.ts';
import type { DemoPoint } from '../demo/demo-point.ts';
import { simulatedValue } from '../demo/planted.ts';
import { noise } from '../demo/signal.ts';
import { allPointTopics, pointOfTopic, pointTopic } from '../ingest/topic.ts';
import { OwnMessages } from './own-messages.ts';

/** A point that somebody else publishes is theirs for so long after their last message. */
const keepOffMs = 30 * 60_000;
const tickMs = 1_000;

export interface SimulatorOptions {
  readonly url: string;
  /** Taken from the URL when left out. */
  readonly username?: string;
  readonly password?: string;
  readonly log: Logger;
  /** Points that are registered now: nothing is published before the demo rows are there. */
  readonly registered: () => ReadonlyMap<string, unknown>;
}

/**
 * Plays the field gateway of the demo hospital over MQTT, as a real one would, each point at its
 * interval. It listens to its topics, and keeps off a point that somebody else publishes.
 */
export class Simulator {
  readonly #options: SimulatorOptions;
  #client: MqttClient | null = null;
  readonly #own = new OwnMessages();
  readonly #keptOff = new Map<string, number>();
  readonly #dueAt = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(Date.now()), tickMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#client?.endAsync(true);
  }

  /** Points that are left to others at this moment. */
  keptOff(now: number): string[] {
    return [...this.#keptOff].filter(([, until]) => now < until).map(([code]) => code);
  }

  #hear(topic: string, payload: string): void {
    const code = pointOfTopic(topic);
    if (code !== null && !this.#own.recognises(code, payload))
      this.#keptOff.set(code, Date.now() + keepOffMs);
  }

  #tick(now: number): void {
    const registered = this.#options.registered();
    // Before the demo rows are there its gateway cannot sign in.
    if (registered.size > 0) this.#client ??= this.#connect();
    if (!this.#client?.connected) return;
    for (const point of demoPoints)
      if (point.signal && registered.has(point.code) && this.#isDue(point, now))
        this.#publish(this.#client, point, now);
  }

  #connect(): MqttClient {
    const { url, username, password, log } = this.#options;
    const client = connect(url, {
      ...(username === undefined ? {} : { username, password: password ?? '' }),
      clientId: `houqin-simulator-${process.pid}`,
      protocolVersion: 4,
      reconnectPeriod: 2_000,
    });
    client.on('connect', () => client.subscribe(allPointTopics, { qos: 0 }));
    client.on('message', (topic, payload) => this.#hear(topic, payload.toString()));
    client.on('error', (error) => log.warn({ err: error }, 'simulator'));
    return client;
  }

  /** At once after the start, then at the interval, each point at its own second. */
  #isDue({ code, intervalSeconds }: DemoPoint, now: number): boolean {
    const due = this.#dueAt.get(code);
    if (due !== undefined && now < due) return false;
    const intervalMs = intervalSeconds * 1_000;
    const offset = Math.floor(((noise(code, 1) + 1) / 2) * intervalMs);
    this.#dueAt.set(code, (Math.floor((now - offset) / intervalMs) + 1) * intervalMs + offset);
    return true;
  }

  #publish(client: MqttClient, point: DemoPoint, now: number): void {
    if (now < (this.#keptOff.get(point.code) ?? 0)) return;
    const value = simulatedValue(point, now);
    if (value === null) return;
    const payload = JSON.stringify({ t: new Date(now).toISOString(), v: value });
    this.#own.remember(point.code, payload);
    client.publish(pointTopic(point.code), payload, { qos: 1 });
  }
}
