import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { isLoopback } from '@houqin/kit/loopback';
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
  refuseKnownSecrets(settings);
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

/** In the README, in a manual or on a list of guesses: everybody knows them. */
const knownSecrets = new Set([
  ...['houqin-demo', 'houqin', 'password', 'passwd', 'secret', 'changeme', 'change-me', 'admin'],
  ...['root', 'mysql', 'mariadb', 'mqtt', 'guest', 'test', '123456', '12345678', 'pw', ''],
]);

/**
 * Outside a demo nothing starts with a secret that is known to everybody. A server on this machine
 * may let us in without one.
 * @throws SettingError
 */
function refuseKnownSecrets({ demo, databaseUrl, mqttUrl }: Settings): void {
  if (demo !== 'none') return;
  const refuse = (variable: string) => {
    throw new SettingError(variable, '***', 'its password is known to everybody; choose another');
  };
  const admin = process.env['HOUQIN_ADMIN_PASSWORD'];
  if (admin && knownSecrets.has(admin.toLowerCase())) refuse('HOUQIN_ADMIN_PASSWORD');
  for (const [variable, url] of [
    ['DATABASE_URL', databaseUrl],
    ['MQTT_URL', mqttUrl],
  ] as const) {
    const { hostname = '', password = '' } = (url && URL.parse(url)) || {};
    if (!url || isLoopback(hostname)) continue;
    if (knownSecrets.has(decodeURIComponent(password).toLowerCase())) refuse(variable);
  }
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
