import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { checkText } from '../check-text.ts';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface RateInput extends OrderInput {
  /** 1 to 5. */
  readonly stars: number;
  readonly comment?: string | null;
}

/** A low score forces a review (S164). */
const lowStars = 2;

/** Whoever asked for the work, or the department, says how it was. */
export function rateWorkOrder(ctx: Context, input: RateInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'rateWorkOrder', input, rights.rate, (tx, order) => {
    const { stars } = input;
    if (!Number.isInteger(stars) || stars < 1 || stars > 5) {
      throw new ValidationFailed('stars', 'out-of-range', { min: 1, max: 5 });
    }
    order.move('RATED', 'RATE');
    order.stars = stars;
    order.ratingComment = checkText('comment', input.comment, { max: 500 });
    order.ratedAt = ctx.clock.now();
    order.needsReview = stars <= lowStars;
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.rated', technicianId: order.technicianId, stars },
      { params: { stars, typed: order.ratingComment } },
    );
  });
}
