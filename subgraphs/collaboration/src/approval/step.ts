import { registerEnumOnce } from '@houqin/kit/filters';

/** How the seats of a step decide it. */
export const StepMode = { ALL: 'ALL', ANY: 'ANY', N_OF_M: 'N_OF_M', SEQUENCE: 'SEQUENCE' } as const;
export type StepMode = keyof typeof StepMode;

/** TIMED_OUT waits on: somebody above was told and may hand its seats to others. */
export const StepState = {
  ...{ WAITING: 'WAITING', PENDING: 'PENDING', DONE: 'DONE', TIMED_OUT: 'TIMED_OUT' },
} as const;
export type StepState = keyof typeof StepState;

export const SeatDecision = {
  ...{ APPROVED: 'APPROVED', REJECTED: 'REJECTED', RETURNED: 'RETURNED' },
} as const;
export type SeatDecision = keyof typeof SeatDecision;

/** By a flow's rule, added by an approver (加签), or put there by an administrator. */
export const SeatOrigin = { RULE: 'RULE', ADDED: 'ADDED', ASSIGNED: 'ASSIGNED' } as const;
export type SeatOrigin = keyof typeof SeatOrigin;

/** How far from the document's department a role is looked for. */
export const Reach = { DEPARTMENT: 'DEPARTMENT', CAMPUS: 'CAMPUS', HOSPITAL: 'HOSPITAL' } as const;
export type Reach = keyof typeof Reach;

registerEnumOnce(StepMode, 'ApprovalStepMode');
registerEnumOnce(StepState, 'ApprovalStepState');
registerEnumOnce(SeatDecision, 'ApprovalSeatDecision');
registerEnumOnce(SeatOrigin, 'ApprovalSeatOrigin');
registerEnumOnce(Reach, 'ApprovalReach');

/** Holders of a role, or one person. DEPARTMENT climbs to the nearest department with a holder. */
export type ApproverRule =
  { readonly role: string; readonly reach: Reach } | { readonly personId: string };

/** A step as a flow describes it. */
export interface StepPlan {
  /** Unique in its flow, kebab-case. */
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly mode: StepMode;
  /** How many must approve; N_OF_M only. */
  readonly needed: number | null;
  readonly approvers: readonly ApproverRule[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** One decision that a step waits for or has. */
export interface Seat {
  /** `<round>.<step>.<number>`, unique in its case for ever. */
  readonly id: string;
  person: Person;
  readonly origin: SeatOrigin;
  /** Who held it before, the first first. */
  handedOverBy: Person[];
  decision: SeatDecision | null;
  /** Who decided: the person, or a substitute. */
  decidedBy: Person | null;
  at: string | null;
  comment: string | null;
  /** Taken over from the step before, where the same person approved. */
  merged: boolean;
}

export interface Step extends StepPlan {
  state: StepState;
  seats: Seat[];
  pendingAt: string | null;
  doneAt: string | null;
  remindedAt: string | null;
  escalatedAt: string | null;
}

/** A step nobody has reached yet. */
export const waitingStep = (plan: StepPlan): Step => ({
  ...plan,
  ...{ state: 'WAITING', seats: [], pendingAt: null, doneAt: null },
  ...{ remindedAt: null, escalatedAt: null },
});
