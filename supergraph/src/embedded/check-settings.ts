import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { SettingError, type Settings } from '@houqin/kit/settings';

/**
 * Tries out what the variables name before anything is started, so that a fault costs the operator
 * one line and no waiting.
 * @throws SettingError
 */
export async function checkSettings(settings: Settings): Promise<void> {
  const { host, port, mqttPort, mqttUrl, natsUrl, dataDir, databaseUrl, tls } = settings;
  if (natsUrl)
    throw new SettingError('NATS_URL', natsUrl, 'this version runs in one process; leave it out');
  if (tls) {
    await readable('TLS_CERT', tls.certificateFile);
    await readable('TLS_KEY', tls.keyFile);
  }
  await free('PORT', host, port);
  if (!mqttUrl) await free('MQTT_PORT', host, mqttPort);
  if (databaseUrl) return;
  await mkdir(dataDir, { recursive: true })
    .then(() => access(dataDir, constants.W_OK))
    .catch((error: Error) => {
      throw new SettingError('DATA_DIR', dataDir, error.message);
    });
}

async function readable(variable: string, file: string): Promise<void> {
  await readFile(file).catch((error: Error) => {
    throw new SettingError(variable, file, error.message);
  });
}

/** 0 takes any port, or none. */
async function free(variable: string, host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const fault = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, host, () => resolve(null));
  });
  await new Promise((resolve) => probe.close(resolve));
  if (fault) throw portFault(variable, host, port, fault);
}

/** What is wrong with a port or an address, in words. */
export function portFault(
  variable: string,
  host: string,
  port: number,
  { code, message }: NodeJS.ErrnoException,
): SettingError {
  if (code === 'EADDRINUSE')
    return new SettingError(
      variable,
      String(port),
      'another program listens there; choose another',
    );
  if (code === 'EACCES')
    return new SettingError(
      variable,
      String(port),
      'this user may not listen there; choose one above 1023',
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new SettingError('HOST', host, 'this machine has no such address');
  return new SettingError(variable, String(port), message);
}
