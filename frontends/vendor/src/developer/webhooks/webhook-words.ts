import { formatDateTime } from '@houqin/ui-kit/i18n';
import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../../messages.ts';
import type { WebhookDeliveryRow, WebhookEndpointRow } from './webhook.graph.ts';

/** What an endpoint may choose to hear of; tests come on demand. */
export const eventTypes = [
  ...(['WORK_ORDER_OFFERED', 'WORK_ORDER_CHANGED', 'WORK_ORDER_WITHDRAWN'] as const),
  'SERVICE_CONTRACT_CHANGED',
] as const;
export type EventType = (typeof eventTypes)[number];

export const typeWord = (type: string): string => t(`hook.type.${type}` as MessageKey);

export const endpointTones: Readonly<Record<WebhookEndpointRow['state'], Tone>> = {
  ...({ ACTIVE: 'active', FAILING: 'soon', PAUSED: 'plain' } as const),
  ...({ DISABLED: 'late', REMOVED: 'done' } as const),
};
export const deliveryTones: Readonly<Record<WebhookDeliveryRow['state'], Tone>> = {
  ...({ PENDING: 'plain', RETRY: 'soon', DELIVERED: 'done', DEAD: 'late' } as const),
};

/** What came of the last try, in a few words: `503 · 42 ms`, `No connection`. */
export function resultWord(row: WebhookDeliveryRow): string {
  const { lastStatus, lastError, durationMs, lastAt } = row;
  if (lastStatus === null && lastError === null) return lastAt === null ? '—' : t('hook.cut-off');
  const what =
    lastStatus === null || (lastError !== null && lastError !== 'STATUS')
      ? t(`hook.failure.${lastError ?? 'CONNECTION'}` as MessageKey)
      : `HTTP ${lastStatus}`;
  return durationMs === null || lastStatus === null ? what : `${what} · ${durationMs} ms`;
}

/** When it is tried next; nothing where its endpoint is not sent to. */
export const nextWord = ({ nextAt, endpoint }: WebhookDeliveryRow): string =>
  nextAt === null || endpoint.state === 'PAUSED' ? '—' : formatDateTime(nextAt);

/** Why an endpoint does not simply work; empty when it does. */
export function trouble(endpoint: WebhookEndpointRow): string {
  const { state, failingSince, disabledAt, disabledReason } = endpoint;
  if (state === 'FAILING' && failingSince)
    return t('hook.failing', { since: formatDateTime(failingSince) });
  if (state === 'DISABLED' && disabledAt)
    return t(`hook.disabled.${disabledReason ?? 'FAILING'}` as MessageKey, {
      at: formatDateTime(disabledAt),
    });
  return state === 'PAUSED' ? t('hook.paused') : '';
}
