import type { Context } from '@houqin/kit/context';
import type { Job } from '@houqin/kit/schedule';
import { assignWaiting } from './assign-waiting.ts';
import { changeDuty } from './change-duty.ts';
import { closeSettled } from './close-settled.ts';
import { confirmSilent } from './confirm-silent.ts';
import { escalateOrders } from './escalate-orders.ts';
import { expireOffers } from './expire-offers.ts';

/** Everything that happens to orders and technicians because time passes, in this order. */
export async function runTimers(ctx: Context): Promise<void> {
  await changeDuty(ctx);
  await expireOffers(ctx);
  await assignWaiting(ctx);
  await escalateOrders(ctx);
  await confirmSilent(ctx);
  await closeSettled(ctx);
}

/** One look every 5 s: an offer may stand that much longer, no screen shows it. */
export const timers: Job = { name: 'work-order-timers', when: { everySeconds: 5 }, run: runTimers };
