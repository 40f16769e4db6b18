import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';

/** A site of the hospital. Its `campusId` is itself, so that scopes read every row alike. */
@Entity({ tableName: 'campus' })
@ObjectType({ description: 'A site of the hospital.' })
@Directive('@key(fields: "id")')
export class Campus extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => String)
  @Unique()
  @Property({ type: 'string', length: 20 })
  code!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 60 })
  nameZh!: string;

  @Field(() => String)
  @Property({ type: 'string', length: 120 })
  nameEn!: string;
}
