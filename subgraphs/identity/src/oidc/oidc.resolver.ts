import type { Context } from '@houqin/kit/context';
import { Allow, Public } from '@houqin/kit/permission';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { User } from '../user/user.entity.ts';
import { UnlinkUserProvidersInput } from './oidc.inputs.ts';
import { oidcOf } from './oidc-of.ts';
import { startPath } from './oidc-routes.ts';
import { SignInProvider } from './sign-in-provider.type.ts';
import { unlinkUserProviders } from './unlink-user-providers.ts';

@Resolver()
export class OidcResolver {
  @Query(() => [SignInProvider], { description: 'Ways to sign in beside the password.' })
  @Public()
  signInProviders(@Ctx() { runtime, locale }: Context): SignInProvider[] {
    return (oidcOf(runtime)?.settings.providers ?? []).map(({ id, titleZh, titleEn }) =>
      Object.assign(new SignInProvider(), {
        ...{ id, title: locale === 'zh' ? titleZh : titleEn },
        url: `${startPath}?provider=${id}`,
      }),
    );
  }

  @Mutation(() => User, { description: 'For whom a provider knows by a new number; on record.' })
  @Allow('user:manage')
  unlinkUserProviders(
    @Arg('input', () => UnlinkUserProvidersInput) input: UnlinkUserProvidersInput,
    @Ctx() ctx: Context,
  ): Promise<User> {
    return unlinkUserProviders(ctx, input);
  }
}
