import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';

/** A permission as its domain declares it in `contract/permissions.json`. */
@Entity({ tableName: 'permission' })
export class Permission {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Unique()
  @Property({ type: 'string', length: 80 })
  code!: string;

  @Property({ type: 'string', length: 40 })
  domain!: string;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;
}
