import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';

@Entity({ tableName: 'building' })
@ObjectType({ description: 'A building of one campus.' })
@Directive('@key(fields: "id")')
export class Building extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  /** First part of its rooms' numbers: `S`. */
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

  @Field(() => Int, { nullable: true, description: 'Gross floor area.' })
  @Property({ type: 'integer', nullable: true })
  areaSquareMetres: number | null = null;
}
