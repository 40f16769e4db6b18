import { DomainError } from '@houqin/kit/errors';
import type { Seat } from './approval/step.ts';

/** The decision was taken before; `by` and `at` say whose and when. */
export class AlreadyDecided extends DomainError {
  readonly code = 'ALREADY_DECIDED';
  override readonly details;

  constructor({ decidedBy, at, decision }: Pick<Seat, 'decidedBy' | 'at' | 'decision'>) {
    super('already decided');
    this.details = { by: decidedBy?.name ?? '', at: at ?? '', decision };
  }
}

/** The case does not wait for this person, or the person named cannot take part. */
export class NotYourDecision extends DomainError {
  readonly code = 'NOT_YOUR_DECISION';

  constructor() {
    super('the case does not wait for this person');
  }
}

/** Whoever asks never approves. */
export class RequesterMayNotDecide extends DomainError {
  readonly code = 'REQUESTER_MAY_NOT_DECIDE';

  constructor() {
    super('the requester may not decide');
  }
}

/** No flow is in force for such a document; an administrator has to make one. */
export class NoApprovalFlow extends DomainError {
  readonly code = 'NO_APPROVAL_FLOW';
  override readonly details;

  constructor(documentType: string) {
    super(`no approval flow for ${documentType}`);
    this.details = { documentType };
  }
}

/** The case is not stuck: there is nobody to name. */
export class ApproverNotMissing extends DomainError {
  readonly code = 'APPROVER_NOT_MISSING';

  constructor() {
    super('the case lacks no approver');
  }
}
