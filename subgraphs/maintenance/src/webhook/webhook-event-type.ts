import { registerEnumOnce } from '@houqin/kit/filters';

/** What an outside organisation can be told of. */
export const WebhookEventType = {
  WORK_ORDER_OFFERED: 'WORK_ORDER_OFFERED',
  WORK_ORDER_CHANGED: 'WORK_ORDER_CHANGED',
  WORK_ORDER_WITHDRAWN: 'WORK_ORDER_WITHDRAWN',
  SERVICE_CONTRACT_CHANGED: 'SERVICE_CONTRACT_CHANGED',
  TEST: 'TEST',
} as const;
export type WebhookEventType = keyof typeof WebhookEventType;

registerEnumOnce(
  WebhookEventType,
  'WebhookEventType',
  'What a webhook tells of; in its body `type` is written `work-order.offered` and so on. TEST is sent on demand only.',
);

/** As a body writes it. */
export const wireType: Readonly<Record<WebhookEventType, string>> = {
  WORK_ORDER_OFFERED: 'work-order.offered',
  WORK_ORDER_CHANGED: 'work-order.changed',
  WORK_ORDER_WITHDRAWN: 'work-order.withdrawn',
  SERVICE_CONTRACT_CHANGED: 'service-contract.changed',
  TEST: 'webhook.test',
};
