import { defineLifecycle } from '@houqin/kit/lifecycle';
import { registerEnumOnce } from '@houqin/kit/filters';

/** Source: domain rules C5. */
export const lifecycle = defineLifecycle('ServiceRequest', {
  NEW: ['TRIAGED', 'REJECTED', 'DUPLICATE'],
  TRIAGED: ['CONVERTED', 'REJECTED', 'DUPLICATE'],
  CONVERTED: [],
  REJECTED: [],
  DUPLICATE: [],
});

export const ServiceRequestState = lifecycle.states;
export type ServiceRequestState = keyof typeof ServiceRequestState;

registerEnumOnce(
  ServiceRequestState,
  'ServiceRequestState',
  'NEW waits for triage; CONVERTED has an order; the others are answers.',
);
