import type { FileRules } from '@houqin/kit/file-routes';
import { loadInScope } from '@houqin/kit/reference';
import { WorkOrder } from './work-order.entity.ts';
import { workOrderLive } from './work-order.list.ts';

/** Photos and reports of work: who may work on an order or write on it uploads, who reads it reads. */
export const orderFiles: FileRules = {
  upload: ['work-order:perform', 'work-order:note'],
  maxBytes: 20_000_000,
  reads: {
    workOrder: async (ctx, id) => (await loadInScope(ctx, WorkOrder, id, workOrderLive)) !== null,
  },
};
