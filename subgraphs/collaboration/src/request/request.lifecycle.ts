import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/** Source: this template; name the rule of your hospital here. The first state is the initial one. */
export const lifecycle = defineLifecycle('CollaborationRequest', {
  OPEN: ['STARTED', 'CANCELLED'],
  STARTED: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
});
export const RequestState = lifecycle.states;
export type RequestState = keyof typeof RequestState;

/** States in which somebody still has to do something. */
export const unfinished: readonly RequestState[] = ['OPEN', 'STARTED'];

registerEnumOnce(RequestState, 'CollaborationRequestState');
