import Printer from '@lucide/svelte/icons/printer';
import { t } from '../messages.ts';
import type { OrderForm } from './order-form.ts';
import type { OrderPage } from './order.graph.ts';

type Action = OrderPage['allowedActions'][number];

/** The less likely acts of an order, behind "more"; printing is always among them. */
export function menuOf(order: OrderPage, onopen: (form: OrderForm) => void) {
  const waiting = order.state === 'OPEN' || order.state === 'REOPENED';
  const acts: readonly [Action, OrderForm, string, string?][] = [
    ['ASSIGN', 'assign', waiting ? t('act.assign') : t('act.reassign'), 'A'],
    ['DECLINE', 'decline', t('act.decline')],
    ['LOG_LABOUR', 'labour', t('act.labour'), 'L'],
    ['SET_CODES', 'codes', t('act.codes')],
    ['SET_PRIORITY', 'priority', t('act.priority')],
    ['CLOSE', 'close', t('act.close')],
    ['CANCEL', 'cancel', t('act.cancel')],
  ];
  return [
    ...acts
      .filter(([action]) => order.allowedActions.includes(action))
      .map(([, form, text, hint]) => ({
        ...{ id: form, text, onselect: () => onopen(form) },
        ...(hint ? { hint } : {}),
      })),
    { id: 'print', text: t('act.print'), icon: Printer, onselect: () => window.print() },
  ];
}
