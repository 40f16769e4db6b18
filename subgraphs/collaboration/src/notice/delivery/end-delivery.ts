import type { Context } from '@houqin/kit/context';
import { transact } from '@houqin/kit/unit-of-work';
import { NoticeDelivery, type DeliveryState } from './notice-delivery.entity.ts';

/** Closes a delivery. */
export async function endDelivery(
  ctx: Context,
  { id }: NoticeDelivery,
  state: DeliveryState,
  error: string | null = null,
  supervisorId: string | null = null,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const row = await tx.findOneOrFail(NoticeDelivery, { id });
    Object.assign(row, { state, error, supervisorId, endedAt: ctx.clock.now() });
    if (state === 'SENT') row.attempts += 1;
  });
}
