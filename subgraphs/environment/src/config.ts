import { SettingError } from '@houqin/kit/settings';

/** Variables of this domain beside the platform's (design §4). */
export interface EnvironmentConfig {
  /** Raw readings are kept, and accepted, so far back; in days. */
  readonly readingRetentionDays: number;
  /** Dead letters are kept so long; in days. */
  readonly deadLetterRetentionDays: number;
}

/** @throws SettingError */
export function readConfig(env: Readonly<Record<string, string | undefined>>): EnvironmentConfig {
  const days = (name: string, otherwise: number): number => {
    const text = env[name]?.trim();
    if (!text) return otherwise;
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > 3_660)
      throw new SettingError(name, text, 'use a whole number of days from 1 to 3660');
    return value;
  };
  return {
    readingRetentionDays: days('READING_RETENTION_DAYS', 400),
    deadLetterRetentionDays: days('DEAD_LETTER_RETENTION_DAYS', 30),
  };
}
