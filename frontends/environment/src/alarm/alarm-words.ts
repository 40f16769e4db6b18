import { formatMeasure, formatTime } from '@houqin/ui-kit/i18n';
import type { AlarmState } from '@houqin/ui-kit/ui/severity.ts';
import { t, type MessageKey } from '../messages.ts';
import type { AlarmRow } from './alarm.graph.ts';

export const severityWord = (severity: AlarmRow['severity']): string =>
  t(`severity.${severity}` as MessageKey);

/** The glyph's state; a definition that is normal has no alarm to draw. */
export const glyphState = (state: AlarmRow['state']): AlarmState =>
  state === 'NORMAL' ? 'CLEARED' : state;

/** `未确认`, `已确认 林晓`, `搁置至 04:00`. */
export function stateWord(alarm: AlarmRow): string {
  switch (alarm.state) {
    case 'ACK_ACTIVE':
      return t('state.ACK_ACTIVE', { name: alarm.acknowledgedBy?.name ?? '' });
    case 'SHELVED':
      return t('state.SHELVED', { time: formatTime(alarm.shelvedUntil) });
    case 'OUT_OF_SERVICE':
      return t('state.OUT_OF_SERVICE', { time: formatTime(alarm.outOfServiceUntil) });
    default:
      return t(`state.${alarm.state}` as MessageKey);
  }
}

/** The value as it stands; a stale point has none to show as current. */
export const valueText = (alarm: AlarmRow): string =>
  alarm.kind === 'STALE'
    ? '—'
    : formatMeasure(alarm.currentValue ?? alarm.value, alarm.point.unitText, alarm.point.decimals);

/** Whether it is wrong now: only then is a value coloured. */
export const standing = (alarm: Pick<AlarmRow, 'state' | 'kind'>): boolean =>
  (alarm.state === 'UNACK_ACTIVE' || alarm.state === 'ACK_ACTIVE') && alarm.kind !== 'STALE';

export const unacknowledged = (alarm: Pick<AlarmRow, 'state'>): boolean =>
  alarm.state === 'UNACK_ACTIVE' || alarm.state === 'RTN_UNACK';

const ranks = { CRITICAL: 0, HIGH: 1, MEDIUM: 2, LOW: 3 } as const;
const stateRanks: Readonly<Record<AlarmRow['state'], number>> = {
  ...{ UNACK_ACTIVE: 0, RTN_UNACK: 1, ACK_ACTIVE: 2, SHELVED: 3, OUT_OF_SERVICE: 4 },
  ...{ SUPPRESSED_BY_DESIGN: 5, CLEARED: 6, NORMAL: 7 },
};

/** What boards call the place: `OR-07`. */
export const placeOf = (alarm: AlarmRow): string =>
  alarm.point.placeName || alarm.roomName || alarm.roomNumber || '—';

/** Unacknowledged first, then severity, then age: the order of the strip and of every alarm list. */
export const byUrgency = (a: AlarmRow, b: AlarmRow): number =>
  stateRanks[a.state] - stateRanks[b.state] ||
  ranks[a.severity] - ranks[b.severity] ||
  Date.parse(a.raisedAt) - Date.parse(b.raisedAt) ||
  (a.id < b.id ? -1 : 1);

/** Fits rows of `AlarmRow` to the API's own `URGENCY` order. */
export const urgencyOrder = [{ field: 'URGENCY' as const, direction: 'ASC' as const }];
