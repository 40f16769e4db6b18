import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Stored } from '../stored.ts';

@Entity({ tableName: 'floor' })
@Unique({ properties: ['buildingId', 'number'] })
@ObjectType({ description: 'A storey of a building.' })
@Directive('@key(fields: "id")')
export class Floor extends Stored {
  @Field(() => ID)
  declare readonly id: string;

  @Field(() => Int, { description: '1 is the ground floor; basements are negative.' })
  @Property({ type: 'integer' })
  number!: number;

  @Index()
  @Property({ type: 'string', length: 26 })
  buildingId!: string;
}

/** `3 层` or `Floor 3`, `地下 1 层` or `Basement 1`. */
export function floorName(number: number, locale: 'zh' | 'en'): string {
  const level = Math.abs(number);
  if (locale === 'zh') return number < 0 ? `地下 ${level} 层` : `${level} 层`;
  return number < 0 ? `Basement ${level}` : `Floor ${level}`;
}
