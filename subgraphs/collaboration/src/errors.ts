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

/** Whoever wrote any of a notice never reviews it, and whoever reviewed it never writes on. */
export class ReviewerIsAuthor extends DomainError {
  readonly code = 'REVIEWER_IS_AUTHOR';

  constructor() {
    super('nobody both writes and reviews a notice');
  }
}

/** The notice asks for no confirmation, or did not go to this person. */
export class NothingToConfirm extends DomainError {
  readonly code = 'NOTHING_TO_CONFIRM';

  constructor() {
    super('nothing to confirm');
  }
}

/** The notice takes no comments. */
export class CommentsClosed extends DomainError {
  readonly code = 'COMMENTS_CLOSED';

  constructor() {
    super('the notice takes no comments');
  }
}

/** Notices of this class reach everybody: they cannot be switched off. */
export class MandatoryClass extends DomainError {
  readonly code = 'MANDATORY_CLASS';
  override readonly details;

  constructor(classCode: string) {
    super(`class ${classCode} is mandatory`);
    this.details = { classCode };
  }
}
