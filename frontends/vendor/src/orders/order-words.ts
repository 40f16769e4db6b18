import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { VendorOrder, VendorOrderRow } from './order.graph.ts';

export const stateWord = (state: VendorOrderRow['state']): string =>
  t(`state.${state}` as MessageKey);

/** Offered is what the organisation has to answer; in hand it is at work. */
export function stateTone({ state, sla }: Pick<VendorOrderRow, 'state' | 'sla'>): Tone {
  if (sla.level === 'LATE' && sla.dueAt !== null) return 'late';
  if (state === 'ACCEPTED' || state === 'IN_PROGRESS') return 'active';
  return ['COMPLETED', 'CONFIRMED', 'RATED', 'CLOSED', 'CANCELLED'].includes(state)
    ? 'done'
    : 'plain';
}

export const placeOf = (order: Pick<VendorOrderRow, 'roomNumber' | 'roomName'>): string =>
  [order.roomNumber, order.roomName].filter(Boolean).join(' ');

type ChecklistItem = VendorOrder['checklist'][number];

/** `0.2–0.5 mm`: what a measured step has to lie within. */
export function rangeText({ low, high, unitText }: ChecklistItem): string {
  const range =
    low !== null && high !== null
      ? `${low}–${high}`
      : low !== null
        ? `≥ ${low}`
        : high !== null
          ? `≤ ${high}`
          : '';
  return [range, unitText ?? ''].filter(Boolean).join(' ');
}

/** What the screen's tabs stand for. */
export const tabs = {
  offered: { state: { eq: 'ASSIGNED' } },
  hand: { state: { in: ['ACCEPTED', 'IN_PROGRESS', 'PAUSED'] } },
  done: { open: { eq: false } },
  all: {},
} as const;
export type Tab = keyof typeof tabs;
