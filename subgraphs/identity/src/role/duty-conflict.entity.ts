import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ulid } from '@houqin/kit/id';
import { Field, ObjectType } from 'type-graphql';

/**
 * Two permissions that nobody may hold together (不相容职务). They may name permissions that no domain
 * declares yet: the rule acts once both exist.
 */
@Entity({ tableName: 'duty_conflict' })
@Unique({ properties: ['permission', 'other'] })
@ObjectType({ description: 'Two permissions that the same person cannot hold.' })
export class DutyConflict {
  @PrimaryKey({ type: 'string', length: 26 })
  readonly id: string = ulid();

  @Field(() => String)
  @Property({ type: 'string', length: 80 })
  permission!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 80 })
  other!: string;

  @Field(() => String, { description: 'Whose rule it is, and its clause.' })
  @Property({ type: 'string', length: 200 })
  source!: string;
}
