import { registerEnumOnce } from '@houqin/kit/filters';

/** P1 is the most urgent. It decides the service level, and whether the engine assigns at once. */
export const Priority = { P1: 'P1', P2: 'P2', P3: 'P3', P4: 'P4' } as const;
export type Priority = keyof typeof Priority;

registerEnumOnce(Priority, 'Priority', 'P1 is the most urgent; the service level follows from it.');

/** 1 = none, 2 = hampered, 3 = stopped. */
export type Impact = 1 | 2 | 3;
/** 1 = can wait, 2 = today, 3 = now. */
export type Urgency = 1 | 2 | 3;

/** What a priority means as a pair, for orders whose opener knows the priority and not the pair. */
export const pairOf: Readonly<Record<Priority, { impact: Impact; urgency: Urgency }>> = {
  P1: { impact: 3, urgency: 3 },
  P2: { impact: 2, urgency: 2 },
  P3: { impact: 1, urgency: 2 },
  P4: { impact: 1, urgency: 1 },
};
