export interface LimitForm {
  readonly low: string;
  readonly high: string;
  readonly source: string;
  readonly edition: string;
  readonly reason: string;
}

export type LimitFault = 'number' | 'order' | 'empty' | 'source' | 'edition' | 'reason';

/** A figure as people type it, with a point or a full-width point; null when the field is empty. */
export function figure(text: string): number | null | undefined {
  const plain = text.trim().replace('。', '.').replace('−', '-');
  if (plain === '') return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** What is wrong with the form, by field; empty when it can be sent. */
export function faultsOf(form: LimitForm): { field: keyof LimitForm; fault: LimitFault }[] {
  const faults: { field: keyof LimitForm; fault: LimitFault }[] = [];
  const low = figure(form.low);
  const high = figure(form.high);
  if (low === undefined) faults.push({ field: 'low', fault: 'number' });
  if (high === undefined) faults.push({ field: 'high', fault: 'number' });
  if (low === null && high === null) faults.push({ field: 'low', fault: 'empty' });
  if (typeof low === 'number' && typeof high === 'number' && low >= high)
    faults.push({ field: 'high', fault: 'order' });
  for (const field of ['source', 'edition', 'reason'] as const)
    if (form[field].trim() === '') faults.push({ field, fault: field });
  return faults;
}
