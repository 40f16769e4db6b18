import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/** FAILING is the platform's finding: the last try failed; it is tried on until it is disabled. */
export const lifecycle = defineLifecycle('WebhookEndpoint', {
  ACTIVE: ['PAUSED', 'FAILING', 'DISABLED', 'REMOVED'],
  FAILING: ['ACTIVE', 'PAUSED', 'DISABLED', 'REMOVED'],
  PAUSED: ['ACTIVE', 'REMOVED'],
  DISABLED: ['ACTIVE', 'REMOVED'],
  REMOVED: [],
});
export const WebhookEndpointState = lifecycle.states;
export type WebhookEndpointState = keyof typeof WebhookEndpointState;
registerEnumOnce(
  WebhookEndpointState,
  'WebhookEndpointState',
  'PAUSED keeps what is to be told until it is resumed; DISABLED is told nothing more.',
);

/** Is sent to now. */
export const sendingStates: readonly WebhookEndpointState[] = ['ACTIVE', 'FAILING'];
/** Something that happens now is kept for it. */
export const tellingStates: readonly WebhookEndpointState[] = ['ACTIVE', 'FAILING', 'PAUSED'];

/** Why the platform gave an endpoint up. */
export const WebhookDisabledReason = { GONE: 'GONE', FAILING: 'FAILING' } as const;
export type WebhookDisabledReason = keyof typeof WebhookDisabledReason;
registerEnumOnce(
  WebhookDisabledReason,
  'WebhookDisabledReason',
  'GONE: it answered 410. FAILING: every try of five days failed.',
);
