import type { Context } from '@houqin/kit/context';
import { mutate } from '@houqin/kit/mutate';
import { audit } from '@houqin/kit/record';
import { lockRoles } from './give-roles.ts';
import type { SetRoleTotpInput } from './role.inputs.ts';
import { Role } from './role.entity.ts';

/**
 * Whether holders of a role sign in with a second factor. Sessions that run go on; whoever has none
 * sets it up at the next sign-in.
 * @throws ValidationFailed for an unknown role
 */
export function setRoleTotp(ctx: Context, input: SetRoleTotpInput): Promise<Role> {
  return mutate(ctx, { name: 'setRoleTotp', input }, Role, async (tx) => {
    const role = (await lockRoles(tx, 'role', [input.role]))[0]!;
    if (role.totpRequired === input.required) return role;
    role.totpRequired = input.required;
    role.stamp(ctx.caller.subjectId, ctx.clock.now());
    audit(tx, role, 'identity.role.totp-set', {
      before: { totpRequired: !input.required },
      after: { totpRequired: input.required },
    });
    return role;
  });
}
