import type { StripAlarmRow } from '../alarms/alarms.graph.ts';
import { unacknowledged } from '../alarms/urgency.ts';
import type { InboxItem } from './inbox.svelte.ts';
import type { MyOrderRow, UnreadNoticeRow } from './inbox.graph.ts';
import type { OfferRow } from './offers.graph.ts';

/** Alarms that call for someone: not acknowledged, of this hospital, that the person may see. */
export function alarmItems(alarms: readonly StripAlarmRow[]): readonly InboxItem[] {
  return alarms.filter(unacknowledged).map((alarm) => ({
    key: `alarm ${alarm.id} ${alarm.raisedAt}`,
    kind: 'alarm',
    at: Date.parse(alarm.raisedAt),
    title: [alarm.roomNumber, alarm.title].filter(Boolean).join(' '),
    number: alarm.number,
    severity: alarm.severity,
    state: null,
    link: { type: 'Alarm', id: alarm.id },
  }));
}

/** Steps of the person's orders: given to them, or gone on while someone else worked. */
export function orderItems(
  orders: readonly MyOrderRow[],
  userId: string | null,
  now: number,
): readonly InboxItem[] {
  return orders.map((order) => {
    const mine = order.state === 'ASSIGNED' && order.assignee?.id === userId;
    return {
      key: `order ${order.id} ${order.state}`,
      kind: mine ? 'assigned' : 'order',
      at: order.state === 'OPEN' ? Date.parse(order.createdAt) : now,
      title: order.title,
      number: order.number,
      severity: null,
      state: order.state,
      link: { type: 'WorkOrder', id: order.id },
    };
  });
}

/** Orders that the hospital offers to the person's organisation. */
export function offerItems(offers: readonly OfferRow[], now: number): readonly InboxItem[] {
  return offers.map(({ id, state, title, number }) => ({
    ...{ key: `order ${id} ${state}`, kind: 'assigned', at: now },
    ...{ title, number, severity: null, state, link: { type: 'WorkOrder', id } },
  }));
}

/** Notices that the person has not opened; a corrected one is another item. */
export function noticeItems(notices: readonly UnreadNoticeRow[]): readonly InboxItem[] {
  return notices.map(({ id, number, title, edition, editionAt }) => ({
    ...{ key: `notice ${id} ${edition}`, kind: 'notice', at: Date.parse(editionAt ?? '') },
    ...{ title, number, severity: null, state: null, link: { type: 'Notice', id } },
  }));
}

/** Orders that wait for this person: to accept, to go on with, to confirm. */
export function waitingFor(order: MyOrderRow, userId: string | null): boolean {
  const mine = order.assignee?.id === userId;
  if (order.state === 'COMPLETED') return order.allowedActions.includes('CONFIRM');
  return mine && ['ASSIGNED', 'ACCEPTED', 'IN_PROGRESS'].includes(order.state);
}
