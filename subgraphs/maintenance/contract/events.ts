/*
 * Published events of maintenance. Delivered at least once, in order per aggregate: for the present
 * state ask the graph. Fields are only added; a breaking change is a new `version`. The correlation
 * id of an order's events is the alarm's id where an alarm is behind it, else the request's, else
 * the order's own.
 */

/** What every event about an order says. */
export interface WorkOrderFacts {
  readonly workOrderId: string;
  /** `WO-20261123-0042`. */
  readonly number: string;
  /** State after the event. */
  readonly state: string;
  /** The alarm behind the order; null where none is. */
  readonly alarmId: string | null;
  readonly requestId: string | null;
  readonly priority: 'P1' | 'P2' | 'P3' | 'P4';
  readonly roomId: string | null;
}

/** An order exists: made of a request, of an alarm, or by a dispatcher. */
export interface WorkOrderOpened extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.opened';
  readonly version: 1;
  readonly title: string;
  readonly titleEn: string | null;
  readonly trade: string | null;
  readonly responseDueAt: string;
  readonly restoreDueAt: string;
}

/** The order is offered to a technician, who has until `acceptBy` to accept. */
export interface WorkOrderAssigned extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.assigned';
  readonly version: 1;
  readonly technicianId: string;
  readonly userId: string;
  readonly userName: string;
  readonly by: 'ENGINE' | 'DISPATCHER' | 'SELF';
  /** Why this technician, in Chinese; the graph has the terms. */
  readonly reason: string;
  readonly score: number | null;
  readonly acceptBy: string | null;
}

/** Nobody can be offered the order now; the dispatcher has to act. */
export interface WorkOrderUnassignable extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.unassignable';
  readonly version: 1;
  readonly code: 'NO_ELIGIBLE_TECHNICIAN' | 'TRADE_UNKNOWN' | 'OFFERS_EXHAUSTED';
  readonly filters: readonly string[];
}

/** A P1 order has nobody: everybody on duty should hear of it. */
export interface WorkOrderBroadcast extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.broadcast';
  readonly version: 1;
  /** Users of the technicians on duty on the order's campus, and of nobody else. */
  readonly userIds: readonly string[];
}

/** The technician refused, or let the offer run out. */
export interface WorkOrderOfferEnded extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.declined' | 'maintenance.work-order.offer-expired';
  readonly version: 1;
  readonly technicianId: string;
  readonly userId: string;
}

export interface WorkOrderAccepted extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.accepted';
  readonly version: 1;
  readonly technicianId: string;
  readonly userId: string;
  /** Working seconds from the start of the clock. */
  readonly responseSeconds: number;
}

/** The technician scanned the room's code. */
export interface WorkOrderStarted extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.started';
  readonly version: 1;
  readonly technicianId: string;
  readonly userId: string;
}

export interface WorkOrderPaused extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.paused';
  readonly version: 1;
  readonly reason: 'WAIT_PART' | 'WAIT_ACCESS' | 'WAIT_VENDOR' | 'WAIT_USER';
  readonly clockStopped: boolean;
  readonly until: string | null;
}

export interface WorkOrderResumed extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.resumed';
  readonly version: 1;
  /** Working seconds for which the clock has stood still so far. */
  readonly pausedSeconds: number;
}

/** The work is done; the requester has 72 h to say otherwise. */
export interface WorkOrderCompleted extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.completed';
  readonly version: 1;
  readonly technicianId: string;
  readonly faultCode: string | null;
  readonly causeCode: string;
  readonly actionCode: string;
  readonly labourMinutes: number;
  /** Working seconds from the start of the clock, pauses left out. */
  readonly restoreSeconds: number;
  readonly late: boolean;
}

export interface WorkOrderConfirmed extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.confirmed';
  readonly version: 1;
  /** True after 72 h without a word. */
  readonly automatic: boolean;
}

/** Not fixed after all: a new service clock runs. */
export interface WorkOrderReopened extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.reopened';
  readonly version: 1;
}

