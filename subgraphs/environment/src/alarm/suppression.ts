import { registerEnumOnce } from '@houqin/kit/filters';

/** Why an alarm is suppressed by design. */
export const Suppression = { CAUSE: 'CAUSE', CHATTERING: 'CHATTERING' } as const;
export type Suppression = keyof typeof Suppression;
registerEnumOnce(
  Suppression,
  'Suppression',
  'CAUSE: a consequence of another active alarm. CHATTERING: three changes within a minute.',
);

/** A chattering alarm is looked at again when it has been steady for so long. */
export const steadyMs = 5 * 60_000;
