import { t } from '../messages.ts';
import type { InboxItem } from './inbox.svelte.ts';

type OrderKey =
  `order.${'OPEN' | 'ASSIGNED' | 'ACCEPTED' | 'IN_PROGRESS' | 'PAUSED' | 'COMPLETED' | 'CONFIRMED' | 'RATED' | 'CLOSED' | 'CANCELLED' | 'REOPENED'}`;

export function inboxText(item: InboxItem): string {
  const { title, number } = item;
  switch (item.kind) {
    case 'alarm':
      return t('inbox.alarm', { title });
    case 'cleared':
      return t('inbox.cleared', { title });
    case 'notice':
      return t('inbox.notice', { title });
    case 'assigned':
      return t('inbox.order.assigned', { number, title });
    case 'order':
      return t('inbox.order.state', { number, title, state: t(`order.${item.state}` as OrderKey) });
  }
}
