import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { demoGateway, demoSecret } from '../demo/seed-points.ts';
import type { Telemetry } from '../ingest/telemetry.ts';
import { Simulator } from './simulator.ts';

/** Starts the simulator where there is a demo hospital and a broker to publish to. */
export function startSimulator(runtime: SubgraphRuntime, telemetry: Telemetry): Simulator | null {
  const { settings, log } = runtime.process;
  if (!settings.simulation || settings.demo === 'none') return null;
  const registered = () => telemetry.points.byCode;
  if (settings.mqttUrl) return new Simulator({ url: settings.mqttUrl, log, registered });
  if (settings.mqttPort === 0) return null;
  // The broker listens where the server does, except that "everywhere" is no address.
  const host = /^(0\.0\.0\.0|::)$/.test(settings.host) ? '127.0.0.1' : settings.host;
  const url = `mqtt://${host.includes(':') ? `[${host}]` : host}:${settings.mqttPort}`;
  return new Simulator({ url, username: demoGateway, password: demoSecret, log, registered });
}
