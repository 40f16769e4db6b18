import { connectAsync, type MqttClient } from 'mqtt';

/** A field gateway: publishes readings as real ones do, QoS 1, MQTT 3.1.1. */
export interface GatewayDevice {
  readonly client: MqttClient;
  publish(point: string, payload: unknown): Promise<void>;
  leave(): Promise<void>;
}

export async function connectGateway(
  mqttUrl: string,
  username = 'demo-gateway',
  password = 'houqin-demo',
): Promise<GatewayDevice> {
  const client = await connectAsync(mqttUrl, {
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: 200,
  });
  return {
    client,
    publish: async (point, payload) => {
      const body =
        Buffer.isBuffer(payload) || typeof payload === 'string' ? payload : JSON.stringify(payload);
      await client.publishAsync(`houqin/points/${point}`, body, { qos: 1 });
    },
    leave: () => client.endAsync(true),
  };
}

export const reading = (value: number, at = new Date()) => ({ t: at.toISOString(), v: value });
