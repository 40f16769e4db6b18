import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { scopeLevels } from '@houqin/kit/access';
import { ulid } from '@houqin/kit/id';
import { Field, ObjectType } from 'type-graphql';
import type { GrantLevel } from '../../contract/events.ts';
import { ScopeLevel } from './role.inputs.ts';

/**
 * What a role says about one permission. A line that nobody edited follows the default its domain
 * declares; an edited one stays as the administrator left it.
 */
@Entity({ tableName: 'role_grant' })
@ObjectType({ description: 'What a role says about one permission.' })
@Unique({ properties: ['roleId', 'permission'] })
export class RoleGrant {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'string', length: 26 })
  roleId!: string;

  @Field(() => String)
  @Index()
  @Property({ type: 'string', length: 80 })
  permission!: string;

  @Field(() => ScopeLevel, { nullable: true, description: 'Null: not granted.' })
  @Enum({ items: () => [...scopeLevels], nullable: true })
  level: GrantLevel | null = null;

  @Field(() => ScopeLevel, {
    nullable: true,
    description: 'What the domain declares at present; null: nothing.',
  })
  @Enum({ items: () => [...scopeLevels], nullable: true })
  defaultLevel: GrantLevel | null = null;

  @Field(() => Boolean, { description: 'Refused whatever other roles of the same person grant.' })
  @Property({ type: 'boolean' })
  denied: boolean = false;

  @Field(() => Boolean, { description: 'An administrator set it; the default acts no more.' })
  @Property({ type: 'boolean' })
  edited: boolean = false;
}
