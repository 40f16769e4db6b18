import { Vendor } from '@houqin/kit/vendor';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ApiRefusals, ApiUsage } from './api-usage.entity.ts';

@Resolver(() => ApiUsage)
export class ApiUsageResolver {
  @FieldResolver(() => [ApiRefusals], { description: 'The most frequent first.' })
  @Vendor()
  refused(@Root() { refusals }: ApiUsage): ApiRefusals[] {
    return Object.entries(refusals)
      .map(([code, count]) => Object.assign(new ApiRefusals(), { code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}
