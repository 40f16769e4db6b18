import type { RequestRow } from './request.graph.ts';

/** A request for tests: open, of a ward, made at eight. */
export const aRequest = (facts: Partial<RequestRow> = {}): RequestRow => ({
  id: 'request-1',
  version: 1,
  number: 'CO-20260301-0001',
  title: '薄被 20 条',
  note: null,
  state: 'OPEN',
  allowedStates: ['STARTED', 'CANCELLED'],
  createdAt: '2026-03-01T00:00:00.000Z',
  startedAt: null,
  endedAt: null,
  cancelReason: null,
  department: { id: 'department-1', name: '心内二病区' },
  requester: { id: 'user-1', name: '陈静' },
  handler: null,
  ...facts,
});
