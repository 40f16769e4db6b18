import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { scopeLevels } from '@houqin/kit/access';
import { ulid } from '@houqin/kit/id';
import type { GrantLevel } from '../../contract/events.ts';

/**
 * What a role says about one permission. A line that nobody edited follows the default its domain
 * declares; an edited one stays as the administrator left it.
 */
@Entity({ tableName: 'role_grant' })
@Unique({ properties: ['roleId', 'permission'] })
export class RoleGrant {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Property({ type: 'string', length: 26 })
  roleId!: string;

  @Index()
  @Property({ type: 'string', length: 80 })
  permission!: string;

  /** Null: not granted. */
  @Enum({ items: () => [...scopeLevels], nullable: true })
  level: GrantLevel | null = null;

  /** What the domain declares at present; null when it grants nothing to this role. */
  @Enum({ items: () => [...scopeLevels], nullable: true })
  defaultLevel: GrantLevel | null = null;

  /** Refused whatever other roles of the same person grant. */
  @Property({ type: 'boolean' })
  denied: boolean = false;

  @Property({ type: 'boolean' })
  edited: boolean = false;
}
