import { formatLeft, formatOverdue, pick } from '@houqin/ui-kit/i18n';
import { t } from '../messages.ts';
import type { WallAlarm, WallOrder, WallRoom } from './wall.graph.ts';

type Key = Parameters<typeof t>[0];

/** `外科影像楼 3 层`. */
export function floorName(room: WallRoom | null): string {
  if (!room) return '';
  const { number, building } = room.floor;
  return t('place.floor', {
    building: pick({ zh: building.nameZh, en: building.nameEn }),
    floor: number,
  });
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

/** `余 1 时 54 分`, `超 42 分`. */
export function leftText(dueAt: string | number, now: number): string {
  const left = (typeof dueAt === 'number' ? dueAt : Date.parse(dueAt)) - now;
  return left >= 0 ? formatLeft(left) : formatOverdue(-left);
}

/** `1 秒`, `4 分 17 秒`: the only age that counts seconds. */
export function dataAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60
    ? t('data.seconds', { seconds })
    : t('data.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}
