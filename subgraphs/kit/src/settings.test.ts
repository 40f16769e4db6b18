import { expect, it } from 'vitest';
import { readSettings, SettingError } from './settings.ts';

it('runs without any variable', () => {
  expect(readSettings({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    tls: null,
    dataDir: '.data',
    auditAnchors: null,
    databaseUrl: null,
    natsUrl: null,
    mqttPort: 1883,
    mqttUrl: null,
    demo: 'tiny',
    simulation: true,
    webhookPrivate: false,
    logLevel: 'info',
  });
});

it('takes every variable, and an empty one as not set', () => {
  const settings = readSettings({
    ...{ PORT: '8080', HOST: '0.0.0.0', TLS_CERT: 'c.pem', TLS_KEY: 'k.pem', DATA_DIR: '/data' },
    ...{ DATABASE_URL: 'mysql://u:p@db:3306', NATS_URL: 'nats://n:4222', MQTT_PORT: '0' },
    ...{ MQTT_URL: 'mqtts://m', DEMO: 'none', SIMULATION: 'off', LOG_LEVEL: '' },
    WEBHOOK_PRIVATE: 'allow',
  });
  expect(settings).toMatchObject({
    ...{ port: 8080, host: '0.0.0.0', dataDir: '/data', databaseUrl: 'mysql://u:p@db:3306' },
    tls: { certificateFile: 'c.pem', keyFile: 'k.pem' },
    ...{ natsUrl: 'nats://n:4222', mqttPort: 0, mqttUrl: 'mqtts://m', demo: 'none' },
    ...{ simulation: false, webhookPrivate: true, logLevel: 'info' },
  });
});

it.each([
  ['WEBHOOK_PRIVATE', 'yes'],
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['HOST', 'a host'],
  ['DATABASE_URL', 'postgres://db'],
  ['DATABASE_URL', 'mysql:'],
  ['DATABASE_URL', 'mysql://u:p@db:3306/houqin'],
  ['NATS_URL', 'http://n'],
  ['MQTT_PORT', 'off'],
  ['MQTT_URL', 'broker'],
  ['DEMO', 'big'],
  ['SIMULATION', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('refuses %s=%s in one line that names the variable', (variable, value) => {
  const error = failure({ [variable]: value });
  expect(error.variable).toBe(variable);
  expect(error.message).toMatch(new RegExp(`^${variable}=.+ cannot be used: [^\\n]+$`));
});

it('wants both files of TLS or neither', () => {
  expect(failure({ TLS_CERT: 'c.pem' }).variable).toBe('TLS_KEY');
  expect(failure({ TLS_KEY: 'k.pem' }).variable).toBe('TLS_CERT');
});

it('does not repeat the password of a database on the console', () => {
  expect(failure({ DATABASE_URL: 'mysql://u:secret@db:3306/x' }).message).not.toContain('secret');
});

function failure(env: Record<string, string>): SettingError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('no SettingError');
}
