import { pino, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** The process's logger: JSON lines on standard output. Secrets are never logged by name either. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'authorization', 'headers.authorization', 'headers.cookie'],
      censor: '[removed]',
    },
  });
}

/** Says nothing: for tests that look elsewhere. */
export const silentLogger: Logger = pino({ level: 'silent' });
