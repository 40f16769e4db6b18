import { SettingError } from '@houqin/kit/settings';

/** First part of a request's number: `CO-20261123-0042`. */
export const numberPrefix = 'CO';

/** Variables of this domain beside the platform's (design §4). */
export interface CollaborationConfig {
  /** Unfinished requests a department may have; keeps a script's mistake from flooding the list. */
  readonly backlogLimit: number;
}

/** @throws SettingError */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): CollaborationConfig {
  const text = env['COLLABORATION_BACKLOG']?.trim() || '200';
  const backlogLimit = Number(text);
  if (!Number.isInteger(backlogLimit) || backlogLimit < 1 || backlogLimit > 10_000)
    throw new SettingError('COLLABORATION_BACKLOG', text, 'use a whole number from 1 to 10000');
  return { backlogLimit };
}
