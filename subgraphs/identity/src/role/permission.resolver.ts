import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Permission } from './permission.entity.ts';

@Resolver(() => Permission)
export class PermissionResolver {
  @Query(() => [Permission], { description: 'All permissions of all domains, by domain and code.' })
  @Allow('role:read')
  permissions(@Ctx() { em }: Context): Promise<Permission[]> {
    return em.find(Permission, {}, { orderBy: { domain: 'asc', code: 'asc' } });
  }

  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  name(@Root() permission: Permission, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? permission.nameZh : permission.nameEn;
  }
}
