import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';

/** A named bundle of grants. Seeded ones are edited, never removed. */
@Entity({ tableName: 'role' })
@ObjectType({ description: 'A named bundle of grants; a person may hold several.' })
export class Role extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Unique()
  @Property({ type: 'string', length: 60 })
  code!: string;

  @Property({ type: 'string', length: 60 })
  nameZh!: string;

  @Property({ type: 'string', length: 60 })
  nameEn!: string;

  @Field(() => Boolean, { description: 'Whoever holds it signs in with a second factor.' })
  @Property({ type: 'boolean', default: false })
  totpRequired: boolean = false;
}
