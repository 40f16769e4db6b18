import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Logger } from '@houqin/kit/log';
import { SettingError, type Settings } from '@houqin/kit/settings';
import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes';
import type { GatewayAuthenticator } from '../gateway/gateway-authenticator.ts';
import { handleMessage } from './handle-message.ts';
import { PacketSizeGuard } from './packet-size-guard.ts';
import { refuse } from './refusal.ts';
import type { Telemetry } from './telemetry.ts';
import { pointOfTopic, receiptTopic } from './topic.ts';

/** A packet larger than this ends its connection; smaller ones are refused by their message. */
const maxPacketBytes = 16 * 1024 * 1024;
/** Subscribers of this topic: none. Refused messages are sent there, without their content. */
const nowhere = '$houqin/refused';

/** The embedded broker: gateways publish their own points, and hear their own receipts. */
export class MqttBroker {
  readonly #telemetry: Telemetry;
  readonly #gateways: GatewayAuthenticator;
  readonly #log: Logger;
  readonly #codes = new WeakMap<Client, string>();
  readonly #followers = new Map<string, Set<Client>>();
  readonly #sockets = new Set<Socket>();
  #aedes!: Aedes;
  readonly #server = createServer((socket) => this.#connect(socket));

  private constructor(telemetry: Telemetry, gateways: GatewayAuthenticator, log: Logger) {
    this.#telemetry = telemetry;
    this.#gateways = gateways;
    this.#log = log;
  }

  /** @throws SettingError when the port is taken */
  static async listen(
    settings: Pick<Settings, 'host' | 'mqttPort'>,
    telemetry: Telemetry,
    gateways: GatewayAuthenticator,
    log: Logger,
  ): Promise<MqttBroker> {
    const broker = new MqttBroker(telemetry, gateways, log);
    broker.#aedes = await Aedes.createBroker(broker.#options());
    broker.#follow();
    broker.#server.listen(settings.mqttPort, settings.host);
    try {
      await once(broker.#server, 'listening');
    } catch (error) {
      broker.#aedes.close();
      throw new SettingError(
        'MQTT_PORT',
        String(settings.mqttPort),
        `the port cannot be opened (${(error as NodeJS.ErrnoException).code}); use another, or 0`,
      );
    }
    broker.#server.on('error', (error) => log.error({ err: error }, 'mqtt server'));
    return broker;
  }

  /** Ends all connections; what they were waiting for is not acknowledged and comes again. */
  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#aedes.close(() => resolve()));
  }

  #connect(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.setNoDelay(true);
    const guard = new PacketSizeGuard(maxPacketBytes);
    const read = socket.read.bind(socket);
    // The broker takes everything it parses from here.
    socket.read = (size?: number) => {
      const chunk = read(size) as Buffer | null;
      if (chunk === null || guard.accepts(chunk)) return chunk;
      const client = (socket as Socket & { client?: Client }).client;
      this.#refuse(client, '', 'TOO_LARGE', `a packet of more than ${maxPacketBytes} bytes`);
      socket.destroy();
      return null;
    };
    this.#aedes.handle(socket);
  }

  #options(): AedesOptions {
    return {
      concurrency: 1_000,
      maxClientsIdLength: 128,
      preConnect: (_client, packet, done) => {
        // Nothing is kept for an absent device: its readings are durable before they are
        // acknowledged, and what the broker would queue for it would only grow.
        (packet as { clean: boolean }).clean = true;
        done(null, true);
      },
      authenticate: (client, username, password, done) => {
        void this.#gateways
          .authenticate(username ?? '', password?.toString() ?? '')
          .then((gateway) => {
            if (gateway) this.#codes.set(client, gateway.code);
            done(null, gateway !== null);
          })
          .catch((error: unknown) => {
            this.#log.error({ err: error }, 'mqtt sign-in');
            done(null, false);
          });
      },
      authorizePublish: (client, packet, done) => {
        if (!client) return done(new Error('only devices publish here'));
        // Answering this is what lets the broker acknowledge: not before it is durable.
        this.#receive(client, packet).then(
          () => done(null),
          (error: Error) => done(error),
        );
      },
      authorizeSubscribe: (client, subscription, done) => {
        const own = receiptTopic(this.#codes.get(client) ?? '');
        const allowed =
          subscription.topic === own || subscription.topic.startsWith('houqin/points/');
        done(null, allowed ? subscription : null);
      },
      authorizeForward: (client, packet) => (this.#mayHear(client, packet.topic) ? packet : null),
    };
  }

  #mayHear(client: Client, topic: string): boolean {
    const code = this.#codes.get(client);
    if (code === undefined) return false;
    if (topic === receiptTopic(code)) return true;
    const point = this.#telemetry.points.byCode.get(pointOfTopic(topic) ?? '');
    return point !== undefined && point.gatewayId === this.#gateways.active(code)?.id;
  }

  async #receive(client: Client, packet: PublishPacket): Promise<void> {
    const code = this.#codes.get(client) ?? '';
    const gateway = this.#gateways.active(code);
    if (!gateway) throw new Error(`gateway ${code} may no longer publish`);
    const payload = Buffer.isBuffer(packet.payload)
      ? packet.payload
      : Buffer.from(packet.payload as string);
    const receipt = await handleMessage(this.#telemetry, gateway, packet.topic, payload);
    if (this.#followers.get(code)?.size) this.#publish(receiptTopic(code), JSON.stringify(receipt));
    packet.retain = false;
    if (receipt.stored + receipt.duplicate === 0) {
      packet.topic = nowhere;
      packet.payload = Buffer.alloc(0);
    }
  }

  #publish(topic: string, payload: string): void {
    const packet: PublishPacket = {
      ...{ cmd: 'publish', topic, payload: Buffer.from(payload) },
      ...{ qos: 1, dup: false, retain: false },
    };
    this.#aedes.publish(packet, () => undefined);
  }

  #follow(): void {
    this.#aedes.on('subscribe', (subscriptions, client) => {
      const code = this.#codes.get(client);
      if (code === undefined) return;
      if (!subscriptions.some(({ topic }) => topic === receiptTopic(code))) return;
      this.#followers.set(code, (this.#followers.get(code) ?? new Set()).add(client));
    });
    this.#aedes.on('clientDisconnect', (client) => {
      this.#followers.get(this.#codes.get(client) ?? '')?.delete(client);
    });
    this.#aedes.on('clientError', (client, error) => this.#fault(client, error));
    this.#aedes.on('connectionError', (_client, error) =>
      this.#log.debug({ err: error }, 'mqtt connection'),
    );
  }

  /** The broker ended a connection for what came over it: on record, when it was a message. */
  #fault(client: Client, error: Error): void {
    this.#log.debug({ err: error, gateway: this.#codes.get(client) }, 'mqtt client');
    if (/PUBLISH|topic/i.test(error.message)) this.#refuse(client, '', 'BAD_TOPIC', error.message);
    else if (/packet|header|length|utf-?8|invalid/i.test(error.message))
      this.#refuse(client, '', 'MALFORMED', error.message);
  }

  #refuse(
    client: Client | undefined,
    topic: string,
    reason: 'BAD_TOPIC' | 'MALFORMED' | 'TOO_LARGE',
    detail: string,
  ): void {
    const gateway = (client && this.#codes.get(client)) ?? null;
    this.#telemetry
      .deliver({ gateway, topic }, [{ point: null, reading: refuse(reason, detail, '') }])
      .catch((error: unknown) => this.#log.warn({ err: error }, 'mqtt refusal'));
  }
}
