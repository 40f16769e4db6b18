import { registerEnumOnce } from '@houqin/kit/filters';

/** The three kinds of work with their own flows (S132). */
export const WorkOrderType = {
  CORRECTIVE: 'CORRECTIVE',
  PREVENTIVE: 'PREVENTIVE',
  STATUTORY: 'STATUTORY',
} as const;
export type WorkOrderType = keyof typeof WorkOrderType;

registerEnumOnce(WorkOrderType, 'WorkOrderType');
