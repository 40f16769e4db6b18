/** The part of a logger (pino's order of arguments) that background work needs. */
export interface WarnLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const silentLog: WarnLog = { warn: () => undefined, error: () => undefined };
