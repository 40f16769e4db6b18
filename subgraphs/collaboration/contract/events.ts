/*
 * Published events of collaboration. Delivered at least once, in order per case: for the present
 * state ask the graph. Fields are only added; a breaking change is a new `version`.
 */

export type ApprovalCaseState = 'RUNNING' | 'RETURNED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN';

/** What every event of a case says of it, as it is after the change. */
export interface ApprovalFacts {
  readonly caseId: string;
  /** `AP-20261123-0042`: what people say to each other. */
  readonly number: string;
  readonly documentType: string;
  readonly documentId: string;
  readonly state: ApprovalCaseState;
  /** 1, and one more each time it began again. */
  readonly round: number;
  readonly requesterId: string;
  readonly departmentId: string | null;
  /** Fen, null for a document without money. */
  readonly amountFen: number | null;
  /** Whose decision is awaited now, substitutes included. */
  readonly waitingIds: readonly string[];
  /** Key of the step without enough approvers. */
  readonly missing: string | null;
}

/** A document began its way, or began again with another amount. */
export interface ApprovalSubmitted extends ApprovalFacts {
  readonly type: 'collaboration.approval.submitted';
  readonly version: 1;
}

/** A decision, a hand-over or a new approver moved it; it is not decided yet. */
export interface ApprovalAdvanced extends ApprovalFacts {
  readonly type: 'collaboration.approval.advanced';
  readonly version: 1;
}

/** Approved, rejected, returned or withdrawn: the document's domain reacts to this. */
export interface ApprovalDecided extends ApprovalFacts {
  readonly type: 'collaboration.approval.decided';
  readonly version: 1;
}

/** Nobody can approve the step `missing`: an administrator has to name somebody. */
export interface ApprovalStuck extends ApprovalFacts {
  readonly type: 'collaboration.approval.stuck';
  readonly version: 1;
}

/** A step waits for a day: those who are awaited are reminded. */
export interface ApprovalReminded extends ApprovalFacts {
  readonly type: 'collaboration.approval.reminded';
  readonly version: 1;
}

/** A step waits for two days: `escalatedTo` may hand its seats to others. */
export interface ApprovalEscalated extends ApprovalFacts {
  readonly type: 'collaboration.approval.escalated';
  readonly version: 1;
  readonly escalatedTo: readonly string[];
}

/** Somebody acts for somebody else from one instant to another; or no longer. */
export interface DelegationChanged {
  readonly type: 'collaboration.delegation.changed';
  readonly version: 1;
  readonly delegationId: string;
  readonly principalId: string;
  readonly substituteId: string;
  /** ISO 8601 instants, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly revoked: boolean;
}

/** A flow was made or replaced from a day on. */
export interface ApprovalFlowChanged {
  readonly type: 'collaboration.approval-flow.changed';
  readonly version: 1;
  readonly flowId: string;
  readonly code: string;
  readonly documentType: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export type NoticeState =
  | 'DRAFT'
  | 'IN_REVIEW'
  | 'SCHEDULED'
  | 'PUBLISHED'
  | 'REVISED'
  | 'RECALLED'
  | 'EXPIRED'
  | 'DISCARDED';

/** What every event of a notice says of it, as it is after the change. Texts stay in the graph. */
export interface NoticeFacts {
  readonly noticeId: string;
  /** `NT-20261123-0042`: what people say to each other. */
  readonly number: string;
  readonly classCode: string;
  readonly urgent: boolean;
  readonly state: NoticeState;
  /** 0 before it is published, then 1 and one more with each correction. */
  readonly edition: number;
  /** People it went to when it was published. */
  readonly audienceSize: number;
}

/** It was begun, or its draft changed. */
export interface NoticeWritten extends NoticeFacts {
  readonly type: 'collaboration.notice.written';
  readonly version: 1;
}

/** A version waits for a reviewer. */
export interface NoticeSubmitted extends NoticeFacts {
  readonly type: 'collaboration.notice.submitted';
  readonly version: 1;
}

/** A version went back to its editors, by the reviewer or by themselves. */
export interface NoticeReturned extends NoticeFacts {
  readonly type: 'collaboration.notice.returned';
  readonly version: 1;
}

/** Approved; it waits for its time. */
export interface NoticeScheduled extends NoticeFacts {
  readonly type: 'collaboration.notice.scheduled';
  readonly version: 1;
}

/** It is before its readers. */
export interface NoticePublished extends NoticeFacts {
  readonly type: 'collaboration.notice.published';
  readonly version: 1;
}

/** A corrected version is in force: for its readers it is unread again. */
export interface NoticeRevised extends NoticeFacts {
  readonly type: 'collaboration.notice.revised';
  readonly version: 1;
}

/** It was taken back. */
export interface NoticeRecalled extends NoticeFacts {
  readonly type: 'collaboration.notice.recalled';
  readonly version: 1;
}

/** Its time is over. */
export interface NoticeExpired extends NoticeFacts {
  readonly type: 'collaboration.notice.expired';
  readonly version: 1;
}

/** A draft was dropped. */
export interface NoticeDiscarded extends NoticeFacts {
  readonly type: 'collaboration.notice.discarded';
  readonly version: 1;
}

/** A reader said something to it. */
export interface NoticeCommented extends NoticeFacts {
  readonly type: 'collaboration.notice.commented';
  readonly version: 1;
}

/** A comment was hidden from readers. */
export interface NoticeCommentHidden extends NoticeFacts {
  readonly type: 'collaboration.notice.comment-hidden';
  readonly version: 1;
  readonly commentId: string;
}

/** A class of notices was made or changed. */
export interface NoticeClassChanged {
  readonly type: 'collaboration.notice-class.changed';
  readonly version: 1;
  readonly classId: string;
  readonly code: string;
  readonly urgent: boolean;
  readonly mandatory: boolean;
  readonly retired: boolean;
}

/** A head of department was told that people of theirs have not opened an urgent notice. */
export interface NoticeEscalated extends NoticeFacts {
  readonly type: 'collaboration.notice.escalated';
  readonly version: 1;
  readonly supervisorId: string;
}

/** Mail or message to somebody was refused, or could not be handed over in five attempts. */
export interface MessageUndelivered {
  readonly type: 'collaboration.message.undelivered';
  readonly version: 1;
  readonly deliveryId: string;
  readonly noticeId: string;
  readonly edition: number;
  readonly personId: string;
  readonly channel: 'MAIL' | 'SMS';
}
