import { formatDecimal, formatMeasure, locale, pick } from '@houqin/ui-kit/i18n';
import { t } from '../messages.ts';
import type { WallAlarm, WallOrder, WallRoom } from './wall.graph.ts';

type Key = Parameters<typeof t>[0];
const hourMs = 3_600_000;

/** A building as people call it across a room: `外科影像`, `Surgery`. */
export const shortBuilding = (name: { readonly zh: string; readonly en: string }): string =>
  pick({ zh: name.zh.replace(/楼$/, ''), en: name.en.split(' and ')[0] ?? name.en });

/** `外科影像 3 层`. */
export function floorName(room: WallRoom | null): string {
  if (!room) return '';
  const { number, building } = room.floor;
  return t('floor.short', {
    building: shortBuilding({ zh: building.nameZh, en: building.nameEn }),
    floor: number,
  });
}

export const roomName = (room: { nameZh: string; nameEn: string } | null): string =>
  room ? pick({ zh: room.nameZh, en: room.nameEn }) : '';

/** What boards call the place: `OR-07`. */
export const placeOf = (alarm: WallAlarm): string =>
  alarm.point.placeName || roomName(alarm.room) || '';

const short = new Set<string>([
  ...['what.PRESSURE.LOW', 'what.PRESSURE.HIGH', 'what.TEMPERATURE.LOW', 'what.TEMPERATURE.HIGH'],
  ...['what.HUMIDITY.LOW', 'what.HUMIDITY.HIGH', 'what.CO2.HIGH'],
]);

/** Whether its own title says more than the place does: `2 号泵振动高`. */
export const isSpecific = (alarm: WallAlarm): boolean =>
  alarm.kind !== 'STALE' && !short.has(`what.${alarm.point.quantity}.${alarm.kind}`);

/** What is wrong, in a word or two: `压差低`; the alarm's own title where none is known. */
export function whatOf(alarm: WallAlarm): string {
  if (alarm.kind === 'STALE') return t('what.STALE');
  const key = `what.${alarm.point.quantity}.${alarm.kind}`;
  return short.has(key) ? t(key as Key) : pick({ zh: alarm.titleZh, en: alarm.titleEn });
}

/** Its value with the unit; empty when the point is silent. */
export function valueOf(alarm: WallAlarm): string {
  const value = alarm.currentValue ?? alarm.value;
  if (value === null || alarm.kind === 'STALE') return '';
  return formatMeasure(value, alarm.point.unitText, alarm.point.decimals);
}

/** `2.1 Pa，下限 5`. */
export function againstLimit(alarm: WallAlarm): string {
  const value = valueOf(alarm);
  if (!value || alarm.limit === null || (alarm.kind !== 'LOW' && alarm.kind !== 'HIGH'))
    return [value, alarm.limitText].filter(Boolean).join(' ');
  const limit = formatDecimal(alarm.limit, Number.isInteger(alarm.limit) ? 0 : 1);
  return t(`limit.${alarm.kind}`, { value, limit });
}

/** Who is on it: a duty post and what it does now; never a person. */
export function whoIs(order: WallAlarm['workOrder']): string {
  if (!order) return '';
  const post = order.technician?.post ?? '';
  if (!post && order.state !== 'OPEN') return '';
  const key = `who.${order.state}`;
  const known = ['OPEN', 'ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'PAUSED', 'COMPLETED'];
  return known.includes(order.state) ? t(key as Key, { post }) : post;
}

export const tradeName = (trade: WallOrder['trade']): string =>
  t((trade ? `trade.${trade}` : 'trade.none') as Key);

/** `余 1 时 54 分`, `超 42 分`; short: `余 1:54`. Walls count no seconds. */
export function leftText(dueAt: string | number, now: number, clock = false): string {
  const left = (typeof dueAt === 'number' ? dueAt : Date.parse(dueAt)) - now;
  const span = Math.abs(left);
  const hours = Math.floor(span / hourMs);
  const minutes = Math.floor((span % hourMs) / 60_000);
  const text =
    hours >= 48
      ? t('time.days', { days: Math.floor(hours / 24) })
      : hours === 0
        ? t('time.minutes', { minutes })
        : clock
          ? `${hours}:${String(minutes).padStart(2, '0')}`
          : t('time.hours', { hours, minutes });
  if (locale() === 'zh') return `${left >= 0 ? '余' : '超'} ${text}`;
  return `${text} ${left >= 0 ? 'left' : 'over'}`;
}

/** `1 秒`, `4 分 17 秒`: the only age that counts seconds. */
export function dataAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60
    ? t('data.seconds', { seconds })
    : t('data.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
