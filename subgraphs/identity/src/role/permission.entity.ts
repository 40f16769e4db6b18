import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';
import { Field, ObjectType } from 'type-graphql';

/** A permission as its domain declares it in `contract/permissions.json`. */
@Entity({ tableName: 'permission' })
@ObjectType({ description: 'What somebody may be allowed to do, as its domain declares it.' })
export class Permission {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Field(() => String, { description: 'Such as `work-order:start`.' })
  @Unique()
  @Property({ type: 'string', length: 80 })
  code!: string;

  @Field(() => String, { description: 'Name of the domain that declares it.' })
  @Property({ type: 'string', length: 40 })
  domain!: string;

  @Property({ type: 'string', length: 120 })
  nameZh!: string;

  @Property({ type: 'string', length: 120 })
  nameEn!: string;
}
