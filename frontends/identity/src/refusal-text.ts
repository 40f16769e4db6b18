import type { GraphFailure } from '@houqin/ui-kit/graph';
import { t } from './messages.ts';

const words = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(t('users.and')) : '';

/** Why a change of rights was refused, with what can be done instead. */
export function refusalText({ code, message, details }: GraphFailure): string {
  switch (code) {
    case 'SOD_CONFLICT': {
      const people = words(details['people']);
      return [message, people && t('refusal.sod.people', { people }), t('refusal.sod')]
        .filter(Boolean)
        .join(' ');
    }
    case 'SCOPE_WIDENING_REFUSED':
      return `${message} ${t('refusal.widening')}`;
    case 'LAST_ADMIN':
      return `${message} ${t('refusal.last-admin')}`;
    default:
      return message;
  }
}
