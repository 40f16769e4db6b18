import { SettingError, type Settings } from '@houqin/kit/settings';
import { CompositionFailed } from '../compose/read-rover.ts';
import { portFault } from './check-settings.ts';

const databaseFaults = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
]);

/**
 * Why the system does not start, in lines for the operator; null for a fault of our own, which
 * deserves its stack.
 */
export function startFault(error: unknown, settings: Settings | null): string | null {
  if (error instanceof SettingError) return error.message;
  if (error instanceof CompositionFailed)
    return `the supergraph does not compose:\n${error.message}`;
  if (!(error instanceof Error)) return null;
  // The kit's: data of another version, a migration that is missing. Their message names the way out.
  if (error.name === 'DataOfAnotherVersion' || error.name === 'MigrationMissing')
    return error.message;
  return settings && networkFault(error, settings);
}

function networkFault(error: Error, settings: Settings): string | null {
  const { code, port } = rootOf(error) as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    const variable = port === settings.mqttPort ? 'MQTT_PORT' : 'PORT';
    const taken = variable === 'PORT' ? settings.port : settings.mqttPort;
    return portFault(variable, settings.host, taken, { code, message: error.message, name: '' })
      .message;
  }
  if (settings.databaseUrl && code && databaseFaults.has(code)) {
    const shown = settings.databaseUrl.replace(/(\/\/[^:@/]*):[^@/]*@/, '$1:***@');
    return new SettingError('DATABASE_URL', shown, `the server does not let us in (${code})`)
      .message;
  }
  return null;
}

function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
