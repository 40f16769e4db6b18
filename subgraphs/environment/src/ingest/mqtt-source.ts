import type { Logger } from '@houqin/kit/log';
import { connect, type IPublishPacket, type MqttClient, type Packet } from 'mqtt';
import { handleMessage } from './handle-message.ts';
import type { Telemetry } from './telemetry.ts';
import { allPointTopics, pointOfTopic, receiptTopic } from './topic.ts';

/** Messages worked on at once; a batch needs many, memory wants few. */
const underWay = 1_000;

/** Readings from a broker elsewhere (`MQTT_URL`). Who may publish what is that broker's to say. */
export class MqttSource {
  readonly #client: MqttClient;
  readonly #telemetry: Telemetry;
  readonly #log: Logger;
  #connections = 0;
  #inHand = 0;
  #waiting: (() => void)[] = [];

  constructor(url: string, telemetry: Telemetry, log: Logger) {
    this.#telemetry = telemetry;
    this.#log = log;
    this.#client = connect(url, {
      // The broker keeps for this id what it could not deliver while we were away.
      clientId: 'houqin-environment',
      clean: false,
      protocolVersion: 4,
      reconnectPeriod: 1_000,
    });
    this.#client.on('connect', () => {
      this.#connections += 1;
      this.#client.subscribe(allPointTopics, { qos: 1 }, (error) => {
        if (error) log.error({ err: error }, 'mqtt: the broker refuses the subscription');
      });
    });
    this.#client.on('error', (error) => log.warn({ err: error }, 'mqtt: the broker'));
    this.#acknowledgeOurselves();
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true);
  }

  /**
   * mqtt.js acknowledges messages one after another and takes the next when the last is
   * acknowledged, so a batch would never hold more than one. Each message is therefore handed to
   * it as QoS 0, and acknowledged here once it is durable. To be dropped when mqtt.js can
   * acknowledge by hand (checked with 5.16.0, which is pinned).
   */
  #acknowledgeOurselves(): void {
    this.#client.on('packetreceive', (packet: Packet) => {
      if (packet.cmd !== 'publish' || packet.qos === 0) return;
      acknowledgements.set(packet, { id: packet.messageId ?? 0, connection: this.#connections });
      packet.qos = 0;
    });
    this.#client.handleMessage = (packet, done) => {
      void this.#take(packet as IPublishPacket);
      if (this.#inHand < underWay) done();
      else this.#waiting.push(() => done());
    };
  }

  async #take(packet: IPublishPacket): Promise<void> {
    this.#inHand += 1;
    const acknowledgement = acknowledgements.get(packet);
    try {
      const payload = Buffer.from(packet.payload);
      const receipt = await handleMessage(this.#telemetry, null, packet.topic, payload);
      // On another connection the number means another message; the broker sends it again.
      if (acknowledgement && acknowledgement.connection === this.#connections)
        this.#client['_sendPacket']({ cmd: 'puback', messageId: acknowledgement.id });
      this.#tell(packet.topic, JSON.stringify(receipt));
    } catch (error) {
      this.#log.warn({ err: error, topic: packet.topic }, 'mqtt: a message was not taken');
    } finally {
      this.#inHand -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** The receipt, to the gateway the point belongs to. */
  #tell(topic: string, receipt: string): void {
    const { byCode, gateways } = this.#telemetry.points;
    const point = byCode.get(pointOfTopic(topic) ?? '');
    const gateway = point && [...gateways.values()].find(({ id }) => id === point.gatewayId);
    if (gateway) this.#client.publish(receiptTopic(gateway.code), receipt, { qos: 0 });
  }
}

const acknowledgements = new WeakMap<object, { id: number; connection: number }>();
