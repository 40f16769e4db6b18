/** Everything that may be set from outside (design §4), checked. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  readonly dataDir: string;
  /** `mysql://user:pw@host:3306`; null: SQLite files in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly natsUrl: string | null;
  /** Port of the embedded broker; 0: none. */
  readonly mqttPort: number;
  /** Broker elsewhere; then none is embedded. */
  readonly mqttUrl: string | null;
  readonly demo: 'tiny' | 'demo' | 'none';
  readonly simulation: boolean;
  readonly logLevel: LogLevel;
  /** Whether webhooks may go to private addresses and without TLS: to try them out. */
  readonly webhookPrivate?: boolean;
  /** Folder for anchors of the audit chains; `anchors` in `dataDir` when left out. */
  readonly auditAnchors?: string | null;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** A variable has a value that cannot be used; the message is one line for the operator. */
export class SettingError extends Error {
  readonly variable: string;

  constructor(variable: string, value: string, expected: string) {
    super(`${variable}=${JSON.stringify(value)} cannot be used: ${expected}`);
    this.name = 'SettingError';
    this.variable = variable;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the variables; an empty one counts as not set. @throws SettingError */
export function readSettings(env: Environment): Settings {
  const get = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const oneOf = <V extends string>(name: string, values: readonly V[], otherwise: V): V => {
    const value = get(name) ?? otherwise;
    const found = values.find((candidate) => candidate === value);
    if (found === undefined) throw new SettingError(name, value, `use ${values.join(', ')}`);
    return found;
  };
  const port = (name: string, otherwise: number, lowest: number): number => {
    const value = get(name);
    if (value === undefined) return otherwise;
    if (!/^\d{1,5}$/.test(value) || Number(value) < lowest || Number(value) > 65_535) {
      throw new SettingError(name, value, `use a whole number from ${lowest} to 65535`);
    }
    return Number(value);
  };
  const url = (name: string, schemes: readonly string[], example: string): string | null => {
    const value = get(name);
    if (value === undefined) return null;
    const parsed = URL.canParse(value) ? new URL(value) : null;
    if (!parsed || !schemes.includes(parsed.protocol.slice(0, -1)) || parsed.hostname === '') {
      throw new SettingError(name, withoutPassword(value), `use an address such as ${example}`);
    }
    return value;
  };

  const host = get('HOST') ?? '127.0.0.1';
  if (!/^[\w.:-]+$/.test(host)) throw new SettingError('HOST', host, 'use a host name or address');
  return {
    port: port('PORT', 4000, 0),
    host,
    tls: readTls(get('TLS_CERT'), get('TLS_KEY')),
    dataDir: get('DATA_DIR') ?? '.data',
    auditAnchors: get('AUDIT_ANCHORS') ?? null,
    databaseUrl: readDatabaseUrl(url('DATABASE_URL', ['mysql'], 'mysql://user:pw@host:3306')),
    natsUrl: url('NATS_URL', ['nats', 'tls'], 'nats://host:4222'),
    mqttPort: port('MQTT_PORT', 1883, 0),
    mqttUrl: url('MQTT_URL', ['mqtt', 'mqtts', 'ws', 'wss'], 'mqtt://host:1883'),
    demo: oneOf('DEMO', ['tiny', 'demo', 'none'], 'tiny'),
    simulation: oneOf('SIMULATION', ['on', 'off'], 'on') === 'on',
    webhookPrivate: oneOf('WEBHOOK_PRIVATE', ['refuse', 'allow'], 'refuse') === 'allow',
    logLevel: oneOf(
      'LOG_LEVEL',
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'info',
    ),
  };
}

function readTls(certificateFile: string | undefined, keyFile: string | undefined) {
  if (certificateFile !== undefined && keyFile === undefined) {
    throw new SettingError('TLS_KEY', '', 'TLS_CERT is set, so name the file of its key too');
  }
  if (certificateFile === undefined && keyFile !== undefined) {
    throw new SettingError('TLS_CERT', '', 'TLS_KEY is set, so name the file of its certificate');
  }
  return certificateFile !== undefined && keyFile !== undefined
    ? { certificateFile, keyFile }
    : null;
}

function readDatabaseUrl(url: string | null): string | null {
  if (url === null) return null;
  const path = new URL(url).pathname;
  if (path !== '' && path !== '/') {
    const expected = 'leave out the name of a database: each domain has a schema of its own';
    throw new SettingError('DATABASE_URL', withoutPassword(url), expected);
  }
  return url;
}

/** The line goes to a console that others may read. */
function withoutPassword(url: string): string {
  return url.replace(/(\/\/[^:@/]*):[^@/]*@/, '$1:***@');
}
