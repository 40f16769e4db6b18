import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Ctx, Query, Resolver } from 'type-graphql';
import { DispatchFacts, dispatchFacts } from './dispatch-facts.ts';

@Resolver()
export class DispatchResolver {
  @Query(() => DispatchFacts)
  @Allow('dispatch-board:read')
  dispatchFacts(@Ctx() ctx: Context): Promise<DispatchFacts> {
    return dispatchFacts(ctx);
  }
}
