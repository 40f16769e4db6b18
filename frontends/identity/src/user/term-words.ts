import { formatDateTime } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { Assignment } from './user.graph.ts';

export const assignmentWord = (state: Assignment['state']): string =>
  t(`term.${state}` as MessageKey);

export const assignmentTone = (state: Assignment['state']): Tone =>
  (({ IN_FORCE: 'active', FUTURE: 'soon', ENDED: 'done' }) as const)[state];

/** From when until when, in words; instants on the hospital's clock. */
export function termText({ validFrom, validUntil }: Pick<Assignment, 'validFrom' | 'validUntil'>) {
  const [from, until] = [formatDateTime(validFrom), formatDateTime(validUntil)];
  if (validFrom && validUntil) return t('term.between', { from, until });
  if (validFrom) return t('term.from', { from });
  return validUntil ? t('term.until', { until }) : t('term.open');
}

/** What a field of the hospital's clock says (`2026-11-23T02:13`), as an instant; null for nothing. */
export const instantOfClock = (clock: string): string | null =>
  clock === '' ? null : new Date(`${clock}:00+08:00`).toISOString();

/** The reverse, for a form that begins with what is. */
export function clockOfInstant(instant: string | null | undefined): string {
  if (!instant) return '';
  const hospital = new Date(Date.parse(instant) + 8 * 3_600_000);
  return hospital.toISOString().slice(0, 16);
}
