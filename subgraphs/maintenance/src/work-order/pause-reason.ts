import { registerEnumOnce } from '@houqin/kit/filters';

/** Why work stands still (domain rules C5). */
export const PauseReason = {
  WAIT_PART: 'WAIT_PART',
  WAIT_ACCESS: 'WAIT_ACCESS',
  WAIT_VENDOR: 'WAIT_VENDOR',
  WAIT_USER: 'WAIT_USER',
} as const;
export type PauseReason = keyof typeof PauseReason;

registerEnumOnce(
  PauseReason,
  'PauseReason',
  'Why work stands still; only WAIT_USER and WAIT_ACCESS stop the clock.',
);

/** Waiting for the hospital itself stops the clock; parts and vendors are ours to answer for. */
export const stopsClock = (reason: PauseReason): boolean =>
  reason === 'WAIT_USER' || reason === 'WAIT_ACCESS';
