import { DomainError } from '@houqin/kit/errors';
import type { Exclusion } from './assignment/exclusion.ts';
import type { Priority } from './priority/priority.ts';
import type { CertificateKind } from './rules/certificate-kind.ts';
import type { Trade } from './trade/trade.ts';

/** The filters leave nobody for the order, or exclude the technician asked for. */
export class NoEligibleTechnician extends DomainError {
  readonly code = 'NO_ELIGIBLE_TECHNICIAN';
  override readonly details;

  constructor(filters: readonly Exclusion[], technicianId?: string) {
    super(`no eligible technician: ${filters.join(', ')}`);
    this.details = { filters: [...filters], ...(technicianId ? { technicianId } : {}) };
  }
}

/** The work needs a licence that the technician lacks or that has run out. */
export class CertificateExpired extends DomainError {
  readonly code = 'CERTIFICATE_EXPIRED';
  override readonly details;

  /** @param expiredOn last day of validity; null when there never was one */
  constructor(kind: CertificateKind, technicianId: string, expiredOn: string | null) {
    super(`certificate ${kind} of ${technicianId} is not valid`);
    this.details = { kind, technicianId, expiredOn };
  }
}

/** The organisation's contract is not in force, or is not about this trade. */
export class ContractNotCovering extends DomainError {
  readonly code = 'CONTRACT_NOT_COVERING';
  override readonly details;

  constructor(contractId: string, trade: Trade | null) {
    super(`contract ${contractId} does not cover ${trade ?? 'an order without a trade'}`);
    this.details = { contractId, trade };
  }
}

/** What still has to be done before an order may be completed. */
export interface CompletionBlocker {
  readonly code: 'CHECKLIST' | 'CAUSE_MISSING' | 'ACTION_MISSING';
  /** Steps left; 0 for the codes. */
  readonly remaining: number;
  readonly itemIds: readonly string[];
}

/** Steps of the checklist, or the cause or action code, are missing. */
export class ChecklistIncomplete extends DomainError {
  readonly code = 'CHECKLIST_INCOMPLETE';
  override readonly details;

  constructor(blockers: readonly CompletionBlocker[]) {
    super(`cannot complete: ${blockers.map(({ code }) => code).join(', ')}`);
    const remaining = blockers.reduce((sum, blocker) => sum + blocker.remaining, 0);
    this.details = { blockers: [...blockers], remaining };
  }
}

/** No promise is on record for a priority: an order without a clock is refused. */
export class SlaPolicyMissing extends DomainError {
  readonly code = 'SLA_POLICY_MISSING';
  override readonly details;

  constructor(priority: Priority) {
    super(`no service level for ${priority}`);
    this.details = { priority };
  }
}

/** The scanned code is not that of the order's room. The expected one is not given away. */
export class RoomCodeMismatch extends DomainError {
  readonly code = 'ROOM_CODE_MISMATCH';
  override readonly field = 'roomCode';
  override readonly details;

  constructor(scanned: string) {
    super('the scanned room is not the order’s');
    this.details = { scanned };
  }
}

/** The caller had the order; meanwhile it went to somebody else, and nothing was saved. */
export class Reassigned extends DomainError {
  readonly code = 'REASSIGNED';
  override readonly details;

  constructor(number: string, at: Date, time: string) {
    super(`${number} was reassigned at ${at.toISOString()}`);
    this.details = { number, at: at.toISOString(), time };
  }
}

/** The organisation has as many webhook endpoints as it may. */
export class WebhookLimitReached extends DomainError {
  readonly code = 'WEBHOOK_LIMIT';
  override readonly details;

  constructor(max: number) {
    super(`no more than ${max} webhook endpoints`);
    this.details = { max };
  }
}
