import type { OrderRight } from './change-order.ts';
import { assigneeScope, readScope, requesterScope, takeScope } from './order-scope.ts';

/** Who may do what with an order; the grants per role are in `contract/permissions.json`. */
export const rights = {
  dispatch: { permission: 'work-order:dispatch', scope: readScope },
  prioritise: { permission: 'work-order:prioritise', scope: readScope },
  /** The offered technician, and from the queue anybody of the trade. */
  accept: { permission: 'work-order:accept', scope: takeScope },
  decline: { permission: 'work-order:accept', scope: assigneeScope },
  start: { permission: 'work-order:start', scope: assigneeScope },
  perform: { permission: 'work-order:perform', scope: assigneeScope },
  pause: { permission: 'work-order:pause', scope: assigneeScope },
  note: { permission: 'work-order:note', scope: takeScope },
  confirm: { permission: 'work-order:confirm', scope: requesterScope },
  rate: { permission: 'work-order:rate', scope: requesterScope },
  cancel: { permission: 'work-order:cancel', scope: requesterScope },
  close: { permission: 'work-order:close', scope: readScope },
} as const satisfies Readonly<Record<string, OrderRight>>;
