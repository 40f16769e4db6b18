import { scopeLevels } from '@houqin/kit/access';
import { registerEnumOnce } from '@houqin/kit/filters';
import { Field, InputType } from 'type-graphql';
import type { GrantLevel } from '../../contract/events.ts';

/** How wide a grant reaches, as the graph's enum. */
export const ScopeLevel = Object.fromEntries(scopeLevels.map((level) => [level, level])) as {
  readonly [L in GrantLevel]: L;
};
registerEnumOnce(ScopeLevel, 'ScopeLevel', 'How wide a permission reaches.');

@InputType()
export class SetGrantInput {
  @Field(() => String, { description: 'Role code.' }) role!: string;
  @Field(() => String, { description: 'Permission code, such as `work-order:start`.' })
  permission!: string;
  @Field(() => ScopeLevel, { nullable: true, description: 'Null: not granted.' })
  level?: GrantLevel | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Beats what other roles grant.' })
  denied!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Back to what the domain declares.' })
  useDefault!: boolean;
  @Field(() => String, { nullable: true, description: 'Why; stands in the audit trail.' })
  reason?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class SetRoleTotpInput {
  @Field(() => String, { description: 'Role code.' }) role!: string;
  @Field(() => Boolean, { description: 'Holders sign in with a second factor.' })
  required!: boolean;
  @Field(() => String) idempotencyKey!: string;
}
