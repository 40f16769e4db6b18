import type { ScopeColumns } from '@houqin/kit/scope';
import { dayMs } from '../sla/hospital-day.ts';
import type { ServiceContract } from './service-contract.entity.ts';

/** An organisation reads its rows so much longer, to write its invoices (`domain.md` D). */
export const invoicingMs = 30 * dayMs;

/** Who reads a contract: the campus, and the organisation while it is in force and 30 days on. */
export const contractScope: ScopeColumns<ServiceContract> = {
  campus: 'campusId',
  contract: { party: 'partyId', from: 'startsAt', until: 'endsAt', graceMs: invoicingMs },
};
