import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/** What is over can be sent once more, by a person or a program. */
export const lifecycle = defineLifecycle('WebhookDelivery', {
  PENDING: ['DELIVERED', 'RETRY', 'DEAD'],
  RETRY: ['DELIVERED', 'RETRY', 'DEAD'],
  DELIVERED: ['PENDING'],
  DEAD: ['PENDING'],
});
export const WebhookDeliveryState = lifecycle.states;
export type WebhookDeliveryState = keyof typeof WebhookDeliveryState;
registerEnumOnce(WebhookDeliveryState, 'WebhookDeliveryState');

/** Still to be sent. */
export const waitingStates: readonly WebhookDeliveryState[] = ['PENDING', 'RETRY'];

/** Why a try failed, or why there are no more of them. */
export const WebhookFailure = {
  STATUS: 'STATUS',
  REDIRECT: 'REDIRECT',
  TIMEOUT: 'TIMEOUT',
  DNS: 'DNS',
  CONNECTION: 'CONNECTION',
  TLS: 'TLS',
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
  ENDPOINT_DISABLED: 'ENDPOINT_DISABLED',
  CONTRACT_ENDED: 'CONTRACT_ENDED',
} as const;
export type WebhookFailure = keyof typeof WebhookFailure;
registerEnumOnce(
  WebhookFailure,
  'WebhookFailure',
  'STATUS is an answer outside 2xx; REDIRECT one of 3xx, which is not followed; ADDRESS_REFUSED an address that is not public.',
);