export interface WorkOrderRated extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.rated';
  readonly version: 1;
  readonly technicianId: string | null;
  /** 1 to 5. */
  readonly stars: number;
}

/** Nothing more happens to these. */
export interface WorkOrderEnded extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.closed' | 'maintenance.work-order.cancelled';
  readonly version: 1;
}

/** Half, three quarters, or all of a target is used up; `overdue` is beyond it. */
export interface WorkOrderEscalated extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.due-soon' | 'maintenance.work-order.overdue';
  readonly version: 1;
  readonly phase: 'RESPONSE' | 'RESTORE';
  readonly percent: 50 | 75 | 100;
  readonly dueAt: string;
}

/** The priority, and with it the promise, is another. */
export interface WorkOrderReprioritised extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.reprioritised';
  readonly version: 1;
  readonly from: 'P1' | 'P2' | 'P3' | 'P4';
  readonly responseDueAt: string;
  readonly restoreDueAt: string;
}

/** Something was written into the order without moving it. */
export interface WorkOrderUpdated extends WorkOrderFacts {
  readonly type:
    | 'maintenance.work-order.checklist-ticked'
    | 'maintenance.work-order.labour-logged'
    | 'maintenance.work-order.coded'
    | 'maintenance.work-order.noted'
    | 'maintenance.work-order.reviewed'
    | 'maintenance.work-order.alarm-linked'
    | 'maintenance.work-order.alarm-cleared'
    | 'maintenance.work-order.alarm-returned'
    | 'maintenance.work-order.queue-changed';
  readonly version: 1;
}

/** What every event about a request says. */
export interface ServiceRequestEvent {
  readonly type:
    | 'maintenance.request.created'
    | 'maintenance.request.triaged'
    | 'maintenance.request.converted'
    | 'maintenance.request.rejected'
    | 'maintenance.request.duplicate';
  readonly version: 1;
  readonly requestId: string;
  /** `SR-20261123-0042`. */
  readonly number: string;
  readonly state: string;
  readonly roomId: string;
  readonly requesterId: string | null;
  readonly workOrderId: string | null;
  readonly alarmId: string | null;
}

/** Load, duty or place of a technician is another. */
export interface TechnicianChanged {
  readonly type: 'maintenance.technician.changed';
  readonly version: 1;
  readonly technicianId: string;
  readonly userId: string;
  readonly onDuty: boolean;
  readonly openCount: number;
  readonly capacity: number;
}

/** The contract the order is under ends at another time, or now. */
export interface WorkOrderContractChanged extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.contract-changed';
  readonly version: 1;
  readonly contractId: string;
}

/** A report or photo was put on the order. */
export interface WorkOrderDocumentAttached extends WorkOrderFacts {
  readonly type: 'maintenance.work-order.document-attached';
  readonly version: 1;
  readonly fileId: string;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

/** A service contract was signed, got other terms, or ended before its time. */
export interface ServiceContractEvent {
  readonly type:
    | 'maintenance.service-contract.signed'
    | 'maintenance.service-contract.changed'
    | 'maintenance.service-contract.ended';
  readonly version: 1;
  readonly contractId: string;
  /** `SC-20261123-0001`. */
  readonly number: string;
  readonly partyId: string;
  readonly campusId: string;
  readonly trades: readonly string[];
  /** First instant in force, and the first no longer so. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Any event about an order. */
export type WorkOrderEvent =
  | WorkOrderOpened
  | WorkOrderAssigned
  | WorkOrderUnassignable
  | WorkOrderBroadcast
  | WorkOrderOfferEnded
  | WorkOrderAccepted
  | WorkOrderStarted
  | WorkOrderPaused
  | WorkOrderResumed
  | WorkOrderCompleted
  | WorkOrderConfirmed
  | WorkOrderReopened
  | WorkOrderRated
  | WorkOrderEnded
  | WorkOrderEscalated
  | WorkOrderReprioritised
  | WorkOrderContractChanged
  | WorkOrderDocumentAttached
  | WorkOrderUpdated;
