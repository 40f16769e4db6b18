import { formatLeft, formatOverdue } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { OrderCard } from './order.graph.ts';

/** `WO-20261123-0011` → `0011`: short on boards, whole and copyable on the page. */
export const shortNumber = (number: string): string => number.split('-').at(-1) ?? number;

export const stateWord = (state: OrderCard['state']): string => t(`state.${state}` as MessageKey);

export const tradeWord = (trade: OrderCard['trade']): string =>
  t((trade ? `trade.${trade}` : 'trade.none') as MessageKey);

export const pauseWord = (reason: NonNullable<OrderCard['pauseReason']>): string =>
  t(`pause.${reason}` as MessageKey);

export const stateTone = (state: OrderCard['state']): Tone =>
  state === 'ACCEPTED' || state === 'IN_PROGRESS'
    ? 'active'
    : ['COMPLETED', 'CONFIRMED', 'RATED', 'CLOSED', 'CANCELLED'].includes(state)
      ? 'done'
      : 'plain';

export const placeOf = (order: Pick<OrderCard, 'roomNumber' | 'roomName'>): string =>
  [order.roomNumber, order.roomName].filter(Boolean).join(' ');

/** `剩 06:53` and `超 12:40`; the sign of the time left decides. */
export const leftText = (leftMs: number): string =>
  leftMs >= 0 ? formatLeft(leftMs) : formatOverdue(-leftMs);

/** 1:54: minutes and seconds of a wait that is never long. */
export const clockText = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

/** When the clock that runs now ends, in ms; null when none runs. */
export const dueAt = (order: Pick<OrderCard, 'sla'>): number | null =>
  order.sla.dueAt === null ? null : Date.parse(order.sla.dueAt);

/** Share of the allowed time used at `now`; above 1 it is late. A stopped clock stands. */
export function usedShare({ sla }: Pick<OrderCard, 'sla'>, now: number): number {
  if (sla.targetSeconds <= 0 || sla.dueAt === null) return 0;
  if (sla.paused) return sla.elapsedSeconds / sla.targetSeconds;
  return 1 - (Date.parse(sla.dueAt) - now) / (sla.targetSeconds * 1000);
}

/** P1 is called soon at half its time, the rest at three quarters (interface rules, severity and state). */
export const soonAt = (priority: OrderCard['priority']): number => (priority === 'P1' ? 0.5 : 0.75);

/** The order of work: the clock that ends first comes first; stopped clocks last. */
export const byDue = (a: OrderCard, b: OrderCard): number =>
  (a.sla.paused ? Infinity : (dueAt(a) ?? Infinity)) -
    (b.sla.paused ? Infinity : (dueAt(b) ?? Infinity)) || (a.id < b.id ? -1 : 1);
