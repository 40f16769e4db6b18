/*
 * Published events of collaboration. Delivered at least once, in order per request: for the present
 * state ask the graph. Fields are only added; a breaking change is a new `version`.
 */

export type CollaborationRequestState = 'OPEN' | 'STARTED' | 'COMPLETED' | 'CANCELLED';

/** What every event of a request says of it, as it is after the change. */
export interface CollaborationRequestFacts {
  readonly requestId: string;
  /** `CO-20261123-0042`: what people say to each other. */
  readonly number: string;
  readonly title: string;
  readonly state: CollaborationRequestState;
  readonly requesterId: string;
  readonly departmentId: string | null;
}

/** Somebody asked for something. */
export interface CollaborationRequestCreated extends CollaborationRequestFacts {
  readonly type: 'collaboration.request.created';
  readonly version: 1;
}

/** Somebody took it up. */
export interface CollaborationRequestStarted extends CollaborationRequestFacts {
  readonly type: 'collaboration.request.started';
  readonly version: 1;
  readonly handlerId: string;
  /** ISO 8601 instant, UTC. */
  readonly startedAt: string;
}

/** What was asked for is there. */
export interface CollaborationRequestCompleted extends CollaborationRequestFacts {
  readonly type: 'collaboration.request.completed';
  readonly version: 1;
  readonly handlerId: string;
  /** ISO 8601 instant, UTC. */
  readonly endedAt: string;
}

/** It will not be done; `reason` is what the person wrote. */
export interface CollaborationRequestCancelled extends CollaborationRequestFacts {
  readonly type: 'collaboration.request.cancelled';
  readonly version: 1;
  readonly reason: string;
  /** ISO 8601 instant, UTC. */
  readonly endedAt: string;
}
