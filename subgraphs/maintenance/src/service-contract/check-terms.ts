import { ValidationFailed } from '@houqin/kit/errors';
import { requireText } from '../check-text.ts';
import { dayOf, instantOn, nextDay } from '../sla/hospital-day.ts';
import type { Trade } from '../trade/trade.ts';
import type { ContractTermsInput } from './service-contract.inputs.ts';

/** Terms as they are kept. */
export interface ContractTerms {
  readonly title: string;
  readonly trades: readonly Trade[];
  readonly validTo: string;
  readonly endsAt: Date;
  readonly acceptMinutes: number;
  readonly capacity: number;
  readonly dutyContact: string;
  readonly dutyPhone: string;
}

/** @param validFrom a day that was checked @throws ValidationFailed */
export function checkTerms(input: ContractTermsInput, validFrom: string): ContractTerms {
  const validTo = checkDay('validTo', input.validTo);
  if (validTo < validFrom)
    throw new ValidationFailed('validTo', 'out-of-range', { min: validFrom });
  const trades = [...new Set(input.trades)].sort();
  if (trades.length === 0) throw new ValidationFailed('trades', 'required');
  return {
    title: requireText('title', input.title, { max: 200 }),
    trades,
    ...{ validTo, endsAt: instantOn(nextDay(validTo)) },
    acceptMinutes: within('acceptMinutes', input.acceptMinutes, 5, 1440),
    capacity: within('capacity', input.capacity, 1, 500),
    dutyContact: requireText('dutyContact', input.dutyContact, { max: 120 }),
    dutyPhone: requireText('dutyPhone', input.dutyPhone, { max: 24 }),
  };
}

/** A day that exists, as `2026-12-01`. @throws ValidationFailed */
export function checkDay(field: string, value: string): string {
  const day = value.trim();
  const exists = /^\d{4}-\d{2}-\d{2}$/.test(day) && dayOf(instantOn(day, 720)) === day;
  if (!exists)
    throw new ValidationFailed(field, {
      zh: '日期写作 2026-12-01。',
      en: 'Write the day as 2026-12-01.',
    });
  return day;
}

function within(field: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value;
  throw new ValidationFailed(field, 'out-of-range', { min, max });
}
