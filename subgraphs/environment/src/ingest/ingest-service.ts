import { setTimeout as sleep } from 'node:timers/promises';
import { ulid } from '@houqin/kit/id';
import { Lease } from '@houqin/kit/lease';
import { rows } from '@houqin/kit/sql';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { settleDueAlarms } from '../alarm/due-alarms.ts';
import { readConfig, type EnvironmentConfig } from '../config.ts';
import { GatewayAuthenticator } from '../gateway/gateway-authenticator.ts';
import { startSimulator } from '../simulation/start-simulator.ts';
import { openReadings, type Readings } from '../telemetry/open-readings.ts';
import type { IngestTarget } from './http-ingest.ts';
import { repeat } from './repeat.ts';
import { writeMinutes } from './housekeeping.ts';
import { MqttBroker } from './mqtt-broker.ts';
import { MqttSource } from './mqtt-source.ts';
import { Telemetry } from './telemetry.ts';

const leaseMs = 15_000; // three missed renewals
const renewMs = 5_000;

/** Events of our own after which points, definitions or limits must be read again. */
const changing = [
  'environment.point.changed',
  'environment.field-gateway.changed',
  'environment.alarm-definition.changed',
  'environment.room-class-limit.set',
];

const services = new WeakMap<SubgraphRuntime, IngestService>();

/** The ingest of a running subgraph. */
export function ingestOf(runtime: SubgraphRuntime): IngestService {
  const service = services.get(runtime);
  if (!service) throw new Error('environment is not started');
  return service;
}

/**
 * Ingest of this process. Of several processes on one database one leads: it alone takes readings
 * and evaluates them, so that each point has one order of time. An embedded database has one
 * process, which leads at once.
 */
export class IngestService {
  readonly readings: Readings;
  readonly config: EnvironmentConfig;
  readonly #runtime: SubgraphRuntime;
  readonly #stop = new AbortController();
  #leading: Leading | null = null;
  #lease: Lease | null = null;
  #loop: Promise<void> = Promise.resolve();

  private constructor(runtime: SubgraphRuntime, readings: Readings, config: EnvironmentConfig) {
    this.#runtime = runtime;
    this.readings = readings;
    this.config = config;
  }

  /** @throws SettingError for a wrong variable or a taken MQTT port */
  static async start(runtime: SubgraphRuntime): Promise<IngestService> {
    const config = readConfig(process.env);
    const service = new IngestService(runtime, await openReadings(runtime), config);
    services.set(runtime, service);
    try {
      if (runtime.process.settings.databaseUrl === null) await service.#lead();
      else await service.#followLease();
    } catch (error) {
      await service.stop();
      throw error;
    }
    return service;
  }

  /** null while another process leads. */
  get target(): IngestTarget | null {
    return this.#leading?.target ?? null;
  }

  get telemetry(): Telemetry | null {
    return this.#leading?.target.telemetry ?? null;
  }

  /** Reads points, definitions, limits and gateways again, and acts on what changed. */
  async reload(): Promise<void> {
    await this.telemetry?.reload();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await this.#resign();
    await this.#lease?.release();
    await this.readings.close();
  }

  async #lead(): Promise<void> {
    this.#leading = await lead(this.#runtime, this);
  }

  async #resign(): Promise<void> {
    const leading = this.#leading;
    this.#leading = null;
    await leading?.stop();
  }

  async #followLease(): Promise<void> {
    this.#lease = new Lease(this.#runtime.orm.em, 'ingest', { ms: leaseMs });
    await this.#seek(this.#lease);
    this.#loop = this.#keep(this.#lease);
  }

  async #keep(lease: Lease): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await sleep(renewMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await this.#seek(lease).catch((error: unknown) =>
        this.#runtime.process.log.warn({ err: error }, 'ingest lease'),
      );
    }
  }

  async #seek(lease: Lease): Promise<void> {
    const held = await lease.acquire();
    if (held && !this.#leading) await this.#lead();
    else if (!held && this.#leading) {
      this.#runtime.process.log.warn('ingest: another process leads now');
      await this.#resign();
    }
  }
}

interface Leading {
  readonly target: IngestTarget;
  stop(): Promise<void>;
}

async function lead(runtime: SubgraphRuntime, service: IngestService): Promise<Leading> {
  const { settings, log } = runtime.process;
  const telemetry = await Telemetry.open(runtime, service.readings, service.config);
  const gateways = new GatewayAuthenticator(() => telemetry.points);
  const source = settings.mqttUrl
    ? new MqttSource(settings.mqttUrl, telemetry, log)
    : settings.mqttPort > 0
      ? await MqttBroker.listen(settings, telemetry, gateways, log)
      : null;
  const simulator = startSimulator(runtime, telemetry);
  const ends = [
    await followChanges(runtime, telemetry),
    repeat('silence', 500, log, () => telemetry.tick()),
    repeat('due alarms', 1_000, log, () => settleDueAlarms(runtime.systemContext())),
    repeat('minutes', 60_000, log, () => writeMinutes(runtime, telemetry)),
  ];
  return {
    target: { telemetry, gateways },
    async stop() {
      await simulator?.close();
      await source?.close();
      await Promise.all(ends.map((end) => end()));
      await telemetry.close();
      await writeMinutes(runtime, telemetry);
    },
  };
}

/** Changes made in other processes; those of this one are acted on before their answer. */
async function followChanges(runtime: SubgraphRuntime, telemetry: Telemetry) {
  const [state] = await rows(runtime.orm.em.fork(), 'select head_position, epoch from feed_state');
  const heard = runtime.process.bus.subscribe(
    runtime.name,
    {
      after: Number(state?.['head_position'] ?? 0),
      epoch: String(state?.['epoch']),
      consumer: `environment-points-${ulid()}`,
      types: changing,
    },
    () => telemetry.reload(),
  );
  return () => heard.stop();
}
